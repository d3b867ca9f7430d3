using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Geo.Tests.Roads;

public class RoadNetworkBuilderTests
{
    [Fact]
    public void Ways_ThatShareAPoint_MeetThere()
    {
        // 1 ---- 2 ---- 3, and 4 below 2: 100 m east, 100 m east, 50 m south.
        var network = new WayScene()
            .Point(1, 0, 0)
            .Point(2, 100, 0)
            .Point(3, 200, 0)
            .Point(4, 100, -50)
            .Way(1, 2, 3)
            .Way(4, 2)
            .Build()
            .Network;

        Assert.Equal(["1-2 100/100", "2-3 100/100", "4-2 50/50"], WayScene.Describe(network));
    }

    [Fact]
    public void Ways_ThatOnlyCross_DoNotMeet()
    {
        // A bridge from west to east over a street from south to north: they cross at (0, 0) without a common point.
        var network = new WayScene()
            .Point(1, -60, 0)
            .Point(2, 60, 0)
            .Point(3, 0, -40)
            .Point(4, 0, 40)
            .Way(1, 2)
            .Way(3, 4)
            .Build()
            .Network;

        Assert.Equal(["1-2 120/120", "3-4 80/80"], WayScene.Describe(network));
    }

    [Fact]
    public void Points_WithinAWay_AreItsShape_AndCountInItsLength()
    {
        // 30 m east, 40 m north, 30 m east: 100 m along, 72.11 m as the crow flies.
        var network = new WayScene()
            .Point(1, 0, 0)
            .Point(2, 30, 0)
            .Point(3, 30, 40)
            .Point(4, 60, 40)
            .Way(1, 2, 3, 4)
            .Build()
            .Network;

        Assert.Equal(["1-4 100/100  (30,0) (30,40)"], WayScene.Describe(network));
        Assert.Equal(4, network.PointCount(0));
    }

    [Fact]
    public void Ways_ThatMeetThemselves_AreCutThere_AndLoopsStay()
    {
        // A lollipop: a stem of 100 m from 1 to 2, then round a square of 40 m and back to 2.
        var network = new WayScene()
            .Point(1, -100, 0)
            .Point(2, 0, 0)
            .Point(3, 40, 0)
            .Point(4, 40, 40)
            .Point(5, 0, 40)
            .Way(1, 2, 3, 4, 5, 2)
            .Build()
            .Network;

        Assert.Equal(["1-2 100/100", "2-2 160/160  (40,0) (40,40) (0,40)"], WayScene.Describe(network));
    }

    [Fact]
    public void Points_RepeatedInARow_AreOne()
    {
        // 2 twice by id; 5 stands where 2 does; 6 stands where the way ends.
        var network = new WayScene()
            .Point(1, 0, 0)
            .Point(2, 10, 0)
            .Point(5, 10, 0)
            .Point(6, 30, 0)
            .Point(3, 30, 0)
            .Way(1, 1, 2, 2, 5, 6, 3)
            .Build()
            .Network;

        Assert.Equal(["1-3 30/30  (10,0)"], WayScene.Describe(network));
    }

    [Fact]
    public void Edges_WithoutLength_StayBetweenTwoNodes_AndGoWhereTheyLeadBack()
    {
        // 2 and 3 are two nodes in one place; the third way only stands still.
        var build = new WayScene()
            .Point(1, 0, 0)
            .Point(2, 10, 0)
            .Point(3, 10, 0)
            .Point(4, 20, 0)
            .Way(1, 2)
            .Way(2, 3)
            .Way(3, 4)
            .Way(4, 4)
            .Build();

        Assert.Equal(["1-2 10/10", "2-3 0/0", "3-4 10/10"], WayScene.Describe(build.Network));
        Assert.Equal((3, 1), (build.WaysByFate[(int)RoadDrop.None], build.WaysByFate[(int)RoadDrop.TooShort]));
    }

    [Fact]
    public void Points_WhosePlaceIsUnknown_CutTheWay()
    {
        var build = new WayScene()
            .Point(1, 0, 0)
            .Point(2, 10, 0)
            .Missing(3)
            .Point(4, 30, 0)
            .Point(5, 50, 0)
            .Point(6, 70, 0)
            .Way(1, 2, 3, 4, 5)
            .Way(3, 6)
            .Build();

        Assert.Equal(["1-2 10/10", "4-5 20/20"], WayScene.Describe(build.Network));
        Assert.Equal((1, 1), (build.WaysByFate[(int)RoadDrop.None], build.WaysByFate[(int)RoadDrop.TooShort]));
    }

