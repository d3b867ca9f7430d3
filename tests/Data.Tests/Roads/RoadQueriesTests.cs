using System.Globalization;
using System.Text.Json;
using Npgsql;
using QhdHomeMap.Data.Roads;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Data.Tests.Roads;

public sealed class RoadQueriesTests : RoadTests
{
    private const int Side = 60;

    [Fact]
    public async Task NearestEdge_FromManyPoints_IsWhatMeasuringEveryEdgeGives()
    {
        await ImportAsync(Town.Grid(Side));
        for (var i = 0; i < 30; i++)
        {
            // Inside the town and up to a kilometre outside of it.
            var point = new Wgs84(119.49 + (i * 7 % 31 / 31.0 * 0.08), 39.89 + (i * 11 % 29 / 29.0 * 0.08));

            var fast = await new RoadQueries(Source).NearestEdgeByPostgisAsync(point, Sql.Cancellation);

            Assert.Equal(await EveryEdgeAsync(point), fast);
        }
    }

    [Fact]
    public async Task NearestEdge_WithoutRoads_IsNone() =>
        Assert.Null(await new RoadQueries(Source).NearestEdgeByPostgisAsync(new(119.6, 39.9), Sql.Cancellation));

    [Theory]
    [InlineData("force_custom_plan")]
    [InlineData("force_generic_plan")]
    public async Task NearestEdge_OnManyEdges_ReadsByIndexOnly(string mode)
    {
        await ImportAsync(Town.Grid(Side));
        await using var connection = await Source.OpenConnectionAsync(Sql.Cancellation);
        await connection.ExecuteAsync(
            $"analyze road_networks; set plan_cache_mode = {mode}; prepare q as {RoadQueries.NearestEdgeSql}"
        );

        var plan = await connection.ScalarAsync<string>("explain (format json) execute q(119.52, 39.91, 85000)");

        var edges = Nodes(JsonDocument.Parse(plan).RootElement[0].GetProperty("Plan"))
            .Where(n => n.TryGetProperty("Relation Name", out var name) && name.GetString() == "road_edges")
            .ToList();
        Assert.Equal(2, edges.Count);
        Assert.All(edges, n => Assert.Equal("ix_road_edges_line", n.GetProperty("Index Name").GetString()));
    }

    private async Task<RoadDistance?> EveryEdgeAsync(Wgs84 point)
    {
        await using var command = Source.CreateCommand(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                select id, st_distance(line::geography, st_point({point.Lon:R}, {point.Lat:R}, 4326)::geography) as distance_m
                from road_edges order by distance_m, id limit 1
                """
            )
        );
        await using var reader = await command.ExecuteReaderAsync(Sql.Cancellation);
        Assert.True(await reader.ReadAsync(Sql.Cancellation));
        return new RoadDistance(reader.GetInt32(0), reader.GetDouble(1));
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement node) =>
        node.TryGetProperty("Plans", out var plans) ? plans.EnumerateArray().SelectMany(Nodes).Prepend(node) : [node];
}
