using CsCheck;
using NetTopologySuite.Geometries;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Layouts.Density;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.Tests.Roads.Search;
using static QhdHomeMap.Geo.Tests.Layouts.StreetPlan;

namespace QhdHomeMap.Geo.Tests.Layouts.Density;

public class RoadsByAreaTests
{
    private static readonly Gen<Geometry?> Triangle = Gen.Select(Gen.Double[119.57, 119.63], Gen.Double[39.91, 39.96])
        .Select(corner => new Coordinate(corner.Item1, corner.Item2))
        .Array[3]
        .Select(c => (Geometry?)new Polygon(new LinearRing([c[0], c[1], c[2], c[0]])));

    [Fact]
    public void Split_RoadOverABorder_IsCutWhereItCrosses()
    {
        // 1,000 m eastward; the western area ends at 300 m, the eastern one begins there and ends at 900 m.
        var road = Network([(0, 0), (1_000, 0)], new Street(0, 1));
        var areas = new AreaPolygons([Block(-100, -100, 300, 100), null, Block(300, -100, 900, 100)]);
        var stretches = RoadsByArea.Split(road, areas).Stretches.ToArray();
        Assert.Equal([0, 2, -1], stretches.Select(s => s.Area));
        Assert.Equal([0.3, 0.9, 1], stretches.Select(s => Math.Round(s.Stretch.End, 9)));
        Assert.Equal([0, 0.3, 0.9], stretches.Select(s => Math.Round(s.Stretch.Start, 9)));
    }

    [Fact]
    public void Split_RoadAlongACommonBorder_IsOfTheFirstArea()
    {
        var road = Network([(0, 0), (1_000, 0)], new Street(0, 1));
        var areas = new AreaPolygons([Block(0, 0, 600, 100), Block(0, -100, 1_000, 0)]);
        var stretches = RoadsByArea.Split(road, areas).Stretches.ToArray();
        Assert.Equal([0, 1], stretches.Select(s => s.Area));
        Assert.Equal(0.6, stretches[0].Stretch.End, 1e-9);
    }

    [Fact]
    public void Split_IslandWithinAnArea_IsNotOfIt()
    {
        // A hole of 200 m in the middle of the area: 400 + 400 m are within, 200 outside.
        var road = Network([(0, 0), (1_000, 0)], new Street(0, 1));
        var holed = Block(-100, -100, 1_100, 100).Difference(Block(400, -50, 600, 50));
        var stretches = RoadsByArea.Split(road, new([holed])).Stretches.ToArray();
        Assert.Equal([0, -1, 0], stretches.Select(s => s.Area));
        Assert.Equal(0.2, stretches[1].Stretch.End - stretches[1].Stretch.Start, 1e-9);
    }

    [Fact]
    public void Split_AnyTownAndAreas_LosesNothingAndAgreesWithFineSamples() =>
        Gen.Select(RandomRoads.Directed, Triangle.Array[0, 4])
            .Sample(
                (town, outlines) =>
                {
                    var areas = new AreaPolygons(outlines);
                    var next = (Edge: 0, At: 0d);
                    foreach (var (area, stretch) in RoadsByArea.Split(town, areas).Stretches)
                    {
                        Assert.Equal(next, (stretch.Edge, stretch.Start));
                        next = stretch.End == 1 ? (stretch.Edge + 1, 0) : (stretch.Edge, stretch.End);
                        var line = new EdgeLine(town, stretch.Edge);
                        for (var i = 1; i < 40 && stretch.End - stretch.Start > 1e-4; i++)
                        {
                            var place = line.At(stretch.Start + ((stretch.End - stretch.Start) * (i / 40d)));
                            Assert.True(area == FirstOf(outlines, place) || IsByABorder(outlines, place));
                        }
                    }
                    Assert.Equal((town.Edges.Length, 0), next);
                },
                iter: 200
            );

    [Fact]
    public void AreaOf_PlaceInTwoAreas_IsTheFirst()
    {
        var areas = new AreaPolygons([null, Block(0, 0, 200, 200), Block(100, 0, 300, 200)]);
        Assert.Equal(1, areas.AreaOf(RandomRoads.AtMetres(150, 100)));
        Assert.Equal(2, areas.AreaOf(RandomRoads.AtMetres(250, 100)));
        Assert.Equal(-1, areas.AreaOf(RandomRoads.AtMetres(350, 100)));
    }

    private static int FirstOf(Geometry?[] outlines, Wgs84 place) =>
        Array.FindIndex(outlines, outline => outline!.Covers(new Point(place.Lon, place.Lat)));

    private static bool IsByABorder(Geometry?[] outlines, Wgs84 place) =>
        outlines.Any(outline => outline!.Boundary.Distance(new Point(place.Lon, place.Lat)) < 1e-9);
}
