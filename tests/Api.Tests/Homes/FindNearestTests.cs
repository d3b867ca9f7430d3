using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Api.Tests.Homes;

public sealed class FindNearestTests(FindNearestTests.Fixture fixture) : IClassFixture<FindNearestTests.Fixture>
{
    private static readonly object Here = Question();

    public sealed class Fixture : HomesFixture
    {
        protected override IEnumerable<Home> Homes()
        {
            yield return NewHome("near", 100, 0, 0);
            yield return NewHome("charging", 200, 0, 0, 7);
            yield return Tuned(NewHome("office", 300, 0, 7), h => h.Hours = "周一至周五 9:00-17:00；法定节假日休息");
            yield return Tuned(NewHome("night", 400, 0, 7), h => h.Hours = "每天 22:00-次日6:00，节假日正常开放");
            yield return Tuned(NewHome("unknown", 500, 0, 7), h => h.Hours = null);
            yield return Tuned(NewHome("face", 600, 0, 7), h => h.Access = AccessWay.Face);
            yield return Tuned(NewHome("suspended", 700, 0, 7), h => h.Suspend("暖气检修", At(0), null));
            yield return Tuned(NewHome("resumed", 800, 0, 7), h => h.Suspend("装修", At(0), At(1)));
            yield return Tuned(NewHome("later", 850, 0, 7), h => h.Suspend("装修", Later, Later.AddDays(2)));
            yield return NewHome("twin-a", -900, 0, 7);
            yield return NewHome("twin-b", -900, 0, 7);
            yield return Tuned(NewHome("station", 5_000, 0, 7), h => h.Kind = HomeKind.Station);
        }

        /// <summary>Long after any day these tests ask about, but for the one that asks about it.</summary>
        private static readonly DateTimeOffset Later = new(2090, 1, 1, 0, 0, 0, TimeSpan.Zero);

        private static DateTimeOffset At(int day) =>
            new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day);

