using CsCheck;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.Roads.Snapping;
using QhdHomeMap.Geo.Tests.Roads.Search;

namespace QhdHomeMap.Geo.Tests.Roads;

public class EdgeLineTests
{
    [Fact]
    public void At_BentRoad_CountsMetresRoundTheCorner()
    {
        // 300 m east, then 100 m north: half of the way is at 200 m east, nine tenths 60 m up.
        var line = new EdgeLine(
            new RoadNetwork(
                [RandomRoads.AtMetres(0, 0), RandomRoads.AtMetres(300, 100)],
                [1, 2],
                [new(0, 1, 400, 400, 0, RoadClass.Residential, RoadAccess.All)],
                [0, 1],
                [RandomRoads.AtMetres(300, 0)],
                [""]
            ),
            edge: 0
        );
        AssertNear(RandomRoads.AtMetres(200, 0), line.At(0.5));
        AssertNear(RandomRoads.AtMetres(300, 60), line.At(0.9));
        Assert.Equal(RandomRoads.AtMetres(0, 0), line.At(0));
        Assert.Equal(RandomRoads.AtMetres(300, 100), line.At(1));
        Assert.Equal(0.75, line.FractionAt(1, 0), 1e-5);
    }

    [Fact]
    public void At_AnyPointOfAnEdge_IsWhereSnappingFindsItAgain() =>
        Gen.Select(RandomRoads.Directed, Gen.Double[0, 1])
            .Sample(
                (town, fraction) =>
                {
                    for (var edge = 0; edge < town.Edges.Length; edge++)
                    {
                        var own = edge;
                        var index = EdgeIndex.Build(town, road => road == town.Edges[own]);
                        var place = new EdgeLine(town, edge).At(fraction);
                        // Lines of kilometres, as these are, are not quite as straight in degrees as in the plane.
                        Assert.InRange(index.Nearest(place)!.Value.DistanceM, 0, 0.5);
                    }
                },
                iter: 30
            );

    [Fact]
    public void FractionAt_RoadWithoutLength_Is0()
    {
        var place = new Wgs84(119.6, 39.93);
        var line = new EdgeLine(
            new([place, place], [1, 2], [new(0, 1, 0, 0, 0, RoadClass.Steps, RoadAccess.All)], [0, 0], [], [""]),
            edge: 0
        );
        Assert.Equal(0, line.FractionAt(0, 0.5));
        Assert.Equal(place, line.At(0.5));
    }

    private static void AssertNear(Wgs84 expected, Wgs84 found) =>
        Assert.InRange(Geodesic.DistanceM(expected, found), 0, 0.01);
}
