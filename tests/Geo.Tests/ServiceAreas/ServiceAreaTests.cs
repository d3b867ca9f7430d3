using NetTopologySuite.Geometries;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.ServiceAreas;

namespace QhdHomeMap.Geo.Tests.ServiceAreas;

public sealed class ServiceAreaTests
{
    [Fact]
    public void Draw_OneStraightRoadWholly_IsAStadium()
    {
        // 100 m × 60 m and a circle of 30 m: 6,000 + 2,827.4 m²; half-circles of 24 sides leave out 0.3 % of theirs, 8.1 m².
        var scene = new RoadScene();
        scene.Road(scene.Node(0, 0), scene.Node(100, 0));
        var (area, _) = new AreaCheck(scene.Build(), 0, 0.5).Hold(60, 10_000);
        Assert.Equal(6_000 + 2_827.4 - 8.1, area.AreaM2, 1.0);
    }

    [Fact]
    public void Draw_PartOfAStraightRoad_IsARectangle()
    {
        // 20 m to either side of the middle: 40 m × 60 m.
        var scene = new RoadScene();
        scene.Road(scene.Node(0, 0), scene.Node(100, 0));
        var check = new AreaCheck(scene.Build(), 0, 0.5);
        var (area, _) = check.Hold(20, 10_000);
        Assert.Equal(2_400, area.AreaM2, 0.1);
        Assert.Equal(5, area.Shape.NumPoints);
        Assert.True(AreaCheck.Covers(area, RoadScene.At(30.01, 0)) && AreaCheck.Covers(area, RoadScene.At(69.99, 0)));
        Assert.False(AreaCheck.Covers(area, RoadScene.At(29.99, 0)) || AreaCheck.Covers(area, RoadScene.At(70.01, 0)));
    }

    [Fact]
    public void Draw_LongStraightRoad_KeepsItsWidth()
    {
        // 3 km northward: 6e-4 of scale between the ends. 2,000 m × 60 m are reached.
        var scene = new RoadScene();
        scene.Road(scene.Node(0, 0), scene.Node(0, 3_000));
        var (area, _) = new AreaCheck(scene.Build(), 0, 0.5).Hold(1_000, 5_000);
        Assert.Equal(120_000, area.AreaM2, 60.0);
    }

    [Fact]
    public void Draw_Nothing_IsAnEmptyPolygon()
    {
        var cells = new AreaCheck(RoadScene.Grid(3, 100, seed: 1), 0, 0.5).Cells;
        var area = ServiceArea.Draw(cells, []);
        Assert.True(area.Shape is Polygon { IsEmpty: true });
        Assert.Equal(0, area.AreaM2);
    }

    /// <summary>Two roads along a river; the bridge is too far away.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(25)]
    [InlineData(50)]
    public void Draw_ParallelRoadBeyondARiver_StopsInTheMiddle(double apartM)
    {
        var scene = new RoadScene();
        var (a, b, c, d) = (scene.Node(0, 0), scene.Node(300, 0), scene.Node(0, apartM), scene.Node(300, apartM));
        scene.Road(a, b);
        scene.Road(c, d);
        var (area, _) = new AreaCheck(scene.Build(), 0, 0.5).Hold(100, 10_000);

        // 200 m long; 30 m to the south, half the river to the north.
        Assert.Equal(200 * (30 + (apartM / 2)), area.AreaM2, 200 * 0.1);
    }

    [Fact]
    public void Draw_BridgeWithoutJunction_LeavesTheRoadBelowToItself()
    {
        var scene = new RoadScene();
        scene.Road(scene.Node(-150, 0), scene.Node(150, 0));
        scene.Road(scene.Node(-20, -150), scene.Node(20, 150));
        new AreaCheck(scene.Build(), 0, 0.3).Hold(120, 10_000);
    }

    [Fact]
    public void Draw_OneWayRoadThatMayNotBeEntered_ReachesOnlyItsNode()
    {
        // From the bend at (100, 0) the road to the north-east comes towards us. What is nearest to the bend is reached.
        var scene = new RoadScene();
        var bend = scene.Node(100, 0);
        scene.Road(scene.Node(0, 0), bend);
        scene.Road(scene.Node(180, 60), bend, backward: false);
        var check = new AreaCheck(scene.Build(), 0, 0.5);
        var (area, _) = check.Hold(80, 10_000);
        Assert.True(AreaCheck.Covers(area, RoadScene.At(106, -15)));
    }

