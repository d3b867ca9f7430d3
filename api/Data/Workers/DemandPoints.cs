using System.Data;
using Npgsql;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Data.Workers;

/// <summary>Reads where workers are, for whoever plans.</summary>
public sealed class DemandPoints(NpgsqlDataSource source)
{
    public const int HoursOfWeek = 7 * HoursOfDay;

    private const int HoursOfDay = 24;

    private const string WorkplacesSql = """
        select id, st_x(location::geometry), st_y(location::geometry), area_code, head_count, trade, hours, is_sample
        from workplaces order by id
        """;

    private const string CellsSql = """
        select c.id, st_x(c.location::geometry), st_y(c.location::geometry), c.area_code, c.cell_m, c.is_sample,
            array_agg(h.day order by h.day, h.hour), array_agg(h.hour order by h.day, h.hour),
            array_agg(h.people order by h.day, h.hour)
        from rider_cells c join rider_hours h on h.cell_id = c.id
        group by c.id order by c.id
        """;

    /// <summary>All of them as one moment has them: workplaces by number, then cells by number.</summary>
    public async Task<IReadOnlyList<DemandPoint>> ReadAsync(CancellationToken cancellation = default)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var view = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        return
        [
            .. await ReadWorkplacesAsync(connection, cancellation),
            .. await ReadCellsAsync(connection, cancellation),
        ];
    }

    /// <summary>Workplaces by number, in the caller's view of the database.</summary>
    internal static Task<List<DemandPoint>> ReadWorkplacesAsync(
        NpgsqlConnection connection,
        CancellationToken cancellation
    ) => ListAsync(connection, WorkplacesSql, WorkplaceOf, cancellation);

    /// <summary>Cells by number, in the caller's view of the database.</summary>
    internal static Task<List<DemandPoint>> ReadCellsAsync(
        NpgsqlConnection connection,
        CancellationToken cancellation
    ) => ListAsync(connection, CellsSql, CellOf, cancellation);

    /// <summary>
    /// People by hour of the week. Of several figures for an hour the one that says most counts: a weekday's own, else that of
    /// workdays or weekends, else that of every day.
    /// </summary>
    internal static int[] WeekOf(IEnumerable<(DayKind Day, int Hour, int People)> figures)
    {
        var week = new int[HoursOfWeek];
        foreach (var (day, hour, people) in figures.OrderByDescending(f => f.Day)) // from the widest to the narrowest
        {
            foreach (var weekday in DaysOf(day))
                week[(weekday * HoursOfDay) + hour] = people;
        }
        return week;
    }

    /// <summary>0 is Monday.</summary>
    private static IEnumerable<int> DaysOf(DayKind day) =>
        day switch
        {
            DayKind.Daily => Enumerable.Range(0, 7),
            DayKind.Workday => Enumerable.Range(0, 5),
            DayKind.Weekend => [5, 6],
            _ => [(int)day],
        };

    private static DemandPoint WorkplaceOf(NpgsqlDataReader row) =>
        new(
            DemandKind.Workplace,
            row.GetInt32(0),
            new Wgs84(row.GetDouble(1), row.GetDouble(2)),
            row.GetString(3),
            row.GetInt32(4),
            row.IsDBNull(5) ? null : EnumCode.Parse<Trade>(row.GetString(5)),
            row.IsDBNull(6) ? null : row.GetString(6),
            HourOfWeek: null,
            CellM: null,
            row.GetBoolean(7)
        );

    private static DemandPoint CellOf(NpgsqlDataReader row)
    {
        var (days, hours, people) = (
            row.GetFieldValue<string[]>(6),
            row.GetFieldValue<short[]>(7),
            row.GetFieldValue<int[]>(8)
        );
        var week = WeekOf(days.Select((day, i) => (EnumCode.Parse<DayKind>(day), (int)hours[i], people[i])));
        return new(
            DemandKind.Riders,
            row.GetInt32(0),
            new Wgs84(row.GetDouble(1), row.GetDouble(2)),
            row.GetString(3),
            week.Max(),
            Trade: null,
            Hours: null,
            week,
            row.GetInt32(4),
            row.GetBoolean(5)
        );
    }

    private static async Task<List<DemandPoint>> ListAsync(
        NpgsqlConnection connection,
        string sql,
        Func<NpgsqlDataReader, DemandPoint> read,
        CancellationToken cancellation
    )
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var points = new List<DemandPoint>();
        while (await reader.ReadAsync(cancellation))
            points.Add(read(reader));
        return points;
    }
}
