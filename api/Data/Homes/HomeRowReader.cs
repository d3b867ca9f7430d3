using Npgsql;

namespace QhdHomeMap.Data.Homes;

internal static class HomeRowReader
{
    /// <summary>Takes the columns in their order: the reader is sequential.</summary>
    public static void Fill(HomeRow row, NpgsqlDataReader reader)
    {
        row.Id = reader.GetInt32(0);
        row.Version = reader.GetInt64(1);
        row.Code = reader.GetString(2);
        row.Name = reader.GetString(3);
        row.Address = reader.GetString(4);
        row.Lon = reader.GetDouble(5);
        row.Lat = reader.GetDouble(6);
        row.AreaCode = reader.GetString(7);
        row.Township = Text(reader, 8);
        row.UnionId = reader.GetInt32(9);
        row.Kind = EnumCode.Parse<HomeKind>(reader.GetString(10));
        row.Level = Code<HomeLevel>(reader, 11);
        row.Grade = Code<HomeGrade>(reader, 12);
        row.Form = EnumCode.Parse<HomeForm>(reader.GetString(13));
        row.Status = EnumCode.Parse<HomeStatus>(reader.GetString(14));
        row.CoverageRadiusM = reader.GetInt32(15);
        row.Hours = Text(reader, 16);
        row.Access = Code<AccessWay>(reader, 17);
        row.AccessNote = Text(reader, 18);
        row.Phone = Text(reader, 19);
        row.SuspendedFrom = Instant(reader, 20);
        row.SuspendedUntil = Instant(reader, 21);
        row.SuspensionReason = Text(reader, 22);
        row.IsSample = reader.GetBoolean(23);
        row.ServiceIds = Array<short>(reader, 24);
        row.VerifiedAt = Array<long>(reader, 25);
        row.AlertServiceIds = Array<short>(reader, 26);
        row.AlertsSince = Array<long>(reader, 27);
    }

    private static string? Text(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    private static T? Code<T>(NpgsqlDataReader reader, int column)
        where T : struct, Enum => Text(reader, column) is { } code ? EnumCode.Parse<T>(code) : null;

    private static DateTimeOffset? Instant(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);

    private static T[] Array<T>(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? [] : reader.GetFieldValue<T[]>(column);
}
