using Npgsql;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Seed.Homes;

/// <summary>The homes of the database, within the caller's transaction.</summary>
/// <param name="connection">An open connection in a transaction.</param>
/// <param name="source">Where the homes that are written come from.</param>
internal sealed class HomeStore(NpgsqlConnection connection, string source)
{
    /// <summary>
    /// Readers go on; other writers of homes wait for the end of the import, so that what it compared with stays true.
    /// </summary>
    private const string LockSql = "set local lock_timeout = '60s'; lock table homes in share row exclusive mode";

    private const string ReadSql = """
        select h.id, h.code, h.code_assigned, h.name, h.address, st_x(h.location::geometry), st_y(h.location::geometry), h.area_code,
            h.township_code, h.union_id, h.kind, h.level, h.grade, h.form, h.host_position_code, h.setting_code, h.filing_no,
            h.coverage_radius_m, h.hours, h.access, h.access_note, h.responsible_body, h.phone,
            coalesce(s.ids, '{}')
        from homes h
        left join (
            select home_id, array_agg(service_id order by service_id) as ids from home_services group by home_id
        ) s on s.home_id = h.id
        where not h.is_sample
        order by h.id
        """;

    public Task LockAsync(CancellationToken cancellation) => ExecuteAsync(LockSql, cancellation);

    /// <summary>All homes but the sample ones.</summary>
    public async Task<List<ExistingHome>> ReadAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(ReadSql, connection);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var homes = new List<ExistingHome>();
        while (await row.ReadAsync(cancellation))
        {
            homes.Add(new(row.GetInt32(0), StateOf(row), row.GetFieldValue<short[]>(23)));
        }
        return homes;
    }

    public async Task<int> CountSamplesAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select count(*)::integer from homes where is_sample", connection);
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Deletes the sample city's homes.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> RemoveSamplesAsync(CancellationToken cancellation) =>
        ExecuteAsync("delete from homes where is_sample", cancellation);

    /// <summary>Writes those homes that are new or changed.</summary>
    public async Task WriteAsync(IReadOnlyList<PlannedHome> homes, CancellationToken cancellation)
    {
        var ids = await NewIdsAsync(homes.Count(home => home.IsNew), cancellation);
        var rows = homes
            .Where(home => home.IsNew || home.IsChanged)
            .Select(home => (Id: home.Before?.Id ?? ids.Dequeue(), Home: home))
            .ToList();
        await ExecuteAsync(HomeStaging.CreateSql, cancellation);
        await HomeStaging.CopyAsync(connection, rows, source, cancellation);
        foreach (var sql in HomeStaging.MergeSql)
        {
            await ExecuteAsync(sql, cancellation);
        }
    }

    private static HomeState StateOf(NpgsqlDataReader row)
    {
        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
        T? Code<T>(int column)
            where T : struct, Enum => Text(column) is { } code ? EnumCode.Parse<T>(code) : null;

        return new()
        {
            Code = row.GetString(1),
            CodeAssigned = row.GetBoolean(2),
            Name = row.GetString(3),
            Address = row.GetString(4),
            Location = new Wgs84(row.GetDouble(5), row.GetDouble(6)),
            AreaCode = row.GetString(7),
            TownshipCode = Text(8),
            UnionId = row.GetInt32(9),
            Kind = EnumCode.Parse<HomeKind>(row.GetString(10)),
            Level = Code<HomeLevel>(11),
            Grade = Code<HomeGrade>(12),
            Form = EnumCode.Parse<HomeForm>(row.GetString(13)),
            HostPositionCode = Text(14),
            SettingCode = Text(15),
            FilingNo = Text(16),
            CoverageRadiusM = row.GetInt32(17),
            Hours = Text(18),
            Access = Code<AccessWay>(19),
            AccessNote = Text(20),
            ResponsibleBody = Text(21),
            Phone = Text(22),
        };
    }

    private async Task<Queue<int>> NewIdsAsync(int count, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "select nextval(pg_get_serial_sequence('homes', 'id'))::integer from generate_series(1, $1)",
            connection
        )
        {
            Parameters = { new() { Value = count } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var ids = new Queue<int>(count);
        while (await reader.ReadAsync(cancellation))
        {
            ids.Enqueue(reader.GetInt32(0));
        }
        return ids;
    }

    private async Task<int> ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync(cancellation);
    }
}
