using NetTopologySuite.Geometries;
using QhdHomeMap.Formats.Layers;

namespace QhdHomeMap.Geo.Tests.Formats.Layers;

public sealed class FeatureLayerTests
{
    private static readonly LayerColumn Name = new("name", "名称", FieldType.Text);

    [Theory]
    [InlineData("Homes")]
    [InlineData("站点")]
    [InlineData("a b")]
    [InlineData("a\"; drop table x")]
    [InlineData("1a")]
    [InlineData("")]
    public void Name_OfAnyOtherForm_IsRefused(string name)
    {
        Refused(() => new(name, "层", LayerGeometry.Points, [], []));
        Refused(() => new("layer_1", "层", LayerGeometry.Points, [new(name, "列", FieldType.Text)], []));
    }

    [Fact]
    public void Layer_ThatAFormatCouldNotHold_IsRefused()
    {
        Refused(() => Points([new("elevenchars", "列", FieldType.Text)]));
        Refused(() => Points([new("fid", "列", FieldType.Text)]));
        Refused(() => Points([Name, Name]));
        Refused(() => Points([Name], new LayerFeature(1, new Point(1, 1), [])));
        Refused(() => Points([Name], new LayerFeature(1, new Point(1, 1), [5L])));
        Refused(() => Points([], new LayerFeature(1, new Point(1, 1), []), new LayerFeature(1, new Point(2, 1), [])));
        Refused(() => Points([], new LayerFeature(1, Point.Empty, [])));
        Refused(() => Points([], new LayerFeature(1, LayerScene.Wkt("LINESTRING (0 0, 1 1)"), [])));
        Refused(() => Points([], new LayerFeature(1, new Point(13_000_000, 4_800_000), [])));
        Refused(() => Points([], new LayerFeature(1, new Point(double.NaN, 1), [])));
    }

    [Fact]
    public void Layers_OfOneName_AreRefusedByEveryWriter()
    {
        FeatureLayer[] twice = [LayerScene.Homes, LayerScene.Homes];
        using var stream = new MemoryStream();
        Assert.Throws<ArgumentException>(() => GeoJsonLayerWriter.Write(stream, LayerScene.Document, twice));
        Assert.Throws<ArgumentException>(() => GeoPackageWriter.Write(stream, LayerScene.Document, twice));
        Assert.Throws<ArgumentException>(() => ShapefileZipWriter.Write(stream, LayerScene.Document, twice));
        Assert.Equal(0, stream.Length);
    }

    public static TheoryData<string> Formats => ["geojson", "gpkg", "shp"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void File_WrittenAgainOnAnotherThread_HasTheSameBytes(string format)
    {
        Action<Stream, LayerDocument, IReadOnlyList<FeatureLayer>> write = format switch
        {
            "geojson" => GeoJsonLayerWriter.Write,
            "gpkg" => GeoPackageWriter.Write,
            _ => ShapefileZipWriter.Write,
        };
        var files = ParallelEnumerable.Range(0, 4).Select(_ => LayerScene.Write(write)).ToList();
        Assert.All(files, file => Assert.Equal(LayerScene.Write(write), file));
    }

    private static FeatureLayer Points(IReadOnlyList<LayerColumn> columns, params LayerFeature[] features) =>
        new("points", "点", LayerGeometry.Points, columns, features);

    private static void Refused(Func<FeatureLayer> make) => Assert.Throws<ArgumentException>(() => make());
}
