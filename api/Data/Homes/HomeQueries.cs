using Npgsql;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Data.Homes;

/// <summary>A home and how far it is, in metres along the ellipsoid.</summary>
public readonly record struct HomeDistance(int Id, double DistanceM);

/// <summary>
/// The questions of place as PostGIS answers them: the truth that answers from memory are compared with. Only homes whose
/// status is open count.
/// </summary>
public sealed class HomeQueries(NpgsqlDataSource source)
{
    /// <summary>
    /// $1 longitude, $2 latitude, $3 candidates, $4 limit. The index orders by distance on a sphere, which can swap
    /// neighbours, so more are fetched than are wanted and measured again on the spheroid.
    /// </summary>
    internal const string NearestSql = """
        select id, st_distance(location, st_point($1, $2, 4326)::geography) as distance_m
        from (
            select id, location from homes
            where status = 'open'
            order by location <-> st_point($1, $2, 4326)::geography
            limit $3
        ) candidates
        order by distance_m, id
        limit $4
        """;

    /// <summary>
    /// $1 longitude, $2 latitude. A radius that differs from row to row cannot use an index; the largest one, which is the
    /// last entry of an index of its own, can, and leaves few rows to ask for theirs.
    /// </summary>
    internal const string CoveringSql = """
        select id, st_distance(location, st_point($1, $2, 4326)::geography) as distance_m
        from homes
        where status = 'open'
            and st_dwithin(
                location, st_point($1, $2, 4326)::geography, (select max(coverage_radius_m) from homes)
            )
            and st_dwithin(location, st_point($1, $2, 4326)::geography, coverage_radius_m)
        order by distance_m, id
        """;

    /// <summary>$1 longitude, $2 latitude. A border belongs to both its areas: the lower code answers for it.</summary>
    internal const string AreaSql = """
        select code from areas where st_covers(boundary, st_point($1, $2, 4326)) order by code limit 1
        """;

    /// <summary>
    /// $1 longitude, $2 latitude, $3 metres. The few areas are all looked at: a geometry's index knows no metres.
    /// </summary>
    internal const string AreasSql = """
        select code from areas where st_dwithin(boundary::geography, st_point($1, $2, 4326)::geography, $3)
        order by st_covers(boundary, st_point($1, $2, 4326)) desc, code
        """;

    /// <summary>
    /// The areas' outlines come from a grid of 1/1024 degree, whose cells measure 137 m across here. Nearer than that to an
    /// outline a point counts as on either side of it: a kiosk at the harbour's edge is not in the sea.
    /// </summary>
    public const double OutlineToleranceM = 140;

    /// <summary>The nearest homes, by distance and then by id.</summary>
    /// <param name="point">Where the question is asked from.</param>
    /// <param name="limit">How many homes at most.</param>
    /// <param name="candidates">How many the index proposes; at least <paramref name="limit"/>.</param>
    /// <param name="cancellation">Stops the query.</param>
    public Task<IReadOnlyList<HomeDistance>> NearestByPostgisAsync(
        Wgs84 point,
        int limit,
        int candidates = 60,
        CancellationToken cancellation = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(candidates, limit);
        var command = Ask(NearestSql, point);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = candidates });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        return ReadAsync(command, cancellation);
    }

    /// <summary>The homes whose own coverage radius holds the point, by distance and then by id.</summary>
    public Task<IReadOnlyList<HomeDistance>> CoveringByPostgisAsync(
        Wgs84 point,
        CancellationToken cancellation = default
    ) => ReadAsync(Ask(CoveringSql, point), cancellation);

    /// <summary>The code of the area whose polygon holds the point; null outside all of them. Never a zone's: it has no polygon.</summary>
    public async Task<string?> AreaOfPointAsync(Wgs84 point, CancellationToken cancellation = default)
    {
        await using var command = Ask(AreaSql, point);
        return (string?)await command.ExecuteScalarAsync(cancellation);
    }

    /// <summary>The areas that a point may be said to lie in, the one whose polygon holds it first; none far from all of them.</summary>
    public async Task<IReadOnlyList<string>> AreasOfPointAsync(Wgs84 point, CancellationToken cancellation = default)
    {
        await using var command = Ask(AreasSql, point);
        command.Parameters.Add(new NpgsqlParameter<double> { TypedValue = OutlineToleranceM });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var codes = new List<string>();
        while (await reader.ReadAsync(cancellation))
            codes.Add(reader.GetString(0));
        return codes;
    }

    private NpgsqlCommand Ask(string sql, Wgs84 point)
    {
        var command = source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<double> { TypedValue = point.Lon });
        command.Parameters.Add(new NpgsqlParameter<double> { TypedValue = point.Lat });
        return command;
    }

    private static async Task<IReadOnlyList<HomeDistance>> ReadAsync(
        NpgsqlCommand question,
        CancellationToken cancellation
    )
    {
        await using var command = question;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var homes = new List<HomeDistance>();
        while (await reader.ReadAsync(cancellation))
            homes.Add(new HomeDistance(reader.GetInt32(0), reader.GetDouble(1)));
        return homes;
    }
}