        private static Home Tuned(Home home, Action<Home> tune)
        {
            tune(home);
            return home;
        }
    }

    [Fact]
    public async Task Nearest_NoFilter_ReturnsOpenAndSuspendedByDistance()
    {
        string[] expected =
        [
            "near",
            "charging",
            "office",
            "night",
            "unknown",
            "face",
            "suspended",
            "resumed",
            "later",
            "twin-a",
            "twin-b",
            "station",
        ];
        Assert.Equal(expected, await CodesAsync(Question(limit: 50)));
    }

    [Fact]
    public async Task Nearest_LimitAbsent_IsTen() => Assert.Equal(10, (await CodesAsync(Here)).Length);

    [Fact]
    public async Task Nearest_AllServicesWanted_LeavesOutWhoLacksOne() =>
        Assert.Equal(["charging"], await CodesAsync(Question(services: ["water", "phone_charging"])));

    [Fact]
    public async Task Nearest_AnyAccessWanted_LeavesOutTheOthers() =>
        Assert.Equal(["face"], await CodesAsync(Question(access: ["face", "card"])));

    [Fact]
    public async Task Nearest_KindWanted_LeavesOutTheOther() =>
        Assert.Equal(["station"], await CodesAsync(Question(kind: "station")));

    [Fact]
    public async Task Nearest_MaxDistance_LeavesOutWhatIsFarther() =>
        Assert.Equal(["near", "charging"], await CodesAsync(Question(maxDistanceM: 250)));

    /// <summary>2026-11-24 is a Tuesday and no holiday. A suspension without an end holds; one whose end has come does not.</summary>
    [Theory]
    [InlineData("2026-11-24T10:00:00+08:00", new[] { "charging", "office", "face", "resumed", "later" })]
    [InlineData("2026-11-24T02:00:00Z", new[] { "charging", "office", "face", "resumed", "later" })]
    [InlineData("2026-11-24T23:30:00+08:00", new[] { "charging", "night", "face", "resumed", "later" })]
    public async Task Nearest_OpenAtAnInstant_ReturnsOnlyThoseSurelyOpenThen(string openAt, string[] expected) =>
        Assert.Equal(expected, await CodesAsync(Question(services: ["phone_charging"], openAt: openAt, limit: 5)));

    [Fact]
    public async Task Nearest_OpenNow_NeverReturnsTheSuspendedOrTheUnknown()
    {
        var codes = await CodesAsync(Question(openAt: "now", limit: 50));
        Assert.Contains("near", codes);
        Assert.DoesNotContain("suspended", codes);
        Assert.DoesNotContain("unknown", codes);
    }

    [Fact]
    public async Task Nearest_SuspensionAnnouncedForLater_IsOpenUntilThen()
    {
        var later = (await HomesAsync(Question(limit: 50))).Single(h => h.GetProperty("code").GetString() == "later");
        Assert.True(later.GetProperty("open").GetProperty("now").GetBoolean());
        Assert.DoesNotContain("later", await CodesAsync(Question(limit: 50, openAt: "2090-01-02T12:00:00+08:00")));
    }

    [Fact]
    public async Task Nearest_ThousandsOfUnknownServices_AreAnsweredInShort()
    {
        var services = string.Join(',', Enumerable.Repeat("\"x\"", 3_000));
        var response = await fixture.Api.PostAsync(
            "/api/homes/nearest",
            $$"""{"lon":119.6,"lat":39.93,"datum":"wgs84","services":[{{services}}]}"""
        );
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.InRange(response.Content.Headers.ContentLength ?? 0, 0, 2_000);
    }

    [Fact]
    public async Task Nearest_OpenState_TellsUntilNextAndWhy()
    {
        var open = (await HomesAsync(Question(openAt: "2026-11-24T10:00:00+08:00", limit: 50))).ToDictionary(
            h => h.GetProperty("code").GetString()!,
            h => h.GetProperty("open")
        );
        Assert.Equal("2026-11-24T17:00:00+08:00", open["office"].GetProperty("until").GetString());
        Assert.True(open["near"].GetProperty("now").GetBoolean());

        open = (await HomesAsync(Question(limit: 50))).ToDictionary(
            h => h.GetProperty("code").GetString()!,
            h => h.GetProperty("open")
        );
        Assert.False(open["suspended"].GetProperty("now").GetBoolean());
        Assert.Equal("suspended", open["suspended"].GetProperty("reason").GetString());
        Assert.Contains("暖气检修", open["suspended"].GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, open["unknown"].GetProperty("now").ValueKind);
        Assert.Equal("hours_unknown", open["unknown"].GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("wgs84")]
    [InlineData("gcj02")]
    [InlineData("bd09")]
    [InlineData("cgcs2000")]
    public async Task Nearest_EachDatum_AnswersInItAndFindsTheSame(string code)
    {
        Assert.True(Datums.TryParse(code, out var datum));
        var (lon, lat) = datum.FromWgs84(new Wgs84(HomesFixture.Lon, HomesFixture.Lat));
        var answer = await fixture.Api.NearestAsync(
            new
            {
                lon,
                lat,
                datum = code,
                limit = 1,
            }
        );
        Assert.Equal(code, answer.GetProperty("datum").GetString());
        var home = answer.GetProperty("homes")[0];
        Assert.Equal("near", home.GetProperty("code").GetString());
        var back = datum.ToWgs84(home.GetProperty("lon").GetDouble(), home.GetProperty("lat").GetDouble());
        Assert.Equal(HomesFixture.Lat, back.Lat, 1e-8);
        Assert.Equal(100, home.GetProperty("distanceM").GetDouble(), 0.5);
    }

    [Theory]
    [InlineData("walk")]
    [InlineData("ebike")]
    public async Task Nearest_ByRoadWithoutRoads_SaysThatItAnswersByLine(string by)
    {
        var answer = await fixture.Api.NearestAsync(
            new
            {
                lon = HomesFixture.Lon,
                lat = HomesFixture.Lat,
                datum = "wgs84",
                by,
            }
        );
        Assert.Equal("line", answer.GetProperty("by").GetString());
        Assert.NotEmpty(answer.GetProperty("byReason").GetString()!);
    }

    [Theory]
    [InlineData("""{"lon":119.6,"lat":39.93}""", "datum")]
    [InlineData("""{"lon":119.6,"lat":39.93,"datum":"epsg4549"}""", "datum")]
    [InlineData("""{"lon":null,"lat":39.93,"datum":"wgs84"}""", "lon")]
    [InlineData("""{"lat":39.93,"datum":"wgs84"}""", null)]
    [InlineData("""{"lon":39.93,"lat":119.6,"datum":"wgs84"}""", "lat")]
    [InlineData("""{"lon":181,"lat":39.93,"datum":"wgs84"}""", "lon")]
    [InlineData("""{"lon":1e400,"lat":39.93,"datum":"wgs84"}""", "lon")]
    [InlineData("""{"lon":"119.6","lat":39.93,"datum":"wgs84"}""", "lon")]
    [InlineData("""{"lon":119.6,"lat":39.93,"datum":"wgs84","limit":0}""", "limit")]
    [InlineData("""{"lon":119.6,"lat":39.93,"datum":"wgs84","limit":51}""", "limit")]
    [InlineData("""{"lon":119.6,"lat":39.93,"datum":"wgs84","limit":2.5}""", "limit")]
    [InlineData("""{"lon":119.6,"lat":39.93,"datum":"wgs84","maxDistanceM":0}""", "maxDistanceM")]
    [InlineData("""{"lon":119.6,"lat":39.93,"datum":"wgs84","maxDistanceM":-5}""", "maxDistanceM")]
    [InlineData("""{"lon":119.6,"lat":39.93,"datum":"wgs84","services":["gold"]}""", "services")]
    [InlineData("""{"lon":119.6,"lat":39.93,"datum":"wgs84","services":[null]}""", "services")]
    [InlineData("""{"lon":119.6,"lat":39.93,"datum":"wgs84","access":["window"]}""", "access")]
    [InlineData("""{"lon":119.6,"lat":39.93,"datum":"wgs84","kind":"shop"}""", "kind")]
    [InlineData("""{"lon":119.6,"lat":39.93,"datum":"wgs84","by":"car"}""", "by")]
    [InlineData("""{"lon":119.6,"lat":39.93,"datum":"wgs84","openAt":"2026-11-24T10:00:00"}""", "openAt")]
    [InlineData("""{"lon":119.6,"lat":39.93,"datum":"wgs84","openAt":"2026-11-24"}""", "openAt")]
    [InlineData("""{"lon":119.6,"lat":39.93,"datum":"wgs84","openAt":"tomorrow"}""", "openAt")]
    [InlineData("""{"lon":119.6,"lat":39.93,"datum":"wgs84","openAt":"9999-12-31T23:59:59+08:00"}""", "openAt")]
    [InlineData("""{"lon":119.6,"lat":39.93,"datum":"wgs84","service":["water"]}""", "service")]
    [InlineData("""{"lon":119.6,"lat":39.93,"datum":"wgs84"} x""", null)]
    [InlineData("""[1,2]""", null)]
    [InlineData("""null""", null)]
    [InlineData("", null)]
    [InlineData("""{"lon":119.6,""", null)]
    [InlineData("""{"lon":[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]],"lat":1,"datum":"wgs84"}""", null)]
    public async Task Nearest_WrongRequest_IsRefusedWithCodeAndField(string body, string? field)
    {
        var response = await fixture.Api.PostAsync("/api/homes/nearest", body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await RunningApi.JsonAsync(response);
        Assert.Contains(problem.GetProperty("code").GetString(), new[] { "request_invalid", "body_unreadable" });
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
        if (field is not null)
            Assert.NotEmpty(problem.GetProperty("errors").GetProperty(field).EnumerateArray());
    }

    [Fact]
    public async Task Nearest_OversizedBody_Is413()
    {
        var body = $$"""{"lon":119.6,"lat":39.93,"datum":"{{new string('x', 20_000)}}"}""";
        var response = await fixture.Api.PostAsync("/api/homes/nearest", body);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        var problem = await RunningApi.JsonAsync(response);
        Assert.Equal("body_too_large", problem.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Nearest_NotJson_Is415()
    {
        var response = await fixture.Api.PostAsync("/api/homes/nearest", "lon=1", "text/plain");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        var problem = await RunningApi.JsonAsync(response);
        Assert.Equal("unsupported_media_type", problem.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Nearest_AnyRequest_LeavesNoCoordinatesInTheLog()
    {
        await fixture.Api.PostAsync(
            "/api/homes/nearest",
            """{"lon":119.123456789,"lat":39.987654321,"datum":"wgs84"}"""
        );
        await fixture.Api.PostAsync("/api/homes/nearest", """{"lon":119.123456789,"lat":39.987654321,"datum":1}""");
        await fixture.Api.PostAsync("/api/homes/nearest", """{"lon":119.123456789,"lat":39.987654321""");
        Assert.DoesNotContain("119.123", fixture.Api.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("39.987", fixture.Api.Log.Text, StringComparison.Ordinal);
    }

    private static object Question(
        int? limit = null,
        string[]? services = null,
        string[]? access = null,
        string? kind = null,
        string? openAt = null,
        double? maxDistanceM = null
    ) =>
        new
        {
            lon = HomesFixture.Lon,
            lat = HomesFixture.Lat,
            datum = "wgs84",
            limit,
            services,
            access,
            kind,
            openAt,
            maxDistanceM,
        };

    private async Task<JsonElement[]> HomesAsync(object question) =>
        [.. (await fixture.Api.NearestAsync(question)).GetProperty("homes").EnumerateArray()];

    private async Task<string[]> CodesAsync(object question) =>
        [.. (await HomesAsync(question)).Select(h => h.GetProperty("code").GetString()!)];
}
