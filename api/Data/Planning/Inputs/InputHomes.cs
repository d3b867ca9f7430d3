using Npgsql;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Layouts;
using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Data.Planning;

/// <summary>The homes of a layout's inputs.</summary>
internal static class InputHomes
{
    private const string Sql = """
        select id, code, name, st_x(location::geometry), st_y(location::geometry), coverage_radius_m, area_code, township_code,
            union_id, kind, level, grade, status, hours, suspended_from, suspended_until, is_sample
        from homes where status <> 'closed' order by id
        """;

    /// <summary>The fields of the audit log that say something read here; a home's place is two of them there.</summary>
    public static string[] AuditedFields { get; } =
    [
        "code",
        "name",
        "lon",
        "lat",
        "coverage_radius_m",
        "area_code",
        "township_code",
        "union_id",
        "kind",
        "level",
        "grade",
        "status",
        "hours",
        "suspended_from",
        "suspended_until",
        "is_sample",
    ];

    public static async Task<(IReadOnlyList<InputHome> Homes, string Hash)> ReadAsync(
        NpgsqlConnection connection,
        InputReference reference,
        HoursOfWeek hours,
        CancellationToken cancellation
    )
    {
        var homes = new List<InputHome>();
        using var hash = new ContentHash();
        await using var command = new NpgsqlCommand(Sql, connection);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var row = Read(rows);
            row.AddTo(hash);
            homes.Add(row.ToInput(reference, hours));
        }
        return (homes, hash.Hex());
    }

    private static Row Read(NpgsqlDataReader row) =>
        new(
            row.GetInt32(0),
            row.GetString(1),
            row.GetString(2),
            new Wgs84(row.GetDouble(3), row.GetDouble(4)),
            row.GetInt32(5),
            row.GetString(6),
            Text(row, 7),
            row.GetInt32(8),
            row.GetString(9),
            Text(row, 10),
            Text(row, 11),
            row.GetString(12),
            Text(row, 13),
            Instant(row, 14),
            Instant(row, 15),
            row.GetBoolean(16)
        );

    private static string? Text(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Instant(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    private sealed record Row(
        int Id,
        string Code,
        string Name,
        Wgs84 Location,
        int RadiusM,
        string AreaCode,
        string? TownshipCode,
        int UnionId,
        string Kind,
        string? Level,
        string? Grade,
        string Status,
        string? Hours,
        DateTimeOffset? SuspendedFrom,
        DateTimeOffset? SuspendedUntil,
        bool IsSample
    )
    {
        public void AddTo(ContentHash hash)
        {
            hash.Add(Id).Add(Code).Add(Name).Add(Location.Lon).Add(Location.Lat).Add(RadiusM).Add(AreaCode);
            hash.Add(TownshipCode).Add(UnionId).Add(Kind).Add(Level).Add(Grade).Add(Status).Add(Hours);
            hash.Add(SuspendedFrom).Add(SuspendedUntil).Add(IsSample ? 1 : 0);
        }

        public InputHome ToInput(InputReference reference, HoursOfWeek hours)
        {
            var closure = SuspendedFrom is { } from ? new TemporaryClosure(from, SuspendedUntil, "") : null;
            var (open, known) = hours.Of(Hours, closure);
            return new InputHome(
                new LayoutHome(Id, Location, RadiusM, open),
                Code,
                Name,
                reference.AreaOf(AreaCode),
                reference.TownshipOf(TownshipCode),
                UnionId,
                EnumCode.Parse<HomeKind>(Kind),
                Level is null ? null : EnumCode.Parse<HomeLevel>(Level),
                Grade is null ? null : EnumCode.Parse<HomeGrade>(Grade),
                EnumCode.Parse<HomeStatus>(Status),
                Hours,
                known,
                IsSample
            );
        }
    }
}
