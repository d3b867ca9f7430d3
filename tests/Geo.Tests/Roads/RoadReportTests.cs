using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Geo.Tests.Roads;

public class RoadReportTests
{
    [Fact]
    public void Report_OfTwoParts_TellsThemApart()
    {
        // A cross of four arms of 100 m, one way of it a one-way street; apart from it a loop of 4 × 25 m.
        var build = new WayScene()
            .Point(1, -100, 0)
            .Point(2, 0, 0)
            .Point(3, 100, 0)
            .Point(4, 0, -100)
            .Point(5, 0, 100)
            .Point(6, 1000, 0)
            .Point(7, 1025, 0)
            .Point(8, 1025, 25)
            .Point(9, 1000, 25)
            .Way("", RoadClass.Primary, RoadAccess.All, 1, 2, 3)
            .Way("", RoadClass.Cycleway, RoadAccess.CycleForward, 4, 2, 5)
            .Way("", RoadClass.Footway, RoadAccess.Walk, 6, 7, 8, 9, 6)
            .Build();
        int[] fates = [.. build.WaysByFate];
        fates[(int)RoadDrop.Ferry] = 2;

        var report = RoadReport.Of(build.Network, fates, missingPoints: 4);

        Assert.Equal((5, 3, 4), (report.WaysRead, report.WaysKept, report.MissingPoints));
        Assert.Equal([KeyValuePair.Create(RoadDrop.Ferry, 2)], report.WaysDropped);
        Assert.Equal((6, 5, 9), (report.Nodes, report.Edges, report.Points));
        Assert.Equal(2, report.Components);
        // 400 m of 500 m; the loop has no dead end.
        Assert.Equal(0.8, report.LargestComponentShare, 1e-9);
        Assert.Equal(4, report.DeadEnds);
        Assert.Equal(100, report.LongestEdgeM, 1e-5);
        Assert.Equal(500, report.TotalM, 1e-5);
        Assert.Equal([RoadClass.Primary, RoadClass.Cycleway, RoadClass.Footway], report.MetresByClass.Keys);
        Assert.Equal(200, report.MetresByClass[RoadClass.Cycleway], 1e-5);
    }

    [Fact]
    public void Report_OfAnEmptyNetwork_IsAllZero()
    {
        var build = new WayScene().Build();

        var report = RoadReport.Of(build.Network, build.WaysByFate, 0);

        Assert.Equal(
            (0, 0, 0.0, 0.0),
            (report.WaysRead, report.Components, report.LargestComponentShare, report.TotalM)
        );
    }
}
