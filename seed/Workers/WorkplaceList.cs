using Npgsql;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Workers;
using QhdHomeMap.Formats.Tables;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Workers;

/// <summary>A list of workplaces, read to its end.</summary>
internal sealed class WorkplaceList : WorkerList<WorkplaceDraft, WorkplaceState>
{
    private IReadOnlyList<HoursReading> _hours = [];
    private WorkplacesNamedBadly _named = new();

    private WorkplaceList(ITable table, ListColumns columns)
        : base(table, columns) { }

    public override string Kind => "单位";

    public override string CountWord => "个";

    public override string Sum => $"{Drafts.Count} 个单位，共 {Drafts.Sum(draft => (long)draft.State.HeadCount)} 人";

    public override IReadOnlyList<HoursReading> HoursRead => _hours;

    public static WorkplaceList Read(
        WorkerImportCall call,
        ITable table,
        TableKind kind,
        PlaceReference places,
        WorkerWords words,
        IProgress<ImportProgress> progress,
        CancellationToken cancellation
    )
    {
        var listWords = words.ForLists();
        var columns = ListColumns.Of(table, kind, WorkplaceField.Schema, listWords, call.Datum);
        var reader = new WorkplaceReader(places, words, listWords, columns, call.Datum, table.LineUnit);
        var list = new WorkplaceList(table, columns);
        list.Fill(reader, call.Datum, (MostRows, "单位清单"), progress, cancellation);
        (list._hours, list._named) = (reader.HoursRead, reader.NamedBadly);
        return list;
    }

    public override WorkerStore<WorkplaceState> StoreIn(NpgsqlConnection connection, string source) =>
        new WorkplaceStore(connection, source, isSample: false);

    public override Replacement<WorkplaceState> Compare(
        IReadOnlyList<Stored<WorkplaceState>> stored,
        bool keepOthers
    ) =>
        Replacement<WorkplaceState>.Of(
            stored,
            [.. Drafts.Select(draft => draft.State)],
            state => state.Key,
            keepOthers ? _ => true : _named.Has
        );
}

/// <summary>The workplaces of the database.</summary>
internal sealed class WorkplaceStore(NpgsqlConnection connection, string source, bool isSample)
    : WorkerStore<WorkplaceState>(connection)
{
    private const string ReadSql = """
        select id, name, st_x(location::geometry), st_y(location::geometry), area_code, head_count, trade, hours
        from workplaces where not is_sample order by id
        """;

    private const string InsertSql = """
        insert into workplaces (id, name, location, area_code, head_count, trade, hours, source, is_sample)
        overriding system value
        select id, name, st_point(lon, lat, 4326)::geography, area_code, head_count, trade, hours, $9, $10
        from unnest($1, $2, $3, $4, $5, $6, $7, $8) w(id, name, lon, lat, area_code, head_count, trade, hours)
        """;

    protected override string Table => "workplaces";

    public override async Task<IReadOnlyList<Stored<WorkplaceState>>> ReadAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(ReadSql, Connection);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<Stored<WorkplaceState>>();
        while (await row.ReadAsync(cancellation))
        {
            rows.Add(
                new(
                    row.GetInt32(0),
                    new(
                        row.GetString(1),
                        new Wgs84(row.GetDouble(2), row.GetDouble(3)),
                        row.GetString(4),
                        row.GetInt32(5),
                        row.IsDBNull(6) ? null : EnumCode.Parse<Trade>(row.GetString(6)),
                        row.IsDBNull(7) ? null : row.GetString(7)
                    )
                )
            );
        }
        return rows;
    }

    protected override Task InsertAsync(IReadOnlyList<Stored<WorkplaceState>> rows, CancellationToken cancellation) =>
        ExecuteAsync(
            InsertSql,
            cancellation,
            rows.Select(row => row.Id).ToArray(),
            rows.Select(row => row.State.Name).ToArray(),
            rows.Select(row => row.State.Location.Lon).ToArray(),
            rows.Select(row => row.State.Location.Lat).ToArray(),
            rows.Select(row => row.State.AreaCode).ToArray(),
            rows.Select(row => row.State.HeadCount).ToArray(),
            rows.Select(row => row.State.Trade?.Code()).ToArray(),
            rows.Select(row => row.State.Hours).ToArray(),
            source,
            isSample
        );
}
