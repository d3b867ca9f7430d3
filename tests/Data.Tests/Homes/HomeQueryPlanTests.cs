using System.Text.Json;
using Npgsql;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Data.Tests.Homes;

/// <summary>On many rows the named queries read by index and still give the answer of the plain way.</summary>
public sealed class HomeQueryPlanTests(CrowdedCity city) : IClassFixture<CrowdedCity>, IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(city.ConnectionString);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    public static TheoryData<string, string, string, string> Questions
    {
        get
        {
            var plans = new TheoryData<string, string, string, string>();
            foreach (var mode in new[] { "force_custom_plan", "force_generic_plan" })
            {
                plans.Add(HomeQueries.NearestSql, "119.6, 39.93, 60, 10", "ix_homes_location", mode);
                plans.Add(
                    HomeQueries.CoveringSql,
                    "119.6, 39.93",
                    "ix_homes_location ix_homes_coverage_radius_m",
                    mode
                );
                plans.Add(HomeQueries.AreaSql, "119.6, 39.93", "ix_areas_boundary", mode);
            }
            return plans;
        }
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task NamedQuery_OnManyRows_ReadsByIndexOnly(string sql, string values, string indexes, string mode)
    {
        await using var connection = await _source.OpenConnectionAsync(Sql.Cancellation);
        await connection.ExecuteAsync($"set plan_cache_mode = {mode}; prepare q as {sql}");

        var plan = JsonDocument.Parse(
            await connection.ScalarAsync<string>($"explain (format json) execute q({values})")
        );

        var nodes = NodesOf(plan.RootElement[0].GetProperty("Plan")).ToList();
        Assert.DoesNotContain(nodes, n => n.Type is "Seq Scan");
        Assert.Equal(indexes.Split(' ').Order(), nodes.Select(n => n.Index).OfType<string>().Distinct().Order());
    }

    [Fact]
    public async Task Nearest_FromManyPoints_IsWhatMeasuringEveryHomeGives()
    {
        foreach (var point in Points(40))
        {
            var fast = await new HomeQueries(_source).NearestByPostgisAsync(point, 10, cancellation: Sql.Cancellation);

            var plain = await EveryHomeAsync(point, "true");
            Assert.Equal(plain.Take(10), fast);
        }
    }

    [Fact]
    public async Task Covering_FromManyPoints_IsWhatMeasuringEveryHomeGives()
    {
        var found = 0;
        foreach (var point in Points(40))
        {
            var fast = await new HomeQueries(_source).CoveringByPostgisAsync(point, Sql.Cancellation);

            var plain = await EveryHomeAsync(point, "st_distance(location, p) <= coverage_radius_m");
            Assert.Equal(plain, fast);
            found += fast.Count;
        }
        Assert.True(found > 100, $"Only {found} homes covered any point.");
    }

    [Fact]
    public async Task CrowdedCity_ItsSpots_AreAllDifferent() =>
        Assert.Equal(
            CrowdedCity.Homes,
            await _source.ScalarAsync<long>("select count(distinct st_astext(location)) from homes")
        );

    private static IEnumerable<Wgs84> Points(int count) =>
        Enumerable
            .Range(0, count)
            .Select(i => new Wgs84(CrowdedCity.West + (i * 17 % 41 / 41.0), CrowdedCity.South + (i * 29 % 43 / 43.0)));

    private async Task<List<HomeDistance>> EveryHomeAsync(Wgs84 point, string condition)
    {
        await using var command = _source.CreateCommand(
            $"""
            select id, st_distance(location, p) as distance_m
            from homes, (select st_point($1, $2, 4326)::geography as p) as here
            where status = 'open' and {condition} order by distance_m, id
            """
        );
        command.Parameters.AddWithValue(point.Lon);
        command.Parameters.AddWithValue(point.Lat);
        await using var reader = await command.ExecuteReaderAsync(Sql.Cancellation);
        var homes = new List<HomeDistance>();
        while (await reader.ReadAsync(Sql.Cancellation))
            homes.Add(new HomeDistance(reader.GetInt32(0), reader.GetDouble(1)));
        return homes;
    }

    private static IEnumerable<(string Type, string? Index)> NodesOf(JsonElement node)
    {
        var index = node.TryGetProperty("Index Name", out var name) ? name.GetString() : null;
        yield return (node.GetProperty("Node Type").GetString()!, index);
        if (!node.TryGetProperty("Plans", out var plans))
            yield break;
        foreach (var child in plans.EnumerateArray().SelectMany(NodesOf))
            yield return child;
    }
}
