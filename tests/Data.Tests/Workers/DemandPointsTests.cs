using Npgsql;
using QhdHomeMap.Data.Workers;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Data.Tests.Workers;

public sealed class DemandPointsTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private const int Day = 24;

    [Fact]
    public async Task Read_WorkplacesAndCells_GivesBothWithTheirWeights()
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await source.ExecuteAsync(
            """
            insert into workplaces (name, location, area_code, head_count, trade, hours, source, is_sample)
            values ('某厂', st_point(119.6, 39.93, 4326)::geography, '130302', 120, 'manufacturing', '每天 8:00-18:00', 'x', true);
            insert into rider_cells (location, cell_m, area_code, source, is_sample)
            values (st_point(119.61, 39.94, 4326)::geography, 500, '130302', 'x', false);
            insert into rider_hours (cell_id, day, hour, people)
            select id, day, hour, people from rider_cells,
                (values ('daily', 12, 20), ('daily', 18, 30), ('weekend', 12, 45), ('sunday', 12, 8)) v(day, hour, people)
            """
        );

        var points = await new DemandPoints(source).ReadAsync(Sql.Cancellation);

        Assert.Equal([DemandKind.Workplace, DemandKind.Riders], points.Select(p => p.Kind));
        var (workplace, cell) = (points[0], points[1]);
        Assert.Equal(
            (new Wgs84(119.6, 39.93), "130302", 120.0, Trade.Manufacturing, "每天 8:00-18:00", true),
            (
                workplace.Location,
                workplace.AreaCode,
                workplace.Weight,
                workplace.Trade!.Value,
                workplace.Hours,
                workplace.IsSample
            )
        );
        Assert.Null(workplace.HourOfWeek);
        // The most people of any hour: Saturday noon.
        Assert.Equal((45.0, 500, false), (cell.Weight, cell.CellM!.Value, cell.IsSample));
        Assert.Equal([20, 20, 20, 20, 20, 45, 8], Enumerable.Range(0, 7).Select(d => cell.HourOfWeek![(d * Day) + 12]));
        Assert.All(Enumerable.Range(0, 7), d => Assert.Equal(30, cell.HourOfWeek![(d * Day) + 18]));
        Assert.Equal((7 * 50) + 45 - 20 + 8 - 20, cell.HourOfWeek!.Sum());
    }

    [Theory]
    [InlineData(DayKind.Daily, 7)]
    [InlineData(DayKind.Workday, 5)]
    [InlineData(DayKind.Weekend, 2)]
    [InlineData(DayKind.Wednesday, 1)]
    public void Week_OfOneFigure_HasItOnItsDays(DayKind day, int days)
    {
        var week = DemandPoints.WeekOf([(day, 9, 7)]);

        Assert.Equal(days * 7, week.Sum());
        Assert.Equal(DemandPoints.HoursOfWeek, week.Length);
        Assert.Equal(day is DayKind.Weekend ? 0 : 7, week[(2 * Day) + 9]); // Wednesday
    }
}
