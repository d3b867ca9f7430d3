using System.IO.Compression;
using System.Text;
using NetTopologySuite.Features;
using NetTopologySuite.IO.Esri;
using QhdHomeMap.Formats.Layers;

namespace QhdHomeMap.Geo.Tests.Formats.Layers;

public sealed class ShapefileZipWriterTests
{
    private static readonly ZipArchive Zip = new(new MemoryStream(LayerScene.Write(ShapefileZipWriter.Write)));

    [Fact]
    public void Zip_HoldsAllFilesAtTheTimeOfTheContent()
    {
        Assert.Equal(
            LayerScene
                .All.SelectMany(layer =>
                    ((string[])["shp", "shx", "dbf", "prj", "cpg"]).Select(e => $"{layer.Name}.{e}")
                )
                .Append("说明.txt"),
            Zip.Entries.Select(entry => entry.FullName)
        );
        Assert.All(Zip.Entries, entry => Assert.Equal(new(2026, 11, 20, 18, 30, 0), entry.LastWriteTime.DateTime));
        Assert.Equal([126, 11, 20], Bytes("homes.dbf")[1..4]); // 1900 + 126
        Assert.Equal("UTF-8"u8, Bytes("homes.cpg"));
    }

    [Fact]
    public void Shapes_ReadByAnotherLibrary_AreTheSame()
    {
        foreach (var layer in LayerScene.All)
        {
            Assert.All(
                Read(layer.Name).Zip(layer.Features),
                pair => Assert.True(pair.First.Geometry.EqualsTopologically(pair.Second.Shape))
            );
            Assert.Equal(layer.Features.Count, Read(layer.Name).Length);
        }
    }

    [Fact]
    public void Values_ReadByAnotherLibrary_AreTheSame_ButLongTextsAreCutAtACharacter()
    {
        var homes = Read("homes");
        Assert.Equal("港城“驿站”", homes[0].Attributes["name"]);
        Assert.Equal(500L, Convert.ToInt64(homes[0].Attributes["radius_m"], null));
        Assert.Equal(0.25, homes[0].Attributes["share"]);
        Assert.Equal(true, homes[0].Attributes["open"]);
        Assert.Equal(LayerScene.LongName[..84], homes[1].Attributes["name"]);
        Assert.Equal(12345678.5, homes[1].Attributes["share"]);
        Assert.Null(homes[2].Attributes["share"]);
    }

    [Fact]
    public void Text_SaysWhatTheColumnsAreAndWhatWasCut()
    {
        var text = Encoding.UTF8.GetString(Bytes("说明.txt"));
        Assert.Contains("暖心服务圈（内部使用）", text, StringComparison.Ordinal);
        Assert.Contains("路网：第 3 版", text, StringComparison.Ordinal);
        Assert.Contains("radius_m：覆盖半径（米）\r\n", text, StringComparison.Ordinal);
        Assert.Contains("name：名称（有 1 处文字超过 254 字节，在此格式中被截断）", text, StringComparison.Ordinal);
    }

    private static Feature[] Read(string layer) =>
        Shapefile.ReadAllFeatures(
            new MemoryStream(Bytes($"{layer}.shp")),
            new MemoryStream(Bytes($"{layer}.dbf")),
            new() { Encoding = Encoding.UTF8 }
        );

    private static byte[] Bytes(string name)
    {
        lock (Zip)
        {
            using var entry = Zip.GetEntry(name)!.Open();
            using var bytes = new MemoryStream();
            entry.CopyTo(bytes);
            return bytes.ToArray();
        }
    }
}
