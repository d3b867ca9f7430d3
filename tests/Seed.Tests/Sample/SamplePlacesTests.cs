using Microsoft.EntityFrameworkCore;

namespace QhdHomeMap.Seed.Tests.Sample;

/// <summary>Where sample homes stand, measured by PostGIS.</summary>
public sealed class SamplePlacesTests(LoadedSampleCity city) : IClassFixture<LoadedSampleCity>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryHome_OfAnArea_StandsInItsPolygonOrInAHostsOfAZone()
    {
        var placed = await QueryAsync<int>(
            $"""
            select distinct h.id as "Value" from homes h
            join areas a on a.code = h.area_code or a.code in (select host_code from zone_hosts where zone_code = h.area_code)
            where st_covers(a.boundary, h.location::geometry)
            """
        );

        Assert.Equal(city.Homes.Select(h => h.Id), placed.Order());
    }

    /// <summary>The outlines are good to about 100 m, and the city's edge is the shore in half of its length.</summary>
    [Fact]
    public async Task EveryHome_MeasuredToTheCitysEdge_IsFarFromIt()
    {
        var nearest = await QueryAsync<double>(
            $"""
            select min(st_distance(h.location, edge.line::geography)) as "Value" from homes h,
                (select st_boundary(st_union(st_buffer(boundary, 0.0005))) as line from areas where boundary is not null) edge
            """
        );

        Assert.True(nearest.Single() > 200, $"{nearest.Single()} m");
    }

    [Fact]
    public async Task NoTwoHomes_MeasuredToEachOther_StandWithinSixtyMetres()
    {
        var close = await QueryAsync<int>(
            $"""
            select a.id as "Value" from homes a join homes b on a.id < b.id and st_dwithin(a.location, b.location, 60)
            """
        );

        Assert.Empty(close);
    }

    [Fact]
    public void Coordinates_OfTheHomes_LookSurveyedAndNotChosen()
    {
        var decimals = city.Homes.Select(h => (Lon: Decimals(h.Location.X), Lat: Decimals(h.Location.Y))).ToList();

        Assert.All(decimals, d => Assert.True(d is { Lon: <= 7, Lat: <= 7 }));
        Assert.True(decimals.Count(d => d is { Lon: >= 6, Lat: >= 6 }) > decimals.Count * 0.9);
        Assert.Equal(city.Homes.Count, city.Homes.Select(h => h.Location.X).Distinct().Count());

        static int Decimals(double degrees) => ((decimal)degrees).Scale;
    }

    /// <summary>Written down once: the same on every machine, whatever its processor and version of .NET.</summary>
    [Theory]
    [InlineData("（示例）秦皇岛站工会驿站", 119.5872977, 39.9674511)]
    [InlineData("（示例）昌黎县总工会共享职工之家", 119.1552871, 39.7049708)]
    [InlineData("（示例）青龙护林员工会驿站", 118.9773828, 40.394803)]
    public void Home_BuiltAnywhere_StandsWhereItAlwaysStood(string name, double lon, double lat)
    {
        var home = Assert.Single(city.Homes, h => h.Name == name);

        Assert.Equal((lon, lat), (home.Location.X, home.Location.Y));
    }

    private async Task<List<T>> QueryAsync<T>(FormattableString sql)
    {
        await using var db = city.Open();
        return await db.Database.SqlQuery<T>(sql).ToListAsync(Cancellation);
    }
}
