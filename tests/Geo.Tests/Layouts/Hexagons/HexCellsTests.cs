using CsCheck;
using QhdHomeMap.Geo.Coverage;
using QhdHomeMap.Geo.Layouts;
using QhdHomeMap.Geo.Layouts.Hexagons;
using static QhdHomeMap.Geo.Tests.Layouts.StreetPlan;

namespace QhdHomeMap.Geo.Tests.Layouts.Hexagons;

public class HexCellsTests
{
    private static readonly HexGrid Grid = new();

    [Fact]
    public void Of_ACell_GivesTheShareOfEachHour()
    {
        // In one place 8 always and 24 at hour 9, 250 m or less from a home that is open at hours 9 and 10; in another cell 4.
        var here = Grid.CentreOf(Grid.CellOf(Home(0, 0, 0).Location));
        var demand = new Demand(
            DemandKind.Riders,
            [here, here with { Lat = here.Lat + 0.001 }, here with { Lon = here.Lon + 0.02 }],
            [PeopleByHour.Always(8), PeopleByHour.During(24, WeekHours.Of(9)), PeopleByHour.Always(4)],
            [0, 0, 0],
            [0, 0, 0]
        );
        var home = new LayoutHome(1, here, 100, WeekHours.Of(9) | WeekHours.Of(10));
        var cells = HexCells.Of(ByRadius([home], demand), Grid);
        var cell = Assert.Single(cells.Cells);
        Assert.Equal(DemandKind.Riders, cells.Kind);
        // The 24 are 111 m off: 8 of 32 are covered, a quarter; at ten all 8; else none.
        Assert.Equal((32, 8), (cell.People, cell.CoveredPeople));
        Assert.Equal((25, 100, 0), (cell.CoveredPercent[9], cell.CoveredPercent[10], cell.CoveredPercent[11]));
        Assert.Equal((4, 1), (cells.RemainderPeople, cells.RemainderCount));
    }

    [Fact]
    public void Of_AnHourWithFewerThanFive_IsNotShown()
    {
        var demand = Demand((0, 0, PeopleByHour.During(6, WeekHours.Of(9))), (1, 0, PeopleByHour.Always(4)));
        var layout = ByRadius([], demand);
        var cell = Assert.Single(HexCells.Of(layout, Grid).Cells);
        Assert.Equal((0, HexCells.NotShown), (cell.CoveredPercent[9], cell.CoveredPercent[10]));
    }

    [Fact]
    public void Of_NearlyAllOrHardlyAny_IsNeitherAllNorNone()
    {
        var demand = Demand((0, 0, PeopleByHour.Always(999)), (30, 0, PeopleByHour.Always(1)));
        var most = ByRadius([Home(1, 0, 0, radiusM: 20)], demand);
        var few = ByRadius([Home(1, 30, 0, radiusM: 20)], demand);
        Assert.Equal(99, Assert.Single(HexCells.Of(most, Grid).Cells).CoveredPercent[0]);
        Assert.Equal(1, Assert.Single(HexCells.Of(few, Grid).Cells).CoveredPercent[0]);
    }

    [Fact]
    public void Of_AnyLayout_LeavesNobodyOut() =>
        LayoutScene.Any.Sample(
            scene =>
            {
                var layout = scene.Layout();
                var (cells, total) = (HexCells.Of(layout, Grid), layout.Total(null));
                Assert.Equal(total.People, cells.Cells.Sum(cell => cell.People) + cells.RemainderPeople, 1e-6);
                Assert.All(cells.Cells, cell => Assert.True(cell.People >= Geo.Layouts.Demand.LeastShown));
                Assert.Equal(
                    cells.Cells.Select(cell => cell.Cell.Id).Order(),
                    cells.Cells.Select(cell => cell.Cell.Id)
                );
                Assert.Equal(
                    cells.Cells.Select(cell => cell.CoveredPercent),
                    HexCells.Of(layout, Grid).Cells.Select(cell => cell.CoveredPercent)
                );
            },
            iter: 100
        );
}
