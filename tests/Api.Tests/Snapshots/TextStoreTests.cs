using QhdHomeMap.Api.Snapshots;

namespace QhdHomeMap.Api.Tests.Snapshots;

public sealed class TextStoreTests
{
    /// <summary>A snapshot is saved beside its follower, which fills the room that is still free in the last chunk they share.</summary>
    [Fact]
    public void Saved_WhileTheNextStoreIsWritten_IsWhatItWas()
    {
        var store = new TextStore();
        store.Add("文化路"u8);
        var before = Save(store);

        store.Continue().Add("河北大街"u8);

        Assert.Equal(before, Save(store));
    }

    [Fact]
    public void Loaded_HoldsEveryText_AndGoesOn()
    {
        var store = new TextStore();
        var first = store.Add("文化路"u8);
        // Two of these and the first do not fit into one chunk.
        var long1 = store.Add(new byte[(TextStore.ChunkSize / 2) - 4]);
        var long2 = store.Add(Enumerable.Repeat((byte)7, TextStore.ChunkSize / 2).ToArray());

        using var reader = new BinaryReader(new MemoryStream(Save(store)));
        var loaded = TextStore.ReadFrom(reader);
        var added = loaded.Add("河北大街"u8);

        Assert.Equal("文化路"u8, loaded[first]);
        Assert.Equal(store[long1], loaded[long1]);
        Assert.Equal(store[long2], loaded[long2]);
        Assert.Equal("河北大街"u8, loaded[added]);
        Assert.Equal(store.Written + added.Length, loaded.Written);
    }

    private static byte[] Save(TextStore store)
    {
        using var file = new MemoryStream();
        using (var writer = new BinaryWriter(file, System.Text.Encoding.UTF8, leaveOpen: true))
            store.WriteTo(writer);
        return file.ToArray();
    }
}
