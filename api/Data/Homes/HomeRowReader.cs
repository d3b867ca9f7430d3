using System.Buffers.Binary;
using System.Numerics;
using QhdHomeMap.Data.Copies;

namespace QhdHomeMap.Data.Homes;

/// <summary>Fills a <see cref="HomeRow"/> from the rows of homes and, beside them, those of their services, both by ascending home.</summary>
internal sealed class HomeRowReader(CopiedRows homes, CopiedRows services, HomeHangers hangers)
{
    /// <summary>Column by column what <see cref="Read"/> takes.</summary>
    public const string HomeColumns = """
        h.id, h.version, h.code, h.name, h.address, h.location, h.area_code, h.township_code, h.union_id, h.kind, h.level,
        h.grade, h.form, h.status, h.coverage_radius_m, h.hours, h.access, h.access_note, h.phone, h.suspended_from,
        h.suspended_until, h.suspension_reason, h.is_sample
        """;
    public const int HomeColumnCount = 23;

    /// <summary>
    /// One row for each home with services: a bit for each, and when they were verified, in the same order. Sorted below the
    /// grouping, where the primary key already has them so.
    /// </summary>
    public static string ServicesSql(string homes) =>
        $"""
            select home_id, bit_or(1::bigint << service_id), array_agg(verified_at)
            from (select * from home_services where home_id {homes} order by home_id, service_id) s
            group by home_id order by home_id
            """;

    public const int ServiceColumnCount = 3;

    private const int ArrayHeadLength = 20;
    private const uint HasSrid = 0x2000_0000;

    private bool _servicesLeft = services.Read();

    /// <summary>Goes on to the next home; false when there is none.</summary>
    public bool Read(HomeRow row)
    {
        if (!homes.Read())
            return false;
        row.Clear();
        FillHome(row);
        FillServices(row);
        hangers.FillAlerts(row);
        return true;
    }

    private void FillHome(HomeRow row)
    {
        row.Id = homes.Int32(0);
        row.Version = homes.Int64(1);
        row.Set(HomeText.Code, homes[2]);
        row.Set(HomeText.Name, homes[3]);
        row.Set(HomeText.Address, homes[4]);
        (row.Lon, row.Lat) = Point(homes[5]);
        row.Set(HomeText.AreaCode, homes[6]);
        if (!homes.IsNull(7))
            row.Set(HomeText.Township, hangers.Township(homes[7]));
        row.UnionId = homes.Int32(8);
        row.Kind = EnumCode.Parse<HomeKind>(homes[9]);
        row.Level = Code<HomeLevel>(10);
        row.Grade = Code<HomeGrade>(11);
        row.Form = EnumCode.Parse<HomeForm>(homes[12]);
        row.Status = EnumCode.Parse<HomeStatus>(homes[13]);
        row.CoverageRadiusM = homes.Int32(14);
        Text(row, HomeText.Hours, 15);
        row.Access = Code<AccessWay>(16);
        Text(row, HomeText.AccessNote, 17);
        Text(row, HomeText.Phone, 18);
        row.SuspendedFrom = Instant(19);
        row.SuspendedUntil = Instant(20);
        Text(row, HomeText.SuspensionReason, 21);
        row.IsSample = homes.Boolean(22);
    }

    private void FillServices(HomeRow row)
    {
        while (_servicesLeft && services.Int32(0) is var home && home <= row.Id)
        {
            if (home == row.Id)
                AddServices(row, (ulong)services.Int64(1), services[2]);
            _servicesLeft = services.Read();
        }
    }

    /// <summary>An array is a head, then for each element its length, -1 for null, and its bytes.</summary>
    private static void AddServices(HomeRow row, ulong ids, ReadOnlySpan<byte> verifiedAt)
    {
        var at = ArrayHeadLength;
        for (; ids != 0; ids &= ids - 1)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(verifiedAt[at..]);
            at += 4;
            var verified = length < 0 ? 0 : CopiedRows.ToInstant(verifiedAt[at..]).ToUnixTimeSeconds();
            at += Math.Max(length, 0);
            row.AddService((short)BitOperations.TrailingZeroCount(ids), verified);
        }
    }

    private void Text(HomeRow row, HomeText text, int column)
    {
        if (!homes.IsNull(column))
            row.Set(text, homes[column]);
    }

    private T? Code<T>(int column)
        where T : struct, Enum => homes.IsNull(column) ? null : EnumCode.Parse<T>(homes[column]);

    private DateTimeOffset? Instant(int column) => homes.IsNull(column) ? null : homes.Instant(column);

    /// <summary>PostGIS sends a point as EWKB: the order of bytes, the type with flags, the SRID when flagged, then x and y.</summary>
    private static (double Lon, double Lat) Point(ReadOnlySpan<byte> ewkb)
    {
        var little = ewkb[0] == 1;
        var type = little
            ? BinaryPrimitives.ReadUInt32LittleEndian(ewkb[1..])
            : BinaryPrimitives.ReadUInt32BigEndian(ewkb[1..]);
        var xy = ewkb[((type & HasSrid) != 0 ? 9 : 5)..];
        return little
            ? (BinaryPrimitives.ReadDoubleLittleEndian(xy), BinaryPrimitives.ReadDoubleLittleEndian(xy[8..]))
            : (BinaryPrimitives.ReadDoubleBigEndian(xy), BinaryPrimitives.ReadDoubleBigEndian(xy[8..]));
    }
}
