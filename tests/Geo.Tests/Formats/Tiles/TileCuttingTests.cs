using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.OverlayNG;
using QhdHomeMap.Formats.Tiles;
using static QhdHomeMap.Geo.Tests.Formats.Tiles.GridPlane;
using SpatialFunction = NetTopologySuite.Operation.Overlay.SpatialFunction;

namespace QhdHomeMap.Geo.Tests.Formats.Tiles;

/// <summary>Any line and any area, against the general overlay.</summary>
public sealed class TileCuttingTests
{
    /// <summary>What simplifying (2) and rounding (0.71) may move a line by, in units of the grid.</summary>
    private const double Strays = 2.8;

    private static readonly Geometry Rim = ReadTile.Grid.ToGeometry(new Envelope(-64, 4160, -64, 4160));

    private static readonly Geometry Inside = ReadTile.Grid.ToGeometry(new Envelope(-60, 4156, -60, 4156));

    private static readonly Gen<Coordinate> Place = Gen.Select(
        Gen.Double[-3_000, 7_000],
        Gen.Double[-3_000, 7_000],
        (x, y) => new Coordinate(x, y)
    );

    private static readonly Gen<LineString> Line = Place.Array[2, 30].Select(ReadTile.Grid.CreateLineString);

    /// <summary>Rings around places in and near the tile, wavy enough that the rim often cuts them in pieces; some with a hole.</summary>
    private static readonly Gen<Polygon> Area = Gen.Select(
        Place,
        Gen.Double[0.2, 1].Array[5, 60],
        Gen.Double[0, 3.6],
        Gen.Bool,
        (centre, radii, size, hasHole) => Star(centre, radii, Math.Pow(10, size), hasHole)
    );

