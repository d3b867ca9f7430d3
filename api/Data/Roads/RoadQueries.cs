using Npgsql;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Data.Roads;

/// <summary>An edge of the current network and how far it is, in metres along the ellipsoid.</summary>
public readonly record struct RoadDistance(int Edge, double DistanceM);

/// <summary>The questions about roads as PostGIS answers them: the truth that answers from memory are compared with.</summary>
public sealed class RoadQueries(NpgsqlDataSource source)
{
    /// <summary>
    /// $1 longitude, $2 latitude, $3 metres that a degree is long at least. The index orders by degrees, which are shorter eastwards
    /// than northwards; what it finds first only bounds how far the nearest can be, and all within that bound are measured.
    /// </summary>
    internal const string NearestEdgeSql = """
        with first as materialized (
            select st_distance(line::geography, st_point($1, $2, 4326)::geography) as distance_m
            from road_edges
            where network_id = (select id from road_networks where status = 'current')
            order by line <-> st_point($1, $2, 4326)
            limit 1
        )
        select e.id, st_distance(e.line::geography, st_point($1, $2, 4326)::geography) as distance_m
        from first
        join road_edges e on e.line && st_expand(st_point($1, $2, 4326), first.distance_m / $3 + 1e-9)
        where e.network_id = (select id from road_networks where status = 'current')
        order by distance_m, e.id
        limit 1
        """;

    /// <summary>On a circle of latitude, less half a hundredth for the ellipsoid's shape.</summary>
    private const double ShortestDegreeM = 111_319.49 * 0.995;

    /// <summary>The edge of the current network that is nearest to a point, of several the first; null without roads.</summary>
    public async Task<RoadDistance?> NearestEdgeByPostgisAsync(Wgs84 point, CancellationToken cancellation = default)
    {
        await using var command = source.CreateCommand(NearestEdgeSql);
        command.Parameters.Add(new NpgsqlParameter<double> { TypedValue = point.Lon });
        command.Parameters.Add(new NpgsqlParameter<double> { TypedValue = point.Lat });
        command.Parameters.Add(
            new NpgsqlParameter<double> { TypedValue = ShortestDegreeM * Math.Cos(double.DegreesToRadians(point.Lat)) }
        );
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? new RoadDistance(reader.GetInt32(0), reader.GetDouble(1)) : null;
    }
}
