using System.Text.Json;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Roads;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Api.Tests.Homes;

/// <summary>
/// A town in metres around the middle. A street runs east from the rider, and from its end at 500 m another goes back on the far
/// side of a river, 100 m north:
/// <code>
///   far (0,100) ────────── (500,100)
///                              │
///   rider (0,0) ─── near (300,0) ─── (500,0)          alone (0,-2000), away from all roads
/// </code>
/// By line far (100 m) comes before near (300 m); along the roads near is 300 m and far 500 + 100 + 500 = 1,100 m.
/// </summary>
public sealed class NearestByRoadTests(NearestByRoadTests.Town town) : IClassFixture<NearestByRoadTests.Town>
{
    [Fact]
    public async Task Nearest_ByLine_DoesNotSeeTheRiver() =>
        Assert.Equal(["far", "near", "alone"], Codes(await AskAsync("line")));

    [Fact]
    public async Task Nearest_OnFoot_GoesAlongTheRoads()
    {
        var answer = await AskAsync("walk");
        Assert.Equal("walk", answer.GetProperty("by").GetString());
        Assert.Equal(["near", "far", "alone"], Codes(answer));
        var homes = answer.GetProperty("homes");
        Assert.Equal(300, homes[0].GetProperty("roadM").GetDouble(), 1.0);
        Assert.Equal(300 / 1.2, homes[0].GetProperty("seconds").GetDouble(), 1.0);
        Assert.Equal(1_100, homes[1].GetProperty("roadM").GetDouble(), 1.0);
        Assert.Equal(100, homes[1].GetProperty("distanceM").GetDouble(), 1.0);
    }

    [Fact]
    public async Task Nearest_ByEbike_IsAsFarAndFaster()
    {
        var homes = (await AskAsync("ebike")).GetProperty("homes");
        Assert.Equal(300, homes[0].GetProperty("roadM").GetDouble(), 1.0);
        Assert.Equal(300 / (16 / 3.6), homes[0].GetProperty("seconds").GetDouble(), 1.0);
    }

    [Fact]
    public async Task Nearest_HomeAwayFromRoads_ComesLastAndHasNoMinutes()
    {
        var alone = (await AskAsync("walk")).GetProperty("homes")[2];
        Assert.False(alone.TryGetProperty("roadM", out _));
        Assert.False(alone.TryGetProperty("seconds", out _));
    }

    [Fact]
    public async Task Nearest_RiderAwayFromRoads_IsAnsweredByLineWithTheReason()
    {
        var answer = await AskAsync("walk", northM: -1_900);
        Assert.Equal("line", answer.GetProperty("by").GetString());
        Assert.Contains("道路", answer.GetProperty("byReason").GetString());
        Assert.Equal("alone", Codes(answer)[0]);
    }

    [Fact]
    public async Task Nearest_OnFootWithinALineDistance_LeavesOutWhatIsFarther() =>
        Assert.Equal(["far"], Codes(await AskAsync("walk", maxDistanceM: 200)));

    private async Task<JsonElement> AskAsync(string by, double northM = 0, double? maxDistanceM = null)
    {
        var place = town.At(0, northM);
        return await town.Api.NearestAsync(
            new
            {
                lon = place.Lon,
                lat = place.Lat,
                datum = "wgs84",
                by,
                maxDistanceM,
            }
        );
    }

    private static string[] Codes(JsonElement answer) =>
        [.. answer.GetProperty("homes").EnumerateArray().Select(h => h.GetProperty("code").GetString()!)];

    public sealed class Town : HomesFixture
    {
        internal Wgs84 At(double eastM, double northM)
        {
            var point = NewHome("at", eastM, northM).Location;
            return new Wgs84(point.X, point.Y);
        }

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await using (var writing = await RoadNetworkWriting.BeginAsync(ConnectionString, default))
                await writing!.ReplaceAsync(
                    Roads(),
                    new("town.geojson", null, new string('0', 64), "test", IsSample: false, "{}"),
                    progress: null,
                    default
                );
            await Eventually.BecomesTrueAsync(async () =>
            {
                var place = At(0, 0);
                var asked = new
                {
                    lon = place.Lon,
                    lat = place.Lat,
                    datum = "wgs84",
                    by = "walk",
                };
                return (await Api.NearestAsync(asked)).GetProperty("by").GetString() == "walk";
            });
        }

        protected override IEnumerable<Home> Homes() =>
            [NewHome("near", 300, 0), NewHome("far", 0, 100), NewHome("alone", 0, -2_000)];

        private RoadNetwork Roads() =>
            new(
                [At(0, 0), At(500, 0), At(500, 100), At(0, 100)],
                [1, 2, 3, 4],
                [Street(0, 1, 500), Street(1, 2, 100), Street(2, 3, 500)],
                [0, 0, 0, 0],
                [],
                [""]
            );

        private static RoadEdge Street(int from, int to, double lengthM) =>
            new(from, to, lengthM, lengthM, Name: 0, RoadClass.Residential, RoadAccess.All);
    }
}
