using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Npgsql;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Areas;
using QhdHomeMap.Data.Unions;

namespace QhdHomeMap.Seed.Tables;

/// <summary>
/// Reads what a list may refer to. By SQL, since EF Core needs 1.5 s to get ready in a program that is done after two.
/// </summary>
internal sealed class ReferenceRows(NpgsqlConnection connection)
{
    private const string AreasSql = """
        select code, name, short_name, signature_name, aliases, st_asbinary(boundary),
            array(select host_code from zone_hosts where zone_code = code order by host_code)
        from areas order by sort_order
        """;

    private const string UnionsSql = "select id, code, name, aliases, kind, area_code from unions order by id";
    private const string TownshipsSql = "select code, area_code, name from townships order by code";
    private const string ServicesSql = "select id, code, name from services order by id";

    public Task<List<Area>> AreasAsync(CancellationToken cancellation)
    {
        var wkb = new WKBReader();
        return ListAsync(
            AreasSql,
            row =>
            {
                var area = new Area
                {
                    Code = row.GetString(0),
                    Name = row.GetString(1),
                    ShortName = row.GetString(2),
                    SignatureName = row.GetString(3),
                    Aliases = [.. row.GetFieldValue<string[]>(4)],
                    Boundary = row.IsDBNull(5) ? null : (MultiPolygon)wkb.Read(row.GetFieldValue<byte[]>(5)),
                };
                var hosts = row.GetFieldValue<string[]>(6);
                area.Hosts.AddRange(hosts.Select(host => new ZoneHost { ZoneCode = area.Code, HostCode = host }));
                return area;
            },
            cancellation
        );
    }

    public Task<List<Union>> UnionsAsync(CancellationToken cancellation) =>
        ListAsync(
            UnionsSql,
            row => new Union
            {
                Id = row.GetInt32(0),
                Code = row.GetString(1),
                Name = row.GetString(2),
                Aliases = [.. row.GetFieldValue<string[]>(3)],
                Kind = EnumCode.Parse<UnionKind>(row.GetString(4)),
                AreaCode = row.IsDBNull(5) ? null : row.GetString(5),
            },
            cancellation
        );

    public Task<List<Township>> TownshipsAsync(CancellationToken cancellation) =>
        ListAsync(
            TownshipsSql,
            row => new Township
            {
                Code = row.GetString(0),
                AreaCode = row.GetString(1),
                Name = row.GetString(2),
            },
            cancellation
        );

    public Task<List<(short Id, string Code, string Name)>> ServicesAsync(CancellationToken cancellation) =>
        ListAsync(ServicesSql, row => (row.GetInt16(0), row.GetString(1), row.GetString(2)), cancellation);

    /// <summary>The entries of a list that is data.</summary>
    /// <param name="table">One of our own tables' names.</param>
    /// <param name="cancellation">Stops the query.</param>
    public Task<List<(string Code, string Name)>> TermsAsync(string table, CancellationToken cancellation) =>
        ListAsync(
            $"select code, name from {table} order by sort_order",
            row => (row.GetString(0), row.GetString(1)),
            cancellation
        );

    private async Task<List<T>> ListAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(read(reader));
        }
        return rows;
    }
}
