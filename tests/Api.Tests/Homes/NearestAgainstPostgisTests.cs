using Npgsql;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Api.Tests.Homes;

/// <summary>The answers from memory against PostGIS: geodesic distance on the spheroid over 60 candidates.</summary>
public sealed class NearestAgainstPostgisTests(NearestAgainstPostgisTests.Fixture fixture)
    : IClassFixture<NearestAgainstPostgisTests.Fixture>
{
    private const int HomeCount = 3_000;
    private const int QuestionCount = 10_000;
    private const double TieM = 0.001;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Half of the homes crowd around a few places, one in forty stands in the very spot of another.</summary>
    public sealed class Fixture : HomesFixture
    {
        protected override IEnumerable<Home> Homes()
        {
            var random = new Random(20230822);
            (double East, double North) last = default;
            for (var i = 0; i < HomeCount; i++)
            {
                var spread = i % 2 == 0 ? 40_000 : 300;
                var centre = i % 2 == 0 ? 0 : 4_000 * (i % 7);
                if (i % 40 != 0)
                    last = (centre + (spread * (random.NextDouble() - 0.5)), spread * (random.NextDouble() - 0.5));
                var home = NewHome($"H{i}", last.East, last.North);
                home.CoverageRadiusM = random.Next(Home.MinCoverageRadiusM, 5_000);
                yield return home;
            }
        }
    }

    [Fact]
    public async Task Nearest_TenThousandRandomQuestions_AgreesWithPostgis()
    {
        await using var source = NpgsqlDataSource.Create(fixture.ConnectionString);
        var queries = new HomeQueries(source);
        var random = new Random(7);
        for (var i = 0; i < QuestionCount; i++)
        {
            var point = NextPoint(random);
            var truth = await queries.NearestByPostgisAsync(point, limit: 20, cancellation: Cancellation);
            var answer = await fixture.Api.NearestAsync(
                new
                {
                    lon = point.Lon,
                    lat = point.Lat,
                    datum = "wgs84",
                    limit = 10,
                }
            );
            AssertSame(truth, answer.GetProperty("homes"), point);
        }
    }

    [Fact]
    public async Task Covering_ThousandRandomQuestions_AgreesWithPostgis()
    {
        await using var source = NpgsqlDataSource.Create(fixture.ConnectionString);
        var queries = new HomeQueries(source);
        var random = new Random(11);
        for (var i = 0; i < QuestionCount / 10; i++)
        {
            var point = NextPoint(random);
            var truth = await queries.CoveringByPostgisAsync(point, Cancellation);
            var response = await fixture.Api.PostAsync(
                "/api/homes/covering",
                FormattableString.Invariant($$"""{"lon":{{point.Lon:R}},"lat":{{point.Lat:R}},"datum":"wgs84"}""")
            );
            using var answer = System.Text.Json.JsonDocument.Parse(
                await response.Content.ReadAsStringAsync(Cancellation)
            );
            var homes = answer.RootElement.GetProperty("homes");
            Assert.Equal(truth.Count, homes.GetArrayLength());
            AssertSame(truth, homes, point);
        }
    }

    private static Wgs84 NextPoint(Random random) =>
        new(
            HomesFixture.Lon + (0.6 * (random.NextDouble() - 0.5)),
            HomesFixture.Lat + (0.5 * (random.NextDouble() - 0.5))
        );

    /// <summary>The same ids in the same order but within ties; distances within a millimetre.</summary>
    private static void AssertSame(IReadOnlyList<HomeDistance> truth, System.Text.Json.JsonElement homes, Wgs84 point)
    {
        var distances = truth.ToDictionary(h => h.Id, h => h.DistanceM);
        var place = 0;
        foreach (var home in homes.EnumerateArray())
        {
            var id = home.GetProperty("id").GetInt32();
            Assert.True(distances.TryGetValue(id, out var distance), $"PostGIS does not have {id} from {point}.");
            Assert.Equal(distance, home.GetProperty("distanceM").GetDouble(), TieM);
            Assert.True(
                truth[place].Id == id || Math.Abs(truth[place].DistanceM - distance) < TieM,
                $"Place {place} from {point} is {id}, not {truth[place].Id}."
            );
            place++;
        }
    }
}
