using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Api.Tests;

public sealed class RateLimitTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task Riders_OverTheLimit_AreToldToWait_AndOthersAreNot()
    {
        await using var api = await RunningApi.StartReadyAsync(
            database.ConnectionString,
            ("RateLimits:RidersPerMinute", "3")
        );
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, (await GetAsync(api, "203.0.113.7")).StatusCode);

        var refused = await GetAsync(api, "203.0.113.7");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        var problem = await RunningApi.JsonAsync(refused);
        Assert.Equal("too_many_requests", problem.GetProperty("code").GetString());

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(api, "203.0.113.8")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task Riders_OfOneIpv6Subscriber_ShareOneAllowance()
    {
        await using var api = await RunningApi.StartReadyAsync(
            database.ConnectionString,
            ("RateLimits:RidersPerMinute", "1")
        );
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(api, "2001:db8:1:2::1")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await GetAsync(api, "2001:db8:1:2:ffff::9")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(api, "2001:db8:1:3::1")).StatusCode);
    }

    [Theory]
    [InlineData("GET", "/api/staff/homes.xlsx")]
    [InlineData("POST", "/api/staff/homes/bulk")]
    public async Task Sheets_OverTheLimit_AreToldToWait(string method, string path)
    {
        await using var api = await RunningApi.StartReadyAsync(
            database.ConnectionString,
            ("RateLimits:ExportsPerMinute", "1")
        );
        using var first = await api.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        Assert.Equal(HttpStatusCode.Unauthorized, first.StatusCode);
        using var second = await api.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
    }

    /// <summary>As the proxy on the same machine passes a rider on.</summary>
    private static async Task<HttpResponseMessage> GetAsync(RunningApi api, string rider)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/homes");
        request.Headers.Add("X-Forwarded-For", rider);
        return await api.SendAsync(request);
    }
}
