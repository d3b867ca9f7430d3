using System.Net;
using System.Text;
using QhdHomeMap.Api.Tests.Homes;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Api.Tests.Security;

/// <summary>What is refused, and that the refusal is one that a program can read.</summary>
public sealed class HardInputTests(HardInputTests.Fixture fixture) : IClassFixture<HardInputTests.Fixture>
{
    public sealed class Fixture : HomesFixture
    {
        protected override IEnumerable<Home> Homes() => [NewHome("near", 100, 0, 0)];
    }

    private const string Question = """{"lon":119.6,"lat":39.93,"datum":"wgs84"}""";

    public static TheoryData<string> UnreadableBodies =>
        [
            "",
            "null",
            "[]",
            "{",
            "\"119.6\"",
            Question + Question,
            "{\"lon\":119.6,\"lon\":1,\"lat\":39.93,\"datum\":\"wgs84\"}",
            "{\"lon\":\"119.6\",\"lat\":39.93,\"datum\":\"wgs84\"}",
            "{\"lon\":NaN,\"lat\":39.93,\"datum\":\"wgs84\"}",
            "{\"lon\":119.6,\"lat\":39.93,\"datum\":\"wgs84\",\"isAdmin\":true}",
            "{\"services\":" + new string('[', 7_000) + new string(']', 7_000) + "}",
            new string('[', 16_000),
            string.Concat(Enumerable.Repeat("{\"a\":", 3_000)),
        ];

    [Theory]
    [MemberData(nameof(UnreadableBodies))]
    public async Task Body_Unreadable_Is400(string body) =>
        await AssertProblemAsync(await fixture.Api.PostAsync("/api/homes/nearest", body), 400, "body_unreadable");

    [Fact]
    public async Task Body_InvalidUtf8_Is400()
    {
        using var content = new ByteArrayContent([.. "{\"datum\":\""u8, 0xFF, 0xC0, 0x80, .. "\"}"u8]);
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/homes/nearest") { Content = content };
        await AssertProblemAsync(await fixture.Api.SendAsync(request), 400, "body_unreadable");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Body_TooLarge_Is413(bool saysItsLength)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/homes/covering");
        request.Content = new StringContent(new string(' ', 17_000), Encoding.UTF8, "application/json");
        request.Headers.TransferEncodingChunked = !saysItsLength;
        await AssertProblemAsync(await fixture.Api.SendAsync(request), 413, "body_too_large");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    public async Task Body_OfAnotherType_Is415(string mediaType) =>
        await AssertProblemAsync(
            await fixture.Api.PostAsync("/api/homes/nearest", Question, mediaType),
            415,
            "unsupported_media_type"
        );

    [Theory]
    [InlineData("/api/homes?q=%FF%FE")]
    [InlineData("/api/homes?q=%ED%A0%80")]
    [InlineData("/api/homes?q=%")]
    [InlineData("/api/homes?q='%20or%201=1--")]
    [InlineData("/api/homes?q=%5C%22%7B%7D%25s")]
    public async Task Query_OfStrangeCharacters_FindsNothing(string path)
    {
        var answer = await fixture.Api.GetJsonAsync(path);
        Assert.Equal(0, answer.GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("areaCode=%00")]
    [InlineData("q=%00")]
    [InlineData("q=a%00b")]
    [InlineData("union=99999999999999999999")]
    [InlineData("union=1e3")]
    [InlineData("union=%EF%BC%91")]
    [InlineData("page=-1")]
    [InlineData("page=0x10")]
    [InlineData("pageSize=2147483648")]
    [InlineData("kind=home&kind=station")]
    [InlineData("form=%F0%9F%8F%A0")]
    public async Task Query_WithAWrongValue_Is400(string query) =>
        await AssertProblemAsync(await fixture.Api.GetAsync("/api/homes?" + query), 400, "request_invalid");

    [Fact]
    public async Task Query_OfThousandParameters_IsAnsweredOrRefused()
    {
        var query = string.Join('&', Enumerable.Range(0, 1_000).Select(n => $"a{n}="));
        Assert.InRange((int)(await fixture.Api.GetAsync("/api/homes?" + query)).StatusCode, 200, 499);
    }

    [Theory]
    [InlineData("PUT", "/api/homes/nearest")]
    [InlineData("GET", "/api/homes/nearest")]
    [InlineData("DELETE", "/api/homes/1")]
    [InlineData("TRACE", "/api/homes")]
    [InlineData("BREW", "/health/live")]
    public async Task Method_NotOffered_Is405WithWhatIs(string method, string path)
    {
        // /api/homes/nearest is no home's number, so only its own methods count.
        var response = await fixture.Api.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        await AssertProblemAsync(response, 405, "method_not_allowed");
        Assert.NotEmpty(response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/api")]
    [InlineData("/api/homes/99999999999")]
    [InlineData("/api/homes/-")]
    [InlineData("/api/homes/%2e%2e%2fappsettings.json")]
    [InlineData("/appsettings.json")]
    [InlineData("/web.config")]
    [InlineData("/.git/config")]
    [InlineData("/openapi/v2.json")]
    [InlineData("/openapi/..%2fv1.json")]
    [InlineData("/docs/..%2f..%2fappsettings.json")]
    public async Task Path_Unknown_Is404(string path) =>
        await AssertProblemAsync(await fixture.Api.GetAsync(path), 404, "not_found");

    [Theory]
    [InlineData("/api/homes/../../appsettings.json")]
    [InlineData("/docs/%2e%2e/appsettings.json")]
    [InlineData("/docs/..\\appsettings.json")]
    [InlineData("//appsettings.json")]
    [InlineData("/health/live/%00")]
    [InlineData("/%c0%ae%c0%ae/appsettings.json")]
    [InlineData("http://evil.example/appsettings.json")]
    public async Task Path_Twisted_LeadsNowhere(string path)
    {
        var answer = await RawHttp.ExchangeAsync(
            fixture.Api.Port,
            $"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        );
        Assert.Matches("^HTTP/1.1 40[04] ", answer);
        Assert.DoesNotContain("LogLevel", answer, StringComparison.Ordinal);
    }

    internal static async Task AssertProblemAsync(HttpResponseMessage response, int status, string code)
    {
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await RunningApi.JsonAsync(response);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Matches("[\u4e00-\u9fff]", problem.GetProperty("title").GetString());
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
    }
}
