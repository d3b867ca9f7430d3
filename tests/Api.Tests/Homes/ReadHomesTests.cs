using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using QhdHomeMap.Api.Features.Homes;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Api.Tests.Homes;

/// <summary>One home, the list, and the offline file.</summary>
public sealed class ReadHomesTests(ReadHomesTests.Fixture fixture) : IClassFixture<ReadHomesTests.Fixture>
{
    private const string MobileOfAManager = "13833512345";

    public sealed class Fixture : HomesFixture
    {
        protected override IEnumerable<Home> Homes()
        {
            var first = NewHome("A1", 0, 0, 0, 7);
            first.Phone = "0335-3601234、" + MobileOfAManager;
            first.ResponsibleBody = "海港区某公司";
            first.AccessNote = "周末由\"北门\"进入";
            first.Managers.Add(new HomeManager { Name = "张管理员", Phone = MobileOfAManager });
            first.Services[0].VerifiedAt = new DateTimeOffset(2026, 11, 1, 2, 0, 0, TimeSpan.Zero);
            first.Alerts.Add(
                new HomeAlert { ServiceId = 7, Since = new DateTimeOffset(2026, 11, 20, 4, 30, 0, TimeSpan.Zero) }
            );
            yield return first;
            var second = NewHome("A2", 50, 0);
            second.Kind = HomeKind.Station;
            second.Form = HomeForm.Periodic;
            second.Name = "秦皇岛站 \"东\\广场\" 驿站";
            yield return second;
            var third = NewHome("A3", 100, 0);
            third.AreaCode = "130322";
            yield return third;
        }
    }

