using System.Data;
using System.Text;
using Npgsql;
using QhdHomeMap.Data.Copies;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Data.Roads;

/// <summary>Reads the current network from the database.</summary>
internal static class RoadNetworkReader
{
    private const string VersionSql = """
        select id, key, status, source, source_at, source_hash, rules, imported_at, is_sample, node_count, edge_count, report::text
        from road_networks where status = 'current'
        """;

    /// <summary>From a cold disk the first row may take this long.</summary>
    private static readonly TimeSpan RowTimeout = TimeSpan.FromSeconds(60);

    public static async Task<RoadNetworkVersion?> CurrentVersionAsync(
        NpgsqlConnection connection,
        CancellationToken cancellation
    )
    {
        await using var command = new NpgsqlCommand(VersionSql, connection);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation))
            return null;
        return new RoadNetworkVersion
        {
            Id = row.GetInt32(0),
            Key = row.GetGuid(1),
            Status = EnumCode.Parse<RoadNetworkStatus>(row.GetString(2)),
            Source = row.GetString(3),
            SourceAt = row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4),
            SourceHash = row.GetString(5),
            Rules = row.GetString(6),
            ImportedAt = row.GetFieldValue<DateTimeOffset>(7),
            IsSample = row.GetBoolean(8),
            NodeCount = row.GetInt32(9),
            EdgeCount = row.GetInt32(10),
            Report = row.GetString(11),
        };
    }

    /// <summary>The version and its roads as one moment has them, whoever replaces them meanwhile.</summary>
    public static async Task<StoredRoads?> ReadAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var view = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        if (await CurrentVersionAsync(connection, cancellation) is not { } version)
            return null;
        var (nodes, ids) = await ReadNodesAsync(connection, version, cancellation);
        return new StoredRoads(version, await ReadEdgesAsync(connection, version, nodes, ids, cancellation));
    }

    private static async Task<(Wgs84[] Nodes, long[] Ids)> ReadNodesAsync(
        NpgsqlConnection connection,
        RoadNetworkVersion version,
        CancellationToken cancellation
    )
    {
        var sql =
            $"select source_id, st_asewkb(location, 'NDR') from road_nodes where network_id = {version.Id} order by id";
        using var rows = await CopiedRows.OpenAsync(connection, sql, columns: 2, RowTimeout, cancellation);
        var (nodes, ids) = (new Wgs84[version.NodeCount], new long[version.NodeCount]);
        var count = 0;
        for (; rows.Read(); count++)
        {
            cancellation.ThrowIfCancellationRequested();
            RefuseMore(count, nodes.Length);
            ids[count] = rows.Int64(0);
            nodes[count] = RoadGeometry.ReadPoint(rows[1]);
        }
        return count == nodes.Length ? (nodes, ids) : throw NotWhole();
    }

    private static async Task<RoadNetwork> ReadEdgesAsync(
        NpgsqlConnection connection,
        RoadNetworkVersion version,
        Wgs84[] nodes,
        long[] ids,
        CancellationToken cancellation
    )
    {
        var sql = $"""
            select from_node, to_node, forward_m, backward_m, class, access, name, st_asewkb(line, 'NDR')
            from road_edges where network_id = {version.Id} order by id
            """;
        using var rows = await CopiedRows.OpenAsync(connection, sql, columns: 8, RowTimeout, cancellation);
        var (edges, starts) = (new RoadEdge[version.EdgeCount], new int[version.EdgeCount + 1]);
        var (shape, names) = (new List<Wgs84>(2 * version.EdgeCount), new NameList());
        var count = 0;
        for (; rows.Read(); count++)
        {
            cancellation.ThrowIfCancellationRequested();
            RefuseMore(count, edges.Length);
            edges[count] = new RoadEdge(
                rows.Int32(0),
                rows.Int32(1),
                rows.IsNull(2) ? double.PositiveInfinity : rows.Double(2),
                rows.IsNull(3) ? double.PositiveInfinity : rows.Double(3),
                names.IndexOf(rows[6]),
                (RoadClass)rows.Int16(4),
                (RoadAccess)rows.Int16(5)
            );
            RoadGeometry.ReadShape(rows[7], shape);
            starts[count + 1] = shape.Count;
        }
        return count == edges.Length
            ? new RoadNetwork(nodes, ids, edges, starts, [.. shape], names.ToArray())
            : throw NotWhole();
    }

    private static void RefuseMore(int count, int expected)
    {
        if (count == expected)
            throw NotWhole();
    }

    private static InvalidDataException NotWhole() =>
        new("The road network has not as many nodes and edges as its version says.");

    /// <summary>Names in the order in which edges first have them; of the many edges of a street one string.</summary>
    private sealed class NameList
    {
        private readonly List<string> _names = [""];
        private readonly Dictionary<string, int> _indexes = new() { [""] = 0 };
        private char[] _characters = new char[64];

        public int IndexOf(ReadOnlySpan<byte> utf8)
        {
            if (utf8.Length > _characters.Length)
                _characters = new char[utf8.Length];
            var name = _characters.AsSpan(0, Encoding.UTF8.GetChars(utf8, _characters));
            var indexes = _indexes.GetAlternateLookup<ReadOnlySpan<char>>();
            if (indexes.TryGetValue(name, out var index))
                return index;
            indexes[name] = _names.Count;
            _names.Add(name.ToString());
            return _names.Count - 1;
        }

        public string[] ToArray() => [.. _names];
    }
}
