using Npgsql;
using NpgsqlTypes;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Seed.Homes;

/// <summary>
/// The way of many homes into the database: copied into temporary tables, then one statement for each kind of change,
/// so that triggers and indexes work once for all.
/// </summary>
internal static class HomeStaging
{
    public const string CreateSql = """
        create temp table import_homes (
            id integer primary key, is_new boolean, code text, code_assigned boolean, name text, address text,
            lon double precision, lat double precision, area_code text, township_code text, union_id integer, kind text, level text,
            grade text, form text, host_position_code text, setting_code text, filing_no text, coverage_radius_m integer, hours text,
            access text, access_note text, responsible_body text, phone text, source text, status text
        ) on commit drop;
        create temp table import_services (home_id integer, service_id smallint) on commit drop;
        """;

    private const string CopyHomesSql = "copy import_homes from stdin (format binary)";
    private const string CopyServicesSql = "copy import_services from stdin (format binary)";

    /// <summary>
    /// A filing number may move from one home to another in the same list: the old holder gives it up first.
    /// </summary>
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
            responsible_body = i.responsible_body, phone = i.phone, source = i.source
        from import_homes i where h.id = i.id and not i.is_new;
        """;

    private const string InsertSql = """
        insert into homes (
            id, code, code_assigned, name, address, location, area_code, township_code, union_id, kind, level, grade, form,
            host_position_code, setting_code, filing_no, coverage_radius_m, hours, access, access_note, responsible_body, phone,
            source, status, is_sample
        )
        overriding system value
        select
            id, code, code_assigned, name, address, st_point(lon, lat, 4326)::geography, area_code, township_code, union_id, kind, level,
            grade, form, host_position_code, setting_code, filing_no, coverage_radius_m, hours, access, access_note, responsible_body,
            phone, source, status, false
        from import_homes where is_new order by id;
        """;

    /// <summary>A service that stays keeps the day on which it was verified; one that goes takes its alert with it.</summary>
    private const string ServicesSql = """
        delete from home_alerts a using import_homes i
        where a.home_id = i.id and not exists (
            select from import_services n where n.home_id = a.home_id and n.service_id = a.service_id
        );
        delete from home_services s using import_homes i
        where s.home_id = i.id and not exists (
            select from import_services n where n.home_id = s.home_id and n.service_id = s.service_id
        );
        insert into home_services (home_id, service_id) select home_id, service_id from import_services
        on conflict do nothing;
        """;

    /// <summary>From the temporary tables into the lasting ones, in this order.</summary>
    public static readonly IReadOnlyList<string> MergeSql = [ReleaseSql, UpdateSql, InsertSql, ServicesSql];

    /// <summary>Fills the temporary tables.</summary>
    public static async Task CopyAsync(
        NpgsqlConnection connection,
        IReadOnlyList<(int Id, PlannedHome Home)> rows,
        string source,
        CancellationToken cancellation
    )
    {
        await using (var copy = await connection.BeginBinaryImportAsync(CopyHomesSql, cancellation))
        {
            foreach (var (id, home) in rows)
            {
                await copy.StartRowAsync(cancellation);
                foreach (var (value, type) in ColumnsOf(id, home, source))
                {
                    await (
                        value is null ? copy.WriteNullAsync(cancellation) : copy.WriteAsync(value, type, cancellation)
                    );
                }
            }
            await copy.CompleteAsync(cancellation);
        }
        await using (var copy = await connection.BeginBinaryImportAsync(CopyServicesSql, cancellation))
        {
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
    }

    /// <summary>In the order of the temporary table.</summary>
    private static IEnumerable<(object? Value, NpgsqlDbType Type)> ColumnsOf(int id, PlannedHome home, string source)
    {
        const NpgsqlDbType Text = NpgsqlDbType.Text;
        var after = home.After;
        return
        [
            (id, NpgsqlDbType.Integer),
            (home.IsNew, NpgsqlDbType.Boolean),
            (after.Code.Length > 0 ? after.Code : $"{Home.AssignedCodePrefix}{id:000000}", Text),
            (after.CodeAssigned, NpgsqlDbType.Boolean),
            (after.Name, Text),
            (after.Address, Text),
            (after.Location.Lon, NpgsqlDbType.Double),
            (after.Location.Lat, NpgsqlDbType.Double),
            (after.AreaCode, Text),
            (after.TownshipCode, Text),
            (after.UnionId, NpgsqlDbType.Integer),
            (after.Kind.Code(), Text),
            (after.Level?.Code(), Text),
            (after.Grade?.Code(), Text),
            (after.Form.Code(), Text),
            (after.HostPositionCode, Text),
            (after.SettingCode, Text),
            (after.FilingNo, Text),
            (after.CoverageRadiusM, NpgsqlDbType.Integer),
            (after.Hours, Text),
            (after.Access?.Code(), Text),
            (after.AccessNote, Text),
            (after.ResponsibleBody, Text),
            (after.Phone, Text),
            (source, Text),
            (HomeStatus.Open.Code(), Text),
        ];
    }
}
