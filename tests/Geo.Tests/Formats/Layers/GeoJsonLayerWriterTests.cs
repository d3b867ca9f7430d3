using System.Text;
using System.Text.Json;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;
using QhdHomeMap.Formats.Layers;

namespace QhdHomeMap.Geo.Tests.Formats.Layers;

public sealed class GeoJsonLayerWriterTests
{
    private static readonly JsonSerializerOptions AsTheyTurn = new()
    {
        Converters = { new GeoJsonConverterFactory(new(), false, "id", RingOrientationOption.DoNotModify) },
    };

    private static readonly string Text = Encoding.UTF8.GetString(LayerScene.Write(GeoJsonLayerWriter.Write));

    [Fact]
    public void Collection_ReadByAnotherLibrary_HasTheSameShapesAndValues()
    {
        var read = JsonSerializer.Deserialize<FeatureCollection>(Text, AsTheyTurn)!;
        var written = LayerScene.All.SelectMany(layer => layer.Features).ToList();
        Assert.Equal(written.Count, read.Count);
        Assert.All(
            read.Zip(written),
            pair => Assert.True(pair.First.Geometry.Normalized().EqualsExact(pair.Second.Shape.Normalized(), 6e-8))
        );
        Assert.Equal("港城“驿站”", read[0].Attributes["name"]);
        Assert.Equal(500m, read[0].Attributes["radius_m"]);
        Assert.Equal(true, read[0].Attributes["open"]);
        Assert.Null(read[2].Attributes["name"]);
    }

    [Fact]
    public void Collection_SaysWhatItIs()
    {
        var file = JsonDocument.Parse(Text).RootElement;
        Assert.Equal("wgs84", file.GetProperty("datum").GetString());
        Assert.Equal("2026-11-20T10:30:00.000Z", file.GetProperty("asOf").GetString());
        Assert.Equal("输入", file.GetProperty("remarks")[0].GetProperty("name").GetString());
        Assert.Equal("站点", file.GetProperty("layers")[0].GetProperty("title").GetString());
        Assert.Equal(
            ["homes", "homes", "homes", "roads", "roads", "areas", "areas"],
            file.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("layer").GetString()!)
        );
    }

    [Fact]
    public void Coordinates_HaveSevenDecimals_AndRingsTurnAsTheyMust()
    {
        var features = JsonDocument.Parse(Text).RootElement.GetProperty("features");
        Assert.Equal(
            "[119.6005123,39.93]",
            features[0].GetProperty("geometry").GetProperty("coordinates").GetRawText()
        );
        foreach (var feature in features.EnumerateArray().Skip(5))
        {
            var shape = feature.GetProperty("geometry").Deserialize<Geometry>(AsTheyTurn)!;
            for (var i = 0; i < shape.NumGeometries; i++)
            {
                var polygon = (Polygon)shape.GetGeometryN(i);
                Assert.True(Orientation.IsCCW(polygon.Shell.CoordinateSequence));
                Assert.All(polygon.Holes, hole => Assert.False(Orientation.IsCCW(hole.CoordinateSequence)));
            }
        }
    }
}
