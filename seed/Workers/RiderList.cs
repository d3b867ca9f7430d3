using Npgsql;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Workers;
using QhdHomeMap.Formats.Tables;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Workers;

/// <summary>How many riders are in a cell during an hour.</summary>
internal readonly record struct RiderFigure(DayKind Day, short Hour, int People);

/// <summary>A cell with all its hours, these in order.</summary>
internal sealed record RiderCellState(Wgs84 Centre, int CellM, string AreaCode, IReadOnlyList<RiderFigure> Figures)
{
    public bool Equals(RiderCellState? other) =>
        other is not null
        && (Centre, CellM, AreaCode) == (other.Centre, other.CellM, other.AreaCode)
        && Figures.SequenceEqual(other.Figures);

    public override int GetHashCode() => HashCode.Combine(Centre, CellM);
}

/// <summary>A list of riders by cell and hour, read to its end.</summary>
internal sealed class RiderList : WorkerList<RiderDraft, RiderCellState>
{
    private FiguresNamedBadly _named = new();

    private RiderList(ITable table, ListColumns columns)
        : base(table, columns) { }

    public override string Kind => "骑手活动网格";

    public override string CountWord => "个";

    /// <summary>Hours do not add up to people, so that what is told is the fullest hour of each cell.</summary>
    public override string Sum =>
        $"{Drafts.Select(draft => draft.Centre).Distinct().Count()} 个网格、{Drafts.Count} 个时段，"
        + $"各网格最多时合计 {Drafts.GroupBy(draft => draft.Centre).Sum(cell => (long)cell.Max(draft => draft.People))} 人";

    public static RiderList Read(
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
        var columns = ListColumns.Of(table, kind, RiderField.Schema, listWords, call.Datum);
        var list = new RiderList(table, columns);
        var reader = new RiderReader(places, words, listWords, columns, call.Datum, table.LineUnit);
        list.Fill(reader, call.Datum, (MostRows, "骑手活动清单"), progress, cancellation);
        list._named = reader.NamedBadly;
        return list;
    }

    public override WorkerStore<RiderCellState> StoreIn(NpgsqlConnection connection, string source) =>
        new RiderStore(connection, source, isSample: false);

    /// <summary>Cells that stay must not overlap with those of the list, and a cell stays as large as it is.</summary>
    public override void CheckAgainst(IReadOnlyList<Stored<RiderCellState>> stored)
    {
        RefuseOtherSizes(stored);
        var ground = new CellGround();
        var named = Drafts.Select(draft => draft.Centre).ToHashSet();
        foreach (var (_, state) in stored.Where(row => !named.Contains(row.State.Centre)))
        {
            ground.Take(new Cell(state.Centre, state.AreaCode, state.CellM, "系统里已有", 0));
        }
        Drafts.RemoveAll(draft =>
        {
            var cell = new Cell(draft.Centre, draft.AreaCode, draft.CellM, "", draft.Row.Line);
            if (ground.Take(cell) is not (_, { } other, var distanceM))
            {
                return false;
            }
            var header = $"{Columns.HeaderOf(RiderField.Lon)}、{Columns.HeaderOf(RiderField.Lat)}";
            Problems.Add(new(draft.Row.Line, header, "", WorkerReasons.CellsOverlap(other.Place, distanceM)));
            Refused.Add(draft.Row);
            return true;
        });
    }

    /// <summary>
    /// Where others are kept, so are the hours of a cell that the list does not name. A cell that only bad rows name is not kept where it
    /// lies on cells of the list.
    /// </summary>
    public override Replacement<RiderCellState> Compare(IReadOnlyList<Stored<RiderCellState>> stored, bool keepOthers)
    {
        var known = stored.ToLookup(row => row.State.Centre, row => row.State);
        var (ground, wanted) = (new CellGround(), new List<RiderCellState>());
        foreach (var cell in Drafts.GroupBy(draft => (draft.Centre, draft.CellM, draft.AreaCode)))
        {
            var (centre, cellM, areaCode) = cell.Key;
            var kept = known[centre]
                .Where(state => state.CellM == cellM)
                .SelectMany(state => state.Figures)
                .Where(figure => keepOthers || _named.Has(centre, figure));
            var figures = cell.Select(draft => new RiderFigure(draft.Day, draft.Hour, draft.People))
                .UnionBy(kept, figure => (figure.Day, figure.Hour))
                .OrderBy(figure => figure.Day)
                .ThenBy(figure => figure.Hour);
            wanted.Add(new(centre, cellM, areaCode, [.. figures]));
            ground.Take(new Cell(centre, areaCode, cellM, "", 0));
        }

        return Replacement<RiderCellState>.Of(
            stored,
            wanted,
            state => state.Centre,
            state => keepOthers || (IsNamedBadly(state) && IsFree(ground, state))
        );
    }

