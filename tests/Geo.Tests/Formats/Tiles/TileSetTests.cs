using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using QhdHomeMap.Formats.Layers;
using QhdHomeMap.Formats.Tiles;
using static QhdHomeMap.Geo.Tests.Formats.Tiles.GridPlane;

namespace QhdHomeMap.Geo.Tests.Formats.Tiles;

public sealed class TileSetTests
{
    private static readonly WKTReader Wkt = new();

    [Fact]
    public void Point_AtTheOrigin_IsTheMiddleOfTheWorld()
    {
        var set = TileSet.Build([new("homes", [], [new(7, new Point(0, 0), [])])]);
        var drawn = Assert.Single(ReadTile.Features(set.Render(default)));
        Assert.Equal((7ul, "MULTIPOINT ((2048 2048))"), (drawn.Id, drawn.Shape.ToText()));
    }

    [Theory]
    [InlineData("POINT (100 200)", "MULTIPOINT ((100 200))")]
    [InlineData("POINT (-63 4159)", "MULTIPOINT ((-63 4159))")] // in the rim
    [InlineData("POINT (-65 4159)", null)]
    [InlineData("MULTIPOINT ((1 2), (5000 2), (3 4))", "MULTIPOINT ((1 2), (3 4))")]
    [InlineData("LINESTRING (0 0, 50 1, 100 0)", "MULTILINESTRING ((0 0, 100 0))")] // strays by 1: less than a quarter of a pixel
    [InlineData("LINESTRING (0 0, 50 3, 100 0)", "MULTILINESTRING ((0 0, 50 3, 100 0))")]
    [InlineData("LINESTRING (4000 8, 5000 8)", "MULTILINESTRING ((4000 8, 4160 8))")]
    [InlineData(
        "LINESTRING (100 4000, 100 5000, 200 5000, 200 4000)",
        "MULTILINESTRING ((100 4000, 100 4160), (200 4160, 200 4000))"
    )]
    [InlineData(
        "POLYGON ((0 0, 0 100, 100 100, 100 0, 0 0), (20 20, 40 20, 40 40, 20 40, 20 20))",
        "MULTIPOLYGON (((0 0, 100 0, 100 100, 0 100, 0 0), (40 20, 20 20, 20 40, 40 40, 40 20)))"
    )]
    [InlineData(
        "POLYGON ((-900 -900, -900 9000, 9000 9000, 9000 -900, -900 -900))",
        "MULTIPOLYGON (((-64 -64, 4160 -64, 4160 4160, -64 4160, -64 -64)))"
    )]
    // A hole that leaves nothing on the tile; a comb whose teeth alone are on it.
    [InlineData(
        "POLYGON ((-900 -900, -900 9000, 9000 9000, 9000 -900, -900 -900), (-200 -200, -200 5000, 5000 5000, 5000 -200, -200 -200))",
        null
    )]
    [InlineData(
        "POLYGON ((4000 0, 5000 0, 5000 300, 4000 300, 4000 200, 4500 200, 4500 100, 4000 100, 4000 0))",
        "MULTIPOLYGON (((4000 0, 4160 0, 4160 100, 4000 100, 4000 0)), ((4000 200, 4160 200, 4160 300, 4000 300, 4000 200)))"
    )]
    // Smaller than the grid; a line that touches nothing; nothing at all.
    [InlineData("POLYGON ((10.1 10.1, 10.3 10.1, 10.2 10.3, 10.1 10.1))", null)]
    [InlineData("LINESTRING (10.1 10.1, 10.3 10.2)", null)]
    [InlineData("LINESTRING (-900 100, 100 -900)", null)]
    [InlineData("POLYGON EMPTY", null)]
    [InlineData("MULTILINESTRING EMPTY", null)]
    public void Shape_OnTheGrid_IsDrawnSo(string shape, string? drawn)
    {
        var found = Draw(Wkt.Read(shape));
        if (drawn is null)
        {
            Assert.Empty(found);
            return;
        }
        var got = Assert.Single(found).Shape;
        Assert.True(got.IsValid);
        Assert.Equal(Wkt.Read(drawn).Normalized().ToText(), got.Normalized().ToText());
    }

    [Fact]
    public void Values_OfEveryType_ComeBack()
    {
        TileLayer layer = new(
            "homes",
            ["name", "people", "change", "share", "open", "note"],
            [
                new(1, Degrees(new Point(5, 5)), Values("驿站", 5, -3, 0.25, true, default)),
                new(ulong.MaxValue, Degrees(new Point(6, 5)), Values("驿站", 5, 5, 5.0, false, "")),
            ]
        );
        var raw = Assert.Single(ReadTile.Raw(TileSet.Build([layer]).Render(Tile)).Layers);
        var drawn = ReadTile.Features(raw);
        Assert.Equal((2u, "homes", 4096u), (raw.Version, raw.Name, raw.Extent));
        Assert.Equal([1, ulong.MaxValue], drawn.Select(feature => feature.Id));
        Assert.Equal(
            new Dictionary<string, object>
            {
                ["name"] = "驿站",
                ["people"] = 5ul,
                ["change"] = -3L,
                ["share"] = 0.25,
                ["open"] = true,
            },
            drawn[0].Properties
        );
        Assert.Equal(("", false), (drawn[1].Properties["note"], drawn[1].Properties["open"]));
        // 驿站, 5, -3, 0.25, true, 5.0, false and the empty text: each once.
        Assert.Equal((6, 8), (raw.Keys.Count, raw.Values.Count));
    }

