using Npgsql;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Data.Tests.Homes;

/// <summary>Small scenes whose answer is known without PostGIS. Along the equator a degree is a·π/180 = 111,319.490793 m.</summary>
public sealed class HomeQueriesTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private const double MetresPerDegreeOfEquator = 111_319.490793;
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(database.ConnectionString);

    private HomeQueries Queries => new(_source);

    /// <summary>Each test is a scene of its own.</summary>
    public async ValueTask InitializeAsync() => await _source.ExecuteAsync("delete from homes");

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    [Fact]
    public async Task Nearest_AlongTheEquator_ReturnsGeodesicDistancesInOrder()
    {
        var far = await AddAsync(10.03, 0);
        var near = await AddAsync(10.01, 0);
        var middle = await AddAsync(9.98, 0);

        var homes = await Queries.NearestByPostgisAsync(new Wgs84(10, 0), 3, cancellation: Sql.Cancellation);

        Assert.Equal([near, middle, far], homes.Select(h => h.Id));
        Assert.Equal(
            new[] { 0.01, 0.02, 0.03 }.Select(d => d * MetresPerDegreeOfEquator),
            homes.Select(h => h.DistanceM),
            (expected, actual) => Math.Abs(expected - actual) < 1e-4
        );
    }

    /// <summary>
    /// At 40° N a degree of latitude is 111,035 m on the spheroid and 111,195 m on the sphere; a degree of longitude 85,394 m
    /// and 85,180 m. So 0.01° north is 1,110.35 m (sphere 1,111.95) and 0.01301° east 1,110.98 m (sphere 1,108.19): the index
    /// puts east first, the truth is north.
    /// </summary>
    [Fact]
    public async Task Nearest_WhereSphereAndSpheroidDisagree_FollowsTheSpheroid()
    {
        var north = await AddAsync(119.6, 40.01);
        var east = await AddAsync(119.61301, 40);

        var first = await Queries.NearestByPostgisAsync(new Wgs84(119.6, 40), 1, cancellation: Sql.Cancellation);
        var indexAlone = await Queries.NearestByPostgisAsync(new Wgs84(119.6, 40), 1, 1, Sql.Cancellation);

        Assert.Equal(north, Assert.Single(first).Id);
        Assert.Equal(east, Assert.Single(indexAlone).Id);
    }

    /// <summary>
    /// The outline of 海港区 is left to the south, into the sea, along the meridian of its middle: 100 m past it still counts
    /// as on the shore, a kilometre does not.
    /// </summary>
    [Fact]
    public async Task Areas_OfAPointJustOutside_AreThoseWithinTheTolerance()
    {
        const string shore = """
            select st_ymin(st_intersection(boundary, st_makeline(st_point(119.6, 39, 4326), st_point(119.6, 41, 4326))))
            from areas where code = '130302'
            """;
        await using var command = _source.CreateCommand(shore);
        var lat = (double)(await command.ExecuteScalarAsync(Sql.Cancellation))!;

        Task<IReadOnlyList<string>> AreasAsync(double metresSouth) =>
            Queries.AreasOfPointAsync(new Wgs84(119.6, lat - (metresSouth / 111_035)), Sql.Cancellation);

        Assert.Equal("130302", (await AreasAsync(-500))[0]);
        Assert.Equal("130302", Assert.Single(await AreasAsync(100)));
        Assert.Empty(await AreasAsync(1_000));
    }

    [Fact]
    public async Task Nearest_OfHomesAtOneSpot_OrdersThemById()
    {
        var ids = new[] { await AddAsync(119.6, 40), await AddAsync(119.6, 40), await AddAsync(119.6, 40) };

        var homes = await Queries.NearestByPostgisAsync(new Wgs84(119.5, 40), 3, cancellation: Sql.Cancellation);

        Assert.Equal(ids.Order(), homes.Select(h => h.Id));
    }

    [Fact]
    public async Task Nearest_OfHomesThatAreNotOpen_LeavesThemOut()
    {
        await AddAsync(119.6, 40, ("status", "'planned'"));
        await AddAsync(119.6, 40, ("status", "'closed'"));
        await AddAsync(
            119.6,
            40,
            ("status", "'suspended'"),
            ("suspension_reason", "'停电'"),
            ("suspended_from", "now()")
        );
        var open = await AddAsync(119.7, 40);

        var homes = await Queries.NearestByPostgisAsync(new Wgs84(119.6, 40), 10, cancellation: Sql.Cancellation);

        Assert.Equal(open, Assert.Single(homes).Id);
    }

    [Fact]
    public async Task Nearest_OfMoreHomesThanAsked_ReturnsThatMany()
    {
        for (var i = 0; i < 5; i++)
            await AddAsync(119.6 + (i * 0.01), 40);

        Assert.Equal(2, (await Queries.NearestByPostgisAsync(new Wgs84(119.6, 40), 2, 3, Sql.Cancellation)).Count);
    }

    [Theory]
    [InlineData(0, 60)]
    [InlineData(61, 60)]
    public async Task Nearest_WithALimitThatMakesNoSense_IsRefused(int limit, int candidates) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            Queries.NearestByPostgisAsync(new Wgs84(119.6, 40), limit, candidates, Sql.Cancellation)
        );

    /// <summary>The point is 0.01° = 1,113.195 m of equator away from each home.</summary>
    [Theory]
    [InlineData(1113, false)]
    [InlineData(1114, true)]
    public async Task Covering_AtTheEdgeOfARadius_FollowsTheGeodesicDistance(int radiusM, bool covers)
    {
        await AddAsync(10.01, 0, ("coverage_radius_m", $"{radiusM}"));

        var homes = await Queries.CoveringByPostgisAsync(new Wgs84(10, 0), Sql.Cancellation);

        Assert.Equal(covers, homes.Count == 1);
    }

    [Fact]
    public async Task Covering_ByHomesOfManyRadii_ReturnsThoseThatReachInOrder()
    {
        var wide = await AddAsync(10.2, 0, ("coverage_radius_m", "50000")); // 22,264 m away
        var tooFar = await AddAsync(10.1, 0, ("coverage_radius_m", "11131")); // 11,132 m away
        var tight = await AddAsync(10.001, 0, ("coverage_radius_m", "112")); // 111 m away
        var shut = await AddAsync(10, 0, ("status", "'closed'"));

        var homes = await Queries.CoveringByPostgisAsync(new Wgs84(10, 0), Sql.Cancellation);

        Assert.Equal([tight, wide], homes.Select(h => h.Id));
        Assert.DoesNotContain(homes, h => h.Id == tooFar || h.Id == shut);
    }

    [Fact]
    public async Task Covering_WithoutAnyHome_IsEmpty() =>
        Assert.Empty(await Queries.CoveringByPostgisAsync(new Wgs84(10, 0), Sql.Cancellation));

    [Theory]
    [InlineData(119.58833, 39.93167, "130302")]
    [InlineData(119.74889, 40.0025, "130303")]
    [InlineData(118.94389, 40.40556, "130321")]
    [InlineData(119.51, 39.925, "130302")] // the development zone has no polygon: its host answers
    [InlineData(119.7, 39.8, null)] // the sea
    [InlineData(39.93167, 119.58833, null)] // longitude and latitude swapped
    public async Task AreaOfPoint_InAndOutsideTheCity_IsThePolygonsArea(double lon, double lat, string? area) =>
        Assert.Equal(area, await Queries.AreaOfPointAsync(new Wgs84(lon, lat), Sql.Cancellation));

    [Fact]
    public async Task AreaOfPoint_OnAVertexThatAreasShare_IsTheLowerCode()
    {
        const string Shared = """
            select array[st_x(p), st_y(p)] from (
                select (st_dumppoints(st_intersection(a.boundary, b.boundary))).geom as p
                from areas a, areas b where a.code = '130302' and b.code = '130303'
            ) shared limit 1
            """;
        var vertex = await _source.ScalarAsync<double[]>(Shared);

        var area = await Queries.AreaOfPointAsync(new Wgs84(vertex[0], vertex[1]), Sql.Cancellation);

        Assert.Equal("130302", area);
    }

    private Task<int> AddAsync(double lon, double lat, params (string Column, string Value)[] columns) =>
        _source.ScalarAsync<int>(NewHome.InsertAt(lon, lat, columns));
}