    [Fact]
    public void Draw_DeadEndBeforeAnotherRoad_ReachesToTheMiddle()
    {
        // The last 3 m of a lane that ends 20 m below a street, which is not reached: ground ahead of the end is parted half-way,
        // less what the street's slices take: r²/2d for half-lengths r of up to 2.2 m at d = 20 m, 12 cm.
        var scene = new RoadScene();
        var (start, end) = (scene.Node(0, 0), scene.Node(0, 20));
        scene.Road(start, end, backward: false);
        scene.Road(scene.Node(-60, 40), scene.Node(60, 40));
        var check = new AreaCheck(scene.Build(), 0, 0.85);
        var (area, _) = check.Hold(100, 10_000);
        Assert.True(AreaCheck.Covers(area, RoadScene.At(0, 29.8)));
        Assert.False(AreaCheck.Covers(area, RoadScene.At(0, 30.01)));
    }

    [Fact]
    public void Draw_AcuteJunction_IsPartedAlongTheBisector()
    {
        // Two roads at 4°: 100 m out they are 7 m apart.
        var scene = new RoadScene();
        var node = scene.Node(0, 0);
        scene.Road(node, scene.Node(200, 0));
        scene.Road(scene.Node(200, 14), node, backward: false);
        scene.Road(node, scene.Node(0, -80));
        new AreaCheck(scene.Build(), 0, 0.2).Hold(90, 10_000);
    }

    [Fact]
    public void Draw_WindingRoad_IsCutAlongThePerpendicular()
    {
        var by = Enumerable.Range(1, 60).Select(i => (5.0 * i, 40 * Math.Sin(i / 8.0))).ToArray();
        var scene = new RoadScene();
        scene.Road(scene.Node(0, 0), scene.Node(305, 40), by: by);
        var check = new AreaCheck(scene.Build(), 0, 0.4);
        foreach (var range in (double[])[7, 20, 57.3, 140])
            check.Hold(range, 4_000);
    }

    [Fact]
    public void Draw_RoadsOfAMetre_AreDrawn()
    {
        var scene = new RoadScene();
        var nodes = Enumerable.Range(0, 40).Select(i => scene.Node(i, i % 3 * 0.4)).ToArray();
        foreach (var (from, to) in nodes.Zip(nodes.Skip(1)))
            scene.Road(from, to);
        scene.Road(nodes[20], scene.Node(20, 90));
        new AreaCheck(scene.Build(), 5, 0.5).Hold(18, 6_000);
    }

    [Fact]
    public void Draw_RoadWithoutLength_JoinsItsNodes()
    {
        var scene = new RoadScene();
        var (a, b, c) = (scene.Node(0, 0), scene.Node(0, 0), scene.Node(80, 0));
        scene.Road(a, b);
        scene.Road(b, c);
        scene.Road(a, scene.Node(-80, 30));
        var check = new AreaCheck(scene.Build(), 1, 0.5);
        var area = ServiceArea.Draw(check.Cells, [new(0, 0, 1), new(1, 0, 1), new(2, 0, 1)]);
        AreaCheck.AssertForm(area.Shape);
        Assert.Equal(1, area.Shape.NumGeometries);
    }

    [Theory]
    [InlineData(0, 0.4)]
    [InlineData(0.3, 0.6)]
    [InlineData(0.5, 1)]
    public void Draw_PartOfARoadBetweenNodesInOnePlace_AddsNothing(double start, double end)
    {
        // Stairs of 12 m by their table, from a street to what lies above it: on the map there is no line to draw around.
        var scene = new RoadScene();
        var (west, below, above) = (scene.Node(0, 0), scene.Node(100, 0), scene.Node(100, 0));
        scene.Road(west, below);
        scene.Road(below, above);
        var network = scene.Build();
        RoadEdge[] edges = [network.Edges[0], network.Edges[1] with { ForwardM = 12, BackwardM = 12 }];
        var cells = GroundCells.For(
            new(network.Nodes.ToArray(), [0, 1, 2], edges, [0, 0, 0], [], [""]),
            RoadScene.Walk
        );

        var street = ServiceArea.Draw(cells, [new(0, 0, 1)]);
        var both = ServiceArea.Draw(cells, [new(0, 0, 1), new(1, start, end)]);

        Assert.Equal(street.AreaM2, both.AreaM2, 1e-3);
    }

    [Fact]
    public void Draw_LoopFromANodeToItself_IsReachedFromBothEnds()
    {
        var scene = new RoadScene();
        var node = scene.Node(0, 0);
        scene.Road(scene.Node(-100, 0), node);
        scene.Road(node, node, by: [(60, -50), (130, 0), (60, 50)]);
        var check = new AreaCheck(scene.Build(), 0, 0.5);
        foreach (var range in (double[])[60, 120, 200, 400])
            check.Hold(range, 4_000);
    }