    private bool IsNamedBadly(RiderCellState state) => state.Figures.Any(figure => _named.Has(state.Centre, figure));

    private static bool IsFree(CellGround ground, RiderCellState state) =>
        ground.Take(new Cell(state.Centre, state.AreaCode, state.CellM, "", 0)).Overlapping is null;

    private void RefuseOtherSizes(IReadOnlyList<Stored<RiderCellState>> stored)
    {
        var sizes = stored.ToLookup(row => row.State.Centre, row => row.State.CellM);
        Drafts.RemoveAll(draft =>
        {
            if (sizes[draft.Centre].All(cellM => cellM == draft.CellM))
            {
                return false;
            }
            var reason = WorkerReasons.CellSizeDiffersFromStored(sizes[draft.Centre].First());
            Problems.Add(new(draft.Row.Line, Columns.HeaderOf(RiderField.CellM), $"{draft.CellM}", reason));
            Refused.Add(draft.Row);
            return true;
        });
    }
}

/// <summary>The riders' cells of the database.</summary>
internal sealed class RiderStore(NpgsqlConnection connection, string source, bool isSample)
    : WorkerStore<RiderCellState>(connection)
{
    private const string ReadSql = """
        select c.id, st_x(c.location::geometry), st_y(c.location::geometry), c.cell_m, c.area_code,
            array_agg(h.day order by h.hour), array_agg(h.hour order by h.hour), array_agg(h.people order by h.hour)
        from rider_cells c join rider_hours h on h.cell_id = c.id
        where not c.is_sample group by c.id order by c.id
        """;

    private const string InsertCellsSql = """
        insert into rider_cells (id, location, cell_m, area_code, source, is_sample)
        overriding system value
        select id, st_point(lon, lat, 4326)::geography, cell_m, area_code, $6, $7
        from unnest($1, $2, $3, $4, $5) c(id, lon, lat, cell_m, area_code)
        """;

    private const string InsertHoursSql = """
        insert into rider_hours (cell_id, day, hour, people)
        select cell_id, day, hour, people from unnest($1, $2, $3, $4) h(cell_id, day, hour, people)
        """;

    protected override string Table => "rider_cells";

    public override async Task<IReadOnlyList<Stored<RiderCellState>>> ReadAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(ReadSql, Connection);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<Stored<RiderCellState>>();
        while (await row.ReadAsync(cancellation))
        {
            var (days, hours, people) = (
                row.GetFieldValue<string[]>(5),
                row.GetFieldValue<short[]>(6),
                row.GetFieldValue<int[]>(7)
            );
            var figures = days.Select((day, i) => new RiderFigure(EnumCode.Parse<DayKind>(day), hours[i], people[i]));
            rows.Add(
                new(
                    row.GetInt32(0),
                    new(
                        new Wgs84(row.GetDouble(1), row.GetDouble(2)),
                        row.GetInt32(3),
                        row.GetString(4),
                        [.. figures.OrderBy(figure => figure.Day).ThenBy(figure => figure.Hour)]
                    )
                )
            );
        }
        return rows;
    }

    protected override async Task InsertAsync(
        IReadOnlyList<Stored<RiderCellState>> rows,
        CancellationToken cancellation
    )
    {
        await ExecuteAsync(
            InsertCellsSql,
            cancellation,
            rows.Select(row => row.Id).ToArray(),
            rows.Select(row => row.State.Centre.Lon).ToArray(),
            rows.Select(row => row.State.Centre.Lat).ToArray(),
            rows.Select(row => row.State.CellM).ToArray(),
            rows.Select(row => row.State.AreaCode).ToArray(),
            source,
            isSample
        );
        var figures = rows.SelectMany(row => row.State.Figures.Select(figure => (row.Id, Figure: figure))).ToList();
        await ExecuteAsync(
            InsertHoursSql,
            cancellation,
            figures.Select(row => row.Id).ToArray(),
            figures.Select(row => row.Figure.Day.Code()).ToArray(),
            figures.Select(row => row.Figure.Hour).ToArray(),
            figures.Select(row => row.Figure.People).ToArray()
        );
    }
}