    [Fact]
    public async Task GetHome_Known_HasWhatARiderNeeds()
    {
        var home = await GetAsync($"/api/homes/{await IdAsync("A1")}");
        Assert.Equal("wgs84", home.GetProperty("datum").GetString());
        Assert.Equal("daily", home.GetProperty("form").GetString());
        Assert.Equal("海港区总工会", home.GetProperty("union").GetProperty("name").GetString());
        Assert.Equal("24小时开放", home.GetProperty("hours").GetString());
        Assert.Equal("周末由\"北门\"进入", home.GetProperty("accessNote").GetString());
        var services = home.GetProperty("services");
        Assert.Equal("2026-11-01T10:00:00+08:00", services[0].GetProperty("verifiedAt").GetString());
        Assert.False(services[1].TryGetProperty("verifiedAt", out _));
        var alert = home.GetProperty("alerts")[0];
        Assert.Equal("phone_charging", alert.GetProperty("code").GetString());
        Assert.Equal("2026-11-20T12:30:00+08:00", alert.GetProperty("since").GetString());
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task ExportHomes_AskedToBePacked_IsPackedAndStillKnownByItsETag(string packing)
    {
        using var first = new HttpRequestMessage(HttpMethod.Get, "/api/homes.geojson");
        first.Headers.AcceptEncoding.ParseAdd(packing);
        using var answer = await fixture.Api.SendAsync(first);
        Assert.Equal([packing], answer.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);

        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/homes.geojson");
        again.Headers.AcceptEncoding.ParseAdd(packing);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var unchanged = await fixture.Api.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public async Task PublicAnswers_ManagersAndMobileNumbers_AreInNone()
    {
        foreach (var path in new[] { $"/api/homes/{await IdAsync("A1")}", "/api/homes", "/api/homes.geojson" })
        {
            var text = await fixture.Api.GetTextAsync(path);
            Assert.Contains("0335-3601234", text, StringComparison.Ordinal);
            Assert.DoesNotContain(MobileOfAManager, text, StringComparison.Ordinal);
            Assert.DoesNotContain("张管理员", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/api/homes/999999", HttpStatusCode.NotFound, "home_not_found")]
    [InlineData("/api/homes/abc", HttpStatusCode.NotFound, "not_found")]
    [InlineData("/api/homes/1?datum=mars", HttpStatusCode.BadRequest, "request_invalid")]
    [InlineData("/api/homes/open?at=yesterday", HttpStatusCode.BadRequest, "request_invalid")]
    [InlineData("/api/homes/open?at=9999-12-31T23:59:59Z", HttpStatusCode.BadRequest, "request_invalid")]
    [InlineData("/api/homes?page=0", HttpStatusCode.BadRequest, "request_invalid")]
    [InlineData("/api/homes?page=x", HttpStatusCode.BadRequest, "request_invalid")]
    [InlineData("/api/homes?page=99999999999", HttpStatusCode.BadRequest, "request_invalid")]
    [InlineData("/api/homes?pageSize=101", HttpStatusCode.BadRequest, "request_invalid")]
    [InlineData("/api/homes?areaCode=999999", HttpStatusCode.BadRequest, "request_invalid")]
    [InlineData("/api/homes?union=999999", HttpStatusCode.BadRequest, "request_invalid")]
    [InlineData("/api/homes?union=x", HttpStatusCode.BadRequest, "request_invalid")]
    [InlineData("/api/homes?kind=shop", HttpStatusCode.BadRequest, "request_invalid")]
    [InlineData("/api/homes?form=never", HttpStatusCode.BadRequest, "request_invalid")]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "not_found")]
    public async Task Get_WrongAddress_IsRefusedWithACode(string path, HttpStatusCode status, string code)
    {
        var response = await fixture.Api.GetAsync(path);
        Assert.Equal(status, response.StatusCode);
        var problem = await RunningApi.JsonAsync(response);
        Assert.Equal(code, problem.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("/api/homes/999999", 404)]
    [InlineData("/nowhere", 404)]
    [InlineData("/api/homes?page=0", 400)]
    public async Task Get_CallerAcceptsOnlyHtml_StillGetsTheProblem(string path, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        var response = await fixture.Api.SendAsync(request);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.NotEmpty((await RunningApi.JsonAsync(response)).GetProperty("code").GetString()!);
    }

    [Fact]
    public async Task Answers_ReadIntoTheirDocumentedShape_LeaveNothingOver()
    {
        var strict = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        };
        var body = """{"lon":119.6,"lat":39.93,"datum":"wgs84","by":"walk"}""";
        var nearest = await fixture.Api.PostAsync("/api/homes/nearest", body);
        var text = await nearest.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(3, JsonSerializer.Deserialize<NearestResponse>(text, strict)!.Homes.Count);
        text = await fixture.Api.GetTextAsync("/api/homes");
        Assert.Equal(3, JsonSerializer.Deserialize<HomePage>(text, strict)!.Items.Count);
        text = await fixture.Api.GetTextAsync($"/api/homes/{await IdAsync("A1")}?datum=GCJ02");
        Assert.Equal("gcj02", JsonSerializer.Deserialize<HomeDetail>(text, strict)!.Datum);
    }

    [Fact]
    public async Task Post_ToAReadOnlyAddress_Is405WithACode()
    {
        var response = await fixture.Api.PostAsync("/api/homes", "{}");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        var problem = await RunningApi.JsonAsync(response);
        Assert.Equal("method_not_allowed", problem.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("", new[] { "A1", "A2", "A3" })]
    [InlineData("?areaCode=130322", new[] { "A3" })]
    [InlineData("?kind=station", new[] { "A2" })]
    [InlineData("?form=periodic", new[] { "A2" })]
    [InlineData("?q=广场", new[] { "A2" })]
    [InlineData("?q=\"东\\广场\"", new[] { "A2" })]
    [InlineData("?q=河北大街A3", new[] { "A3" })]
    [InlineData("?q=name", new string[0])]
    [InlineData("?q=address", new string[0])]
    [InlineData("?pageSize=2&page=2", new[] { "A3" })]
    [InlineData("?page=7", new string[0])]
    [InlineData("?areaCode=&union=&kind=&form=&q=&page=&pageSize=", new[] { "A1", "A2", "A3" })]
    public async Task ListHomes_Filters_SelectThose(string query, string[] expected)
    {
        var page = await GetAsync("/api/homes" + query);
        Assert.Equal(
            expected,
            page.GetProperty("items").EnumerateArray().Select(h => h.GetProperty("code").GetString())
        );
    }

    [Fact]
    public async Task ListHomes_UnionAboveTheirs_IncludesThem()
    {
        var city = (await GetAsync("/api/homes?union=1")).GetProperty("total").GetInt32();
        Assert.Equal(3, city);
        var home = await GetAsync($"/api/homes/{await IdAsync("A1")}");
        var union = home.GetProperty("union").GetProperty("id").GetInt32();
        Assert.Equal(3, (await GetAsync($"/api/homes?union={union}")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task ExportHomes_SecondTimeWithItsETag_Is304()
    {
        var first = await fixture.Api.GetAsync("/api/homes.geojson");
        Assert.Equal("application/geo+json", first.Content.Headers.ContentType?.MediaType);
        var file = await RunningApi.JsonAsync(first);
        Assert.Equal("wgs84", file.GetProperty("datum").GetString());
        Assert.Equal(3, file.GetProperty("features").GetArrayLength());

        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/homes.geojson");
        again.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(first.Headers.ETag!.ToString()));
        var second = await fixture.Api.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task SortByDoor_AtAnInstant_PutsEachHomeOfTheOfflineListIntoOneList()
    {
        var night = await GetAsync("/api/homes/open?at=2026-11-24T23:00:00%2B08:00");
        Assert.Equal("2026-11-24T23:00:00+08:00", night.GetProperty("at").GetString());
        var sorted = new[] { "open", "closed", "unknown" }
            .SelectMany(list => night.GetProperty(list).EnumerateArray().Select(id => id.GetInt32()))
            .Order();
        var all = (await GetAsync("/api/homes.geojson"))
            .GetProperty("features")
            .EnumerateArray()
            .Select(home => home.GetProperty("id").GetInt32());
        Assert.Equal(all.Order(), sorted);

        foreach (var code in new[] { "A1", "A2", "A3" })
        {
            var open = (await GetAsync($"/api/homes/{await IdAsync(code)}")).GetProperty("open").GetProperty("now");
            var now = await GetAsync("/api/homes/open");
            var list = open.ValueKind switch
            {
                JsonValueKind.True => "open",
                JsonValueKind.False => "closed",
                _ => "unknown",
            };
            Assert.Contains(await IdAsync(code), now.GetProperty(list).EnumerateArray().Select(id => id.GetInt32()));
        }
    }

    private Task<JsonElement> GetAsync(string path) => fixture.Api.GetJsonAsync(path);

    private async Task<int> IdAsync(string code)
    {
        var page = await GetAsync("/api/homes");
        return page.GetProperty("items")
            .EnumerateArray()
            .Single(h => h.GetProperty("code").GetString() == code)
            .GetProperty("id")
            .GetInt32();
    }
}