    [Fact]
    public void Draw_TwoRoadsInOnePlace_LeavesTheGroundToTheLowerNumber()
    {
        var scene = new RoadScene();
        var (a, b, c, d) = (scene.Node(0, 0), scene.Node(100, 0), scene.Node(0, 0), scene.Node(100, 0));
        scene.Road(a, b);
        scene.Road(c, d);
        var cells = new AreaCheck(scene.Build(), 0, 0.5).Cells;
        var (lower, higher) = (ServiceArea.Draw(cells, [new(0, 0, 1)]), ServiceArea.Draw(cells, [new(1, 0, 1)]));
        var both = ServiceArea.Draw(cells, [new(0, 0, 1), new(1, 0, 1)]);
        Assert.Equal(6_000 + 2_827.4 - 8.1, lower.AreaM2, 1.0);
        Assert.Equal(lower.AreaM2, both.AreaM2, 1e-6);
        Assert.Equal(0, higher.AreaM2);
    }

    [Fact]
    public void Draw_ParallelEdgesBetweenTheSameNodes_AreBothDrawn()
    {
        var scene = new RoadScene();
        var (a, b) = (scene.Node(0, 0), scene.Node(100, 0));
        scene.Road(a, b);
        scene.Road(a, b, by: [(50, 12)]);
        scene.Road(a, b, by: [(30, 0), (60, 0)]);
        var check = new AreaCheck(scene.Build(), 0, 0.5);
        AreaCheck.AssertForm(check.Draw(20).Shape);
        AreaCheck.AssertForm(check.Draw(200).Shape);
    }

    [Theory]
    [InlineData(-1, 0, 1)]
    [InlineData(12, 0, 1)]
    [InlineData(0, 0.6, 0.5)]
    [InlineData(0, double.NaN, 0.5)]
    [InlineData(0, 0, 1.1)]
    public void Draw_StretchThatIsNone_IsRefused(int edge, double start, double end)
    {
        var cells = new AreaCheck(RoadScene.Grid(3, 100, seed: 1), 0, 0.5).Cells;
        Assert.Throws<ArgumentException>(() => ServiceArea.Draw(cells, [new RoadStretch(edge, start, end)]));
    }

    [Fact]
    public void GroundCells_UsableOfAnotherNetwork_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new GroundCells(RoadScene.Grid(3, 100, seed: 1), [true]));

    [Fact]
    public void DrawAll_WhateverTheThreads_GivesTheSameToTheBit()
    {
        var network = RoadScene.Grid(15, 90, seed: 4, missing: 0.1);
        var stretches = Enumerable
            .Range(0, 20)
            .Select(i =>
                (IReadOnlyList<RoadStretch>)new PlainReach(network, RoadScene.Walk, 17 * i, 0.4).Stretches(350)
            )
            .ToArray();
        var one = ServiceArea.DrawAll(
            GroundCells.For(network, RoadScene.Walk),
            stretches,
            threads: 1,
            TestContext.Current.CancellationToken
        );
        var cells = GroundCells.For(network, RoadScene.Walk);
        var many = ServiceArea
            .DrawAll(cells, [.. stretches.Reverse()], threads: 8, TestContext.Current.CancellationToken)
            .Reverse()
            .ToArray();
        for (var i = 0; i < one.Length; i++)
        {
            Assert.Equal(one[i].Shape.AsBinary(), many[i].Shape.AsBinary());
            Assert.Equal(one[i].AreaM2, many[i].AreaM2);
        }
    }

    [Fact]
    public void DrawAll_Cancelled_Stops()
    {
        var cells = new AreaCheck(RoadScene.Grid(3, 100, seed: 1), 0, 0.5).Cells;
        Assert.Throws<OperationCanceledException>(() =>
            ServiceArea.DrawAll(
                cells,
                [
                    [],
                    [],
                ],
                cancel: new CancellationToken(canceled: true)
            )
        );
    }

    [Fact]
    public void Draw_Origin_IsInside()
    {
        var network = RoadScene.Grid(10, 80, seed: 9, oneWay: 0.2);
        for (var edge = 0; edge < network.Edges.Length; edge += 7)
        {
            var check = new AreaCheck(network, edge, 0.35);
            var origin = check.Place(edge, 0.35);
            var beside = new Wgs84(origin.Lon + (4 / 85_480d), origin.Lat);
            var area = check.Draw(150);
            Assert.True(AreaCheck.Covers(area, origin));
            if (network.Edges[edge].Access == RoadAccess.Walk && check.IsNearestTo(beside, edge))
                Assert.True(AreaCheck.Covers(area, beside));
        }
    }
}
