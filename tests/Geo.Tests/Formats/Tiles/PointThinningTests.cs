using NetTopologySuite.Geometries;
using QhdHomeMap.Formats.Tiles;
using static QhdHomeMap.Geo.Tests.Formats.Tiles.GridPlane;

namespace QhdHomeMap.Geo.Tests.Formats.Tiles;

public sealed class PointThinningTests
{
    [Fact]
    public void Points_FewEnough_AreAllDrawnAndNotCounted()
    {
        var drawn = Draw(Scatter(4_096, 0, 4096));
        Assert.Equal(4_096, drawn.Count);
        Assert.All(drawn, point => Assert.Empty(point.Properties));
    }

    [Fact]
    public void Points_TooMany_AreOneForEachCellWithTheirNumber()
    {
        // 5,000 points: 3 in the cell of the north-west corner, 4,997 in the one of (1,000, 1,000).
        var points = Enumerable
            .Range(0, 5_000)
            .Select(i =>
                (Geometry)(i % 2_000 == 7 ? new Point(1 + i / 2_000, 63) : new Point(1000 + (i / 5_000.0), 1000))
            );
        var drawn = Draw(points);
        Assert.Equal([(1ul, 4_997), (8ul, 3L)], drawn.Select(point => (point.Id, point.Count)));
        Assert.Equal("MULTIPOINT ((1 63))", drawn[1].Shape.ToText());
    }

    [Fact]
    public void Points_OfNeighboursThatThin_AreTheSameAlongTheEdge()
    {
        // The western tile alone is full, and the zoom thins in both.
        var set = TileSet.Build([Layer([.. Scatter(6_000, 0, 4096), .. Scatter(300, 4096, 8192)])]);
        var west = ReadTile.Features(set.Render(Tile));
        var east = ReadTile.Features(set.Render(ReadTile.At(Z, X + 1, Y)));
        Assert.Equal(InStrip(west, 0), InStrip(east, 4096));
        Assert.NotEmpty(InStrip(west, 0));
        Assert.True(west.Count <= 66 * 66);

        static List<(ulong, long)> InStrip(List<DrawnFeature> points, int origin) =>
            [
                .. points
                    .Where(point => Math.Abs(point.Shape.Coordinate.X + origin - 4096) < 63)
                    .Select(point => (point.Id, point.Count)),
            ];
    }

    [Fact]
    public void Points_OfAWholeProvince_AreCountedInOneSmallTile()
    {
        var random = new Random(400_000);
        var features = Enumerable
            .Range(0, 400_000)
            .Select(i => new TileFeature(
                (ulong)i,
                new Point(113 + (6 * random.NextDouble()), 34 + (6 * random.NextDouble())),
                [$"第{i}驿站"]
            ));
        var tile = TileSet.Build([new("homes", ["name"], [.. features])]).Render(ReadTile.At(4, 13, 6));
        var drawn = ReadTile.Features(tile);
        Assert.True(drawn.Count <= 66 * 66);
        Assert.True(tile.Length < 200_000, $"{tile.Length}");
        Assert.Equal(400_000, drawn.Sum(point => point.Count)); // all of them lie in 13/6 of zoom 4: 112.5° to 135° E, 21.9° to 41.0° N
    }

    private static Geometry[] Scatter(int count, double fromX, double toX)
    {
        var random = new Random(count);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => new Point(fromX + ((toX - fromX) * random.NextDouble()), 4096 * random.NextDouble())),
        ];
    }
}
