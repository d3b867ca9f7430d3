using Npgsql;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Coverage;
using QhdHomeMap.Geo.Layouts;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Data.Tests.Layouts;

/// <summary>What the layout engine decides in memory against what PostGIS decides on the spheroid.</summary>
public sealed class StraightLineCoverageTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private const int Homes = 100;
    private const int People = 2_000;

    [Fact]
    public async Task Of_OwnRadius_CoversWhomPostgisFindsWithin()
    {
        var random = new Random(20_260_106);
        var homes = Enumerable
            .Range(0, Homes)
            .Select(id => new LayoutHome(id, Anywhere(random), 100 + (50 * random.Next(120)), WeekHours.All))
            .ToArray();
        var places = Enumerable.Range(0, People).Select(_ => Anywhere(random)).ToArray();
        var people = Enumerable.Range(0, People).Select(_ => PeopleByHour.Always(1)).ToArray();
        var demand = new Demand(DemandKind.Workers, places, people, new int[People], new int[People]);

        var layout = SiteLayout.Of(homes, demand, roads: null, CoverRule.OwnRadius, Sql.Cancellation);
        var found = await WithinAsync(homes, places);

        Assert.True(found.Count > 10_000);
        Assert.Equal(
            found,
            Enumerable
                .Range(0, Homes)
                .SelectMany(home => layout.Table.Served(home).ToArray().Select(point => (home, point)))
        );
    }

    private static Wgs84 Anywhere(Random random) =>
        new(119.5 + (0.2 * random.NextDouble()), 39.9 + (0.15 * random.NextDouble()));

    private async Task<List<(int Home, int Point)>> WithinAsync(LayoutHome[] homes, Wgs84[] places)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand(
            """
            with homes as materialized (
                select st_point(lon, lat, 4326)::geography as place, radius_m, home - 1 as home
                from unnest($1::float8[], $2::float8[], $3::float8[]) with ordinality h(lon, lat, radius_m, home)),
            people as materialized (
                select st_point(lon, lat, 4326)::geography as place, point - 1 as point
                from unnest($4::float8[], $5::float8[]) with ordinality p(lon, lat, point))
            select home::int, point::int
            from homes join people on st_dwithin(homes.place, people.place, radius_m)
            order by home, point
            """
        );
        command.Parameters.AddWithValue(Array.ConvertAll(homes, home => home.Location.Lon));
        command.Parameters.AddWithValue(Array.ConvertAll(homes, home => home.Location.Lat));
        command.Parameters.AddWithValue(Array.ConvertAll(homes, home => home.RadiusM));
        command.Parameters.AddWithValue(Array.ConvertAll(places, place => place.Lon));
        command.Parameters.AddWithValue(Array.ConvertAll(places, place => place.Lat));
        await using var reader = await command.ExecuteReaderAsync(Sql.Cancellation);
        var pairs = new List<(int, int)>();
        while (await reader.ReadAsync(Sql.Cancellation))
            pairs.Add((reader.GetInt32(0), reader.GetInt32(1)));
        return pairs;
    }
}
