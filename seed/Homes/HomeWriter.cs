using Npgsql;
using NpgsqlTypes;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Seed.Homes;

/// <summary>
/// Writes planned homes within the caller's transaction: copied into temporary tables, then one statement for each kind of change, so that
/// triggers and indexes work once for all and ten thousand homes take a second.
/// </summary>
internal sealed class HomeWriter(NpgsqlConnection connection, string source)
{
    private const string CreateSql = """
        create temp table import_homes (
            id integer primary key, is_new boolean, code text, code_assigned boolean, name text, address text,
            lon double precision, lat double precision, area_code text, township_code text, union_id integer, kind text, level text,
            grade text, form text, host_position_code text, setting_code text, filing_no text, coverage_radius_m integer, hours text,
            access text, access_note text, responsible_body text, phone text
        ) on commit drop;
        create temp table import_services (home_id integer, service_id smallint) on commit drop;
        """;

    private const string CopyHomesSql = "copy import_homes from stdin (format binary)";
    private const string CopyServicesSql = "copy import_services from stdin (format binary)";

    /// <summary>A filing number may move from one home to another in the same list: the old holder gives it up first.</summary>
    private const string ReleaseSql = """
        update homes h set filing_no = null from import_homes i
        where h.id = i.id and h.filing_no is distinct from i.filing_no
            and h.filing_no in (select filing_no from import_homes);
        """;

    private const string UpdateSql = """
        update homes h set
            code = i.code, code_assigned = i.code_assigned, name = i.name, address = i.address,
            location = st_point(i.lon, i.lat, 4326)::geography, area_code = i.area_code, township_code = i.township_code,
            union_id = i.union_id, kind = i.kind, level = i.level, grade = i.grade, form = i.form,
            host_position_code = i.host_position_code, setting_code = i.setting_code, filing_no = i.filing_no,
            coverage_radius_m = i.coverage_radius_m, hours = i.hours, access = i.access, access_note = i.access_note,
            responsible_body = i.responsible_body, phone = i.phone, source = @source
        from import_homes i where h.id = i.id and not i.is_new;
        """;

    private const string InsertSql = """
        insert into homes (
            id, code, code_assigned, name, address, location, area_code, township_code, union_id, kind, level, grade, form,
            host_position_code, setting_code, filing_no, coverage_radius_m, hours, access, access_note, responsible_body, phone,
            status, source, is_sample
        )
        overriding system value
        select
            id, code, code_assigned, name, address, st_point(lon, lat, 4326)::geography, area_code, township_code, union_id, kind, level,
            grade, form, host_position_code, setting_code, filing_no, coverage_radius_m, hours, access, access_note, responsible_body,
            phone, @status, @source, false
        from import_homes where is_new order by id;
        """;

    /// <summary>A service that stays keeps the day on which it was verified.</summary>
    private const string ServicesSql = """
        delete from home_services s using import_homes i
        where s.home_id = i.id and not exists (
            select from import_services n where n.home_id = s.home_id and n.service_id = s.service_id
        );
        insert into home_services (home_id, service_id) select home_id, service_id from import_services
        on conflict do nothing;
        """;

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
        await ExecuteAsync(CreateSql, cancellation);
        await CopyHomesAsync(rows, cancellation);
        await CopyServicesAsync(rows, cancellation);
        foreach (var sql in new[] { ReleaseSql, UpdateSql, InsertSql, ServicesSql })
        {
            await ExecuteAsync(sql, cancellation);
        }
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

    private async Task CopyHomesAsync(List<(int Id, PlannedHome Home)> rows, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(CopyHomesSql, cancellation);
        foreach (var (id, home) in rows)
        {
            var after = home.After;
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(id, NpgsqlDbType.Integer, cancellation);
            await copy.WriteAsync(home.IsNew, NpgsqlDbType.Boolean, cancellation);
            await TextAsync(after.Code.Length > 0 ? after.Code : $"{Home.AssignedCodePrefix}{id:000000}");
            await copy.WriteAsync(after.CodeAssigned, NpgsqlDbType.Boolean, cancellation);
            await TextAsync(after.Name);
            await TextAsync(after.Address);
            await copy.WriteAsync(after.Location.Lon, NpgsqlDbType.Double, cancellation);
            await copy.WriteAsync(after.Location.Lat, NpgsqlDbType.Double, cancellation);
            await TextAsync(after.AreaCode);
            await TextAsync(after.TownshipCode);
            await copy.WriteAsync(after.UnionId, NpgsqlDbType.Integer, cancellation);
            await TextAsync(after.Kind.Code());
            await TextAsync(after.Level?.Code());
            await TextAsync(after.Grade?.Code());
            await TextAsync(after.Form.Code());
            await TextAsync(after.HostPositionCode);
            await TextAsync(after.SettingCode);
            await TextAsync(after.FilingNo);
            await copy.WriteAsync(after.CoverageRadiusM, NpgsqlDbType.Integer, cancellation);
            await TextAsync(after.Hours);
            await TextAsync(after.Access?.Code());
            await TextAsync(after.AccessNote);
            await TextAsync(after.ResponsibleBody);
            await TextAsync(after.Phone);
        }
        await copy.CompleteAsync(cancellation);

        Task TextAsync(string? text) =>
            text is null ? copy.WriteNullAsync(cancellation) : copy.WriteAsync(text, NpgsqlDbType.Text, cancellation);
    }

    private async Task CopyServicesAsync(List<(int Id, PlannedHome Home)> rows, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(CopyServicesSql, cancellation);
        foreach (var (id, home) in rows)
        {
            foreach (var service in home.ServiceIds)
            {
                await copy.StartRowAsync(cancellation);
                await copy.WriteAsync(id, NpgsqlDbType.Integer, cancellation);
                await copy.WriteAsync(service, NpgsqlDbType.Smallint, cancellation);
            }
        }
        await copy.CompleteAsync(cancellation);
    }

    private async Task<int> ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection)
        {
            Parameters = { new("source", source), new("status", HomeStatus.Open.Code()) },
        };
        return await command.ExecuteNonQueryAsync(cancellation);
    }
}
