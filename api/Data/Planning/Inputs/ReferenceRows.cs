using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Npgsql;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Unions;
using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Data.Planning;

/// <summary>The rows of <see cref="InputReference"/>, read in the caller's view and added to its hash.</summary>
internal sealed class ReferenceRows(NpgsqlConnection connection, CancellationToken cancellation)
{
    private readonly WKBReader _shapes = new();

    public async Task<IReadOnlyList<InputArea>> AreasAsync(ContentHash hash)
    {
        var hosts = await ListAsync(
            "select zone_code, host_code from zone_hosts order by zone_code, host_code",
            row => (Zone: row.GetString(0), Host: row.GetString(1))
        );
        foreach (var (zone, host) in hosts)
            hash.Add(zone).Add(host);
        var areas = await ListAsync(
            """
            select code, name, short_name, st_asewkb(boundary, 'NDR'), residents, residents_year
            from areas order by sort_order, code
            """,
            row =>
            {
                var shape = Bytes(row, 3);
                var (residents, year) = (Number(row, 4), Number(row, 5));
                hash.Add(row.GetString(0)).Add(row.GetString(1)).Add(row.GetString(2)).Add(shape);
                hash.Add(residents ?? -1).Add(year ?? -1);
                return new InputArea(
                    row.GetString(0),
                    row.GetString(1),
                    row.GetString(2),
                    Shape(shape),
                    residents,
                    year,
                    []
                );
            }
        );
        var indexes = areas.Index().ToDictionary(a => a.Item.Code, a => a.Index);
        return
        [
            .. areas.Select(a =>
                a with
                {
                    Hosts = [.. hosts.Where(h => h.Zone == a.Code).Select(h => indexes[h.Host])],
                }
            ),
        ];
    }

    public async Task<IReadOnlyList<InputTownship>> TownshipsAsync(ContentHash hash, IReadOnlyList<InputArea> areas)
    {
        var indexes = areas.Index().ToDictionary(a => a.Item.Code, a => a.Index);
        return await ListAsync(
            "select code, name, area_code, st_asewkb(boundary, 'NDR') from townships order by code",
            row =>
            {
                var shape = Bytes(row, 3);
                hash.Add(row.GetString(0)).Add(row.GetString(1)).Add(row.GetString(2)).Add(shape);
                return new InputTownship(row.GetString(0), row.GetString(1), indexes[row.GetString(2)], Shape(shape));
            }
        );
    }

    public async Task<IReadOnlyList<InputUnion>> UnionsAsync(
        ContentHash hash,
        IReadOnlyList<InputArea> areas,
        IReadOnlyList<InputTownship> townships
    )
    {
        var areaIndexes = areas.Index().ToDictionary(a => a.Item.Code, a => a.Index);
        var townshipIndexes = townships.Index().ToDictionary(t => t.Item.Code, t => t.Index);
        return await ListAsync(
            "select id, name, parent_id, kind, area_code, township_code from unions order by code",
            row =>
            {
                var (id, name, parent, kind) = (row.GetInt32(0), row.GetString(1), Number(row, 2), row.GetString(3));
                var (area, township) = (Text(row, 4), Text(row, 5));
                hash.Add(id).Add(name).Add(parent ?? -1).Add(kind).Add(area).Add(township);
                return new InputUnion(
                    id,
                    name,
                    parent,
                    EnumCode.Parse<UnionKind>(kind),
                    area is null ? -1 : areaIndexes[area],
                    township is null ? -1 : townshipIndexes[township]
                );
            }
        );
    }

    public Task<List<InputReference.QuotaRow>> QuotasAsync(ContentHash hash) =>
        ListAsync(
            "select union_id, level, homes from quotas order by union_id, year, level",
            row =>
            {
                hash.Add(row.GetInt32(0)).Add(row.GetString(1)).Add(row.GetInt32(2));
                return new InputReference.QuotaRow(
                    row.GetInt32(0),
                    EnumCode.Parse<HomeLevel>(row.GetString(1)),
                    row.GetInt32(2)
                );
            }
        );

    public async Task<HolidayCalendar> HolidaysAsync(ContentHash hash)
    {
        var years = await ListAsync("select year from holiday_years order by year", row => row.GetInt32(0));
        years.ForEach(year => hash.Add(year));
        var days = await ListAsync(
            "select date, name, is_workday from holiday_dates order by date",
            row =>
            {
                var (date, name, isWorkday) = (row.GetFieldValue<DateOnly>(0), row.GetString(1), row.GetBoolean(2));
                hash.Add(date.DayNumber).Add(name).Add(isWorkday ? 1 : 0);
                return new HolidayDay(date, isWorkday ? HolidayKind.MakeUpWorkday : HolidayKind.Holiday, name);
            }
        );
        return new HolidayCalendar(
            years.Select(year => new HolidayYear(year, [.. days.Where(d => d.Date.Year == year)]))
        );
    }

    private MultiPolygon? Shape(byte[]? ewkb) => ewkb is null ? null : (MultiPolygon)_shapes.Read(ewkb);

    private static byte[]? Bytes(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<byte[]>(column);

    private static string? Text(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    private static int? Number(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    private async Task<List<T>> ListAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(read(reader));
        return rows;
    }
}