    [Fact]
    public void Tile_ReadByAnotherLibrary_IsTheSameInDegrees()
    {
        var shapes = new[]
        {
            "MULTIPOINT ((70 80))",
            "LINESTRING (10 10, 900 400, 950 1200)",
            "POLYGON ((0 0, 0 1000, 1000 1000, 0 0), (100 300, 300 500, 100 500, 100 300))",
        }.Select(text => Degrees(Wkt.Read(text)));
        var set = TileSet.Build([
            new("all", ["name"], [.. shapes.Select((shape, i) => new TileFeature((ulong)i, shape, [$"第{i}"]))]),
        ]);
        var read = new NetTopologySuite.IO.VectorTiles.Mapbox.MapboxTileReader().Read(
            new MemoryStream(set.Render(Tile)),
            new NetTopologySuite.IO.VectorTiles.Tiles.Tile(X, Y, Z)
        );
        var features = Assert.Single(read.Layers).Features;
        Assert.Equal(["第0", "第1", "第2"], features.Select(feature => feature.Attributes["name"]));
        var unit = 360.0 / (1 << Z) / 4096;
        Assert.All(
            features.Zip(shapes),
            pair => Assert.True(pair.First.Geometry.EqualsTopologically(pair.Second) || Far(pair) < unit)
        );

        static double Far((NetTopologySuite.Features.IFeature Read, Geometry Drawn) pair) =>
            NetTopologySuite.Algorithm.Distance.DiscreteHausdorffDistance.Distance(pair.Read.Geometry, pair.Drawn);
    }

    [Theory]
    [InlineData(13, 0)]
    [InlineData(14, 1)]
    [InlineData(15, 1)]
    [InlineData(16, 0)]
    public void Feature_OutsideItsZooms_IsNotDrawn(int zoom, int drawn)
    {
        var place = Degrees(new Point(0.5, 0.5));
        var set = TileSet.Build([new("roads", [], [new(1, place, [], MinZoom: 14, MaxZoom: 15)])]);
        var tile =
            zoom < Z
                ? ReadTile.At(zoom, X >> (Z - zoom), Y >> (Z - zoom))
                : ReadTile.At(zoom, X << (zoom - Z), Y << (zoom - Z));
        Assert.Equal(drawn, ReadTile.Features(set.Render(tile)).Count);
    }

    [Fact]
    public void Tiles_OfTwoSets_AreOneTile()
    {
        var (a, b) = (Layer(new Point(1, 1)) with { Name = "a" }, Layer(new Point(2, 2)) with { Name = "b" });
        byte[] apart = [.. TileSet.Build([a]).Render(Tile), .. TileSet.Build([b]).Render(Tile)];
        Assert.Equal(TileSet.Build([a, b]).Render(Tile), apart);
        Assert.Equal(["a", "b"], ReadTile.Raw(apart).Layers.Select(layer => layer.Name));
    }

    [Fact]
    public void Tile_WhereNothingIs_HasNoByte() =>
        Assert.Empty(TileSet.Build([Layer(new Point(5000, 1))]).Render(Tile));

    [Fact]
    public void Build_OfWhatCannotBeDrawn_IsRefused()
    {
        Refused(Layer(new Point(1, 1)), Layer(new Point(1, 1)));
        Refused(new TileLayer("a", ["n"], []));
        Refused(new TileLayer("a", ["x", "x"], []));
        Refused(new TileLayer("a", ["x"], [new(1, new Point(1, 1), [])]));
        Refused(new TileLayer("a", [], [new(1, Wkt.Read("GEOMETRYCOLLECTION (POINT (1 1))"), [])]));
        Refused(new TileLayer("a", [], [new(1, new LineString([new(1, 1), new(double.NaN, 1)]), [])]));
        Refused(new TileLayer("a", [], [new(1, Broken(), [])]));

        static void Refused(params TileLayer[] layers) =>
            Assert.ThrowsAny<ArgumentException>(() => TileSet.Build(layers));

        static Polygon Broken() =>
            new(new LinearRing([new(0, 0), new(1, 0), new(double.PositiveInfinity, 1), new(0, 0)]));
    }

    [Fact]
    public void FieldValue_ThatIsNotFinite_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => (FieldValue)double.NaN);
        Assert.Equal(FieldType.None, ((FieldValue)(double?)null).Type);
        Assert.Equal(FieldType.None, ((FieldValue)(string?)null).Type);
        Assert.Equal((FieldValue)0.0, (FieldValue)(-0.0));
    }
}
