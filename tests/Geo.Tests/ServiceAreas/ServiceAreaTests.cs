using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Geo.Tests.ServiceAreas;

public sealed class ServiceAreaTests
{
    [Fact]
    public void Draw_OneStraightRoadWholly_IsAStadium()
    {
        // 100 m × 60 m and a circle of 30 m: 6,000 + 2,827.4 m²; the half-circles of 24 sides leave out 0.3 % of theirs.
        var scene = new RoadScene();
        scene.Road(scene.Node(0, 0), scene.Node(100, 0));
        var check = new AreaCheck(scene.Build(), 0, 0.5);
        var (area, _) = check.Hold(60, 10_000, seed: 1);
        Assert.Equal(6_000 + 2_827.4, area.AreaM2, 10.0);
    }

    [Fact]
    public void Draw_PartOfAStraightRoad_IsCutToTheMillimetre()
    {
        // 20 m to either side of the middle: a rectangle of 40 m × 60 m.
        var scene = new RoadScene();
        scene.Road(scene.Node(0, 0), scene.Node(100, 0));
        var check = new AreaCheck(scene.Build(), 0, 0.5);
        var (area, _) = check.Hold(20, 10_000, seed: 1);
        Assert.Equal(2_400, area.AreaM2, 0.1);
        Assert.Equal(5, area.Shape.NumPoints);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Draw_JitteredGrid_HoldsWhatIsReachableAndNothingElse(int seed)
    {
        var network = RoadScene.Grid(12, 100, seed, missing: 0.1, oneWay: 0.1);
        var check = new AreaCheck(network, network.Edges.Length / 2, 0.3);
        foreach (var range in (double[])[30, 120, 300, 500])
            check.Hold(range, 10_000, seed);
    }
}
