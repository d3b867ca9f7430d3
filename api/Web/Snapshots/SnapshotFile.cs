using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Api.Snapshots;

/// <summary>
/// The last snapshot on disk, so that riders are answered when Web starts while the database is away. Memory as it is, behind a
/// mark of its layout and before its SHA-256: a file of another release or a damaged one is not used.
/// </summary>
internal sealed class SnapshotFile(string directory, bool withSamples)
{
    private const int HashLength = SHA256.HashSizeInBytes;

    private readonly string _path = Path.Combine(directory, withSamples ? "homes.snapshot" : "homes-real.snapshot");

    private static byte[] Mark =>
        SHA256.HashData([
            .. "QhdHomeMap snapshot 1 "u8,
            .. typeof(HomeRecord).Assembly.ManifestModule.ModuleVersionId.ToByteArray(),
            (byte)Unsafe.SizeOf<HomeRecord>(),
        ]);

    /// <summary>
    /// Writes beside the old file and then takes its place: a crash leaves one or the other whole. Each instance has a folder of
    /// its own.
    /// </summary>
    public void Save(SnapshotStore.State state)
    {
        Directory.CreateDirectory(directory);
        try
        {
            WriteNext(state);
            File.Move(Next, _path, overwrite: true);
        }
        catch
        {
            // A full disk needs the room more than we need half a file.
            File.Delete(Next);
            throw;
        }
    }

    private string Next => _path + ".new";

    private void WriteNext(SnapshotStore.State state)
    {
        using (var file = new FileStream(Next, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
        {
            using var hash = SHA256.Create();
            using (var hashed = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
            using (var writer = new BinaryWriter(hashed))
                Write(writer, state);
            file.Write(hash.Hash);
            file.Flush(flushToDisk: true);
        }
    }

    /// <summary>The saved snapshot and when it was true; null when there is none.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or of another release.</exception>
    public (HomeSnapshot Snapshot, FeedPosition Position, DateTimeOffset AsOf)? Load()
    {
        if (!File.Exists(_path))
            return null;
        using var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
        if (file.Length < Mark.Length + HashLength)
            throw new InvalidDataException("It is cut off.");
        Verify(file);
        using var reader = new BinaryReader(file);
        return Read(reader);
    }

    private static void Verify(FileStream file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        for (var left = file.Length - HashLength; left > 0; )
        {
            var read = file.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            hash.AppendData(buffer, 0, read);
            left -= read;
        }
        file.ReadExactly(buffer, 0, HashLength);
        if (!hash.GetHashAndReset().AsSpan().SequenceEqual(buffer.AsSpan(0, HashLength)))
            throw new InvalidDataException("Its check sum is wrong.");
        file.Position = 0;
    }

    private static void Write(BinaryWriter writer, SnapshotStore.State state)
    {
        var snapshot = state.Snapshot;
        writer.Write(Mark);
        var side = new Side(
            state.AsOf,
            state.Position,
            snapshot.Fingerprint,
            snapshot.Terms.Rows,
            snapshot.Rules.Texts,
            new(snapshot.Closures),
            new(snapshot.Alerts)
        );
        var json = JsonSerializer.SerializeToUtf8Bytes(side);
        writer.Write(json.Length);
        writer.Write(json);
        writer.Write(snapshot.Homes.Length);
        // In pieces: as bytes the records may be more than an array can count.
        for (var at = 0; at < snapshot.Homes.Length; at += 4096)
            writer.Write(MemoryMarshal.AsBytes(snapshot.Homes.AsSpan(at, Math.Min(4096, snapshot.Homes.Length - at))));
        snapshot.Texts.WriteTo(writer);
    }

    private static (HomeSnapshot, FeedPosition, DateTimeOffset) Read(BinaryReader reader)
    {
        if (!reader.ReadBytes(Mark.Length).AsSpan().SequenceEqual(Mark))
            throw new InvalidDataException("It is of another release.");
        var side = JsonSerializer.Deserialize<Side>(reader.ReadBytes(reader.ReadInt32()))!;
        var homes = new HomeRecord[reader.ReadInt32()];
        for (var at = 0; at < homes.Length; at += 4096)
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(homes.AsSpan(at, Math.Min(4096, homes.Length - at))));
        var rules = new HomeRules();
        foreach (var text in side.Rules)
            rules.Number(text);
        var snapshot = new HomeSnapshot(homes, samePlaces: null)
        {
            Texts = TextStore.ReadFrom(reader),
            Rules = rules,
            Terms = new HomeTerms(side.Words),
            Closures = side.Closures,
            Alerts = side.Alerts,
            Fingerprint = side.Fingerprint,
        };
        return (snapshot, side.Position, side.AsOf);
    }

    /// <summary>All that is small enough not to matter how it is written.</summary>
    private sealed record Side(
        DateTimeOffset AsOf,
        FeedPosition Position,
        ulong Fingerprint,
        FeedWords Words,
        IReadOnlyList<string> Rules,
        Dictionary<int, TemporaryClosure> Closures,
        Dictionary<int, byte[]> Alerts
    );
}