    /// <summary>Corners on a small grid: rings that cross, touch and turn back on themselves, or are points and lines.</summary>
    private static readonly Gen<Polygon> Tangle = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9])
        .Array[3, 9]
        .Select(corners =>
            ReadTile.Grid.CreatePolygon([
                .. corners.Append(corners[0]).Select(c => new Coordinate(500.0 * (c.Item1 - 1), 500.0 * (c.Item2 - 1))),
            ])
        );

    /// <summary>A line that runs along the rim may stray across it, so what must be there is asked well inside.</summary>
    [Fact]
    public void Line_Any_IsDrawnWhereItIsAndNowhereElse() =>
        Line.Sample(
            line =>
            {
                var drawn = ReadTile.Grid.BuildGeometry([.. Draw(line).Select(feature => feature.Shape)]);
                Assert.True(Rim.Covers(drawn) || drawn.IsEmpty);
                Assert.All(Along(drawn), place => Assert.True(line.IsWithinDistance(place, Strays)));
                Assert.All(
                    Along(line).Where(place => Inside.Covers(place)),
                    place => Assert.True(drawn.IsWithinDistance(place, 2 * Strays))
                );
            },
            iter: 300
        );

    [Fact]
    public void Area_Any_IsValidAndDrawnWhereItIsAndNowhereElse()
    {
        var cut = 0;
        Area.Sample(
            area =>
            {
                var core = OverlayNGRobust.Overlay(area.Buffer(-Strays), Inside, SpatialFunction.Intersection);
                if (Draw(area) is not [var drawn])
                {
                    Assert.True(core.IsEmpty);
                    return;
                }
                Assert.True(drawn.Shape.IsValid, drawn.Shape.ToText());
                Assert.True(Rim.Covers(drawn.Shape));
                Assert.True(area.Buffer(Strays).Covers(drawn.Shape));
                Assert.True(core.IsEmpty || drawn.Shape.Buffer(Strays).Covers(core));
                Interlocked.Add(ref cut, Rim.Covers(area) ? 0 : 1);
            },
            iter: 1_000
        );
        Assert.True(cut > 100, $"{cut}");
    }

    [Fact]
    public void Area_ThatIsNotValid_IsRepaired() =>
        Tangle.Sample(
            area =>
            {
                var expected = OverlayNGRobust.Overlay(GeometryFixer.Fix(area), Rim, SpatialFunction.Intersection);
                var drawn = Draw(area);
                Assert.All(drawn, one => Assert.True(one.Shape.IsValid, one.Shape.ToText()));
                Assert.Equal(expected.Area, drawn.Sum(one => one.Shape.Area), Strays * (1 + expected.Length));
            },
            iter: 1_000
        );

    /// <summary>Neighbours draw the strip along their common edge alike: every point of a line that is well inside both rims is in both.</summary>
    [Fact]
    public void Lines_AcrossAnEdge_HaveTheSamePointsOnBothSides()
    {
        var near = Gen.Select(Gen.Double[3_900, 4_300], Gen.Double[0, 4_096], (x, y) => new Coordinate(x, y));
        near.Array[2, 60]
            .Select(ReadTile.Grid.CreateLineString)
            .Sample(
                line =>
                {
                    var set = TileSet.Build([Layer(line)]);
                    var west = ReadTile.Features(set.Render(Tile)).SelectMany(f => f.Shape.Coordinates);
                    var east = ReadTile
                        .Features(set.Render(ReadTile.At(Z, X + 1, Y)))
                        .SelectMany(f => f.Shape.Coordinates)
                        .Select(c => new Coordinate(c.X + 4096, c.Y));
                    Assert.Equal(InStrip(west), InStrip(east));
                },
                iter: 500
            );

        static List<(double, double)> InStrip(IEnumerable<Coordinate> points) =>
            [.. points.Where(p => Math.Abs(p.X - 4096) < 62).Select(p => (p.X, p.Y)).Order()];
    }

    [Fact]
    public void Hexagons_SideBySide_ShareTheirCorners()
    {
        var hexagons = Enumerable.Range(0, 400).Select(i => Hexagon(i % 20, i / 20)).ToArray();
        var drawn = Draw(hexagons);
        Assert.Equal(hexagons.Length, drawn.Count);
        // A corner of the mesh is met by three hexagons: if any were rounded apart there would be more corners than in the mesh.
        var corners = drawn.SelectMany(f => f.Shape.Coordinates).Distinct().Count();
        var mesh = hexagons.SelectMany(h => h.Coordinates).DistinctBy(c => (Math.Round(c.X, 3), Math.Round(c.Y, 3)));
        Assert.Equal(mesh.Count(), corners);
    }

    [Fact]
    public void Tile_RenderedAgainOnOtherThreads_HasTheSameBytes() =>
        Gen.Select(Area.Array[30], Line.Array[30])
            .Sample(
                (areas, lines) =>
                {
                    var layer = Layer([.. areas, .. lines]);
                    var set = TileSet.Build([layer]);
                    var expected = set.Render(Tile);
                    var others = ParallelEnumerable.Range(0, 8).Select(_ => set.Render(Tile)).ToList();
                    Assert.All([.. others, TileSet.Build([layer]).Render(Tile)], tile => Assert.Equal(expected, tile));
                },
                iter: 20
            );

    /// <summary>Places along lines, 40 units apart at most.</summary>
    private static IEnumerable<Point> Along(Geometry lines) =>
        lines.IsEmpty
            ? []
            : NetTopologySuite.Densify.Densifier.Densify(lines, 40).Coordinates.Select(ReadTile.Grid.CreatePoint);

    private static Polygon Star(Coordinate centre, double[] radii, double size, bool hasHole)
    {
        var holes = hasHole ? [Ring(centre, [.. radii.Select(_ => 0.1)], size)] : Array.Empty<LinearRing>();
        return ReadTile.Grid.CreatePolygon(Ring(centre, radii, size), holes);
    }

    private static LinearRing Ring(Coordinate centre, double[] radii, double size)
    {
        var corners = radii
            .Select((radius, i) => (Radius: radius * size, Angle: Math.Tau * i / radii.Length))
            .Select(p => new Coordinate(
                centre.X + (p.Radius * Math.Cos(p.Angle)),
                centre.Y + (p.Radius * Math.Sin(p.Angle))
            ))
            .ToArray();
        return ReadTile.Grid.CreateLinearRing([.. corners, corners[0]]);
    }

    private static Polygon Hexagon(int column, int row)
    {
        const double Side = 60.3;
        var (x, y) = (1.5 * Side * column, Math.Sqrt(3) * Side * (row + (column % 2 * 0.5)));
        return ReadTile.Grid.CreatePolygon(Ring(new(x + 100, y + 100), [1, 1, 1, 1, 1, 1], Side));
    }
}