    [Theory]
    [InlineData(RoadAccess.All, "1-2 100/100")]
    [InlineData(RoadAccess.Walk | RoadAccess.CycleForward, "1-2 100/100")]
    [InlineData(RoadAccess.CycleForward, "1-2 100/Infinity")]
    [InlineData(RoadAccess.CycleBackward, "1-2 Infinity/100")]
    public void Lengths_AreInfinite_WhereNobodyMayGo(RoadAccess access, string edge)
    {
        var network = new WayScene()
            .Point(1, 0, 0)
            .Point(2, 100, 0)
            .Way("", RoadClass.Cycleway, access, 1, 2)
            .Build()
            .Network;

        Assert.Equal([edge], WayScene.Describe(network));
        Assert.Equal((RoadClass.Cycleway, access), (network.Edges[0].Class, network.Edges[0].Access));
    }

    [Fact]
    public void Clip_KeepsWhatTouchesTheArea_AndCutsAtTheFirstPointOutside()
    {
        // The area is the square from (0, 0) to (100, 100). 1 leaves to the east over 3; 4 passes by; 6 to 7 crosses it between
        // two points outside.
        var clip = new RoadClip(ClipTests.Square(0, 0, 100, 100));
        var build = new WayScene()
            .Point(1, 50, 50)
            .Point(2, 90, 50)
            .Point(3, 120, 50)
            .Point(8, 150, 50)
            .Point(4, 300, 0)
            .Point(5, 400, 0)
            .Point(6, -10, 10)
            .Point(7, 110, 10)
            .Way(1, 2, 3, 8)
            .Way(4, 5)
            .Way(6, 7)
            .Build(clip);

        Assert.Equal(["1-3 70/70  (90,50)"], WayScene.Describe(build.Network));
        Assert.Equal((1, 2), (build.WaysByFate[(int)RoadDrop.None], build.WaysByFate[(int)RoadDrop.Outside]));
    }

    [Fact]
    public void Clip_OfAWayThatComesBack_LeavesItsParts()
    {
        var clip = new RoadClip(ClipTests.Square(0, 0, 100, 100));
        var network = new WayScene()
            .Point(1, 50, 50)
            .Point(2, 150, 50)
            .Point(3, 150, 60)
            .Point(4, 50, 60)
            .Way(1, 2, 3, 4)
            .Build(clip)
            .Network;

        Assert.Equal(["1-2 100/100", "3-4 100/100"], WayScene.Describe(network));
    }

    [Fact]
    public void Nodes_FollowACurve_AndEdgesTheirNodes()
    {
        // A grid of 8 by 8 nodes. Along a Hilbert curve each is beside the next.
        var scene = new WayScene();
        for (var i = 0; i < 64; i++)
        {
            scene.Point(i, 100 * (i % 8), 100 * (i / 8));
        }

        for (var i = 0; i < 8; i++)
        {
            scene.Way([.. Enumerable.Range(0, 8).Select(k => (long)((8 * i) + k))]);
            scene.Way([.. Enumerable.Range(0, 8).Select(k => (long)((8 * k) + i))]);
        }

        var network = scene.Build().Network;

        Assert.Equal(112, network.Edges.Length);
        for (var i = 1; i < 64; i++)
        {
            var (before, after) = (network.Nodes[i - 1], network.Nodes[i]);
            Assert.Equal(100, Geodesic.DistanceM(before, after), 0.001);
        }

        var froms = network.Edges.ToArray().Select(edge => edge.From).ToArray();
        Assert.Equal(froms.Order(), froms);
    }

    [Fact]
    public void Names_ThatNoEdgeBears_AreLeftOut()
    {
        var network = new WayScene()
            .Point(1, 0, 0)
            .Point(2, 100, 0)
            .Way("无处可去", RoadClass.Service, RoadAccess.All, 1, 1)
            .Way("河北大街", RoadClass.Primary, RoadAccess.All, 1, 2)
            .Build()
            .Network;

        Assert.Equal(["", "河北大街"], network.Names.ToArray());
        Assert.Equal(1, network.Edges[0].Name);
    }

    [Fact]
    public void NoWays_MakeAnEmptyNetwork()
    {
        var network = new WayScene().Build().Network;

        Assert.Equal((0, 0, 0), (network.Nodes.Length, network.Edges.Length, network.ShapePoints.Length));
    }

    [Fact]
    public void Lines_ThatComeWithoutIds_MeetWhereTheyAgreeToACentimetre()
    {
        var lines = new RoadLines();
        lines.Add(new(0, RoadClass.Path, RoadAccess.All), [new(119.6, 39.9), new(119.61, 39.9)]);
        // 1e-7 degrees beside the first line's end, on the other side of a rounding border; then twice that beside.
        lines.Add(new(0, RoadClass.Path, RoadAccess.All), [new(119.6100001, 39.9000001), new(119.62, 39.9)]);
        lines.Add(new(0, RoadClass.Path, RoadAccess.All), [new(119.6099998, 39.9), new(119.61, 39.91)]);

        var network = RoadNetworkBuilder
            .Build(lines.ToWays(new()), cancellation: TestContext.Current.CancellationToken)
            .Network;

        Assert.Equal(["1-2", "2-3", "4-5"], WayScene.Describe(network).Select(edge => edge[..3]));
    }
}
