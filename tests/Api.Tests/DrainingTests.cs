using System.Net;
using QhdHomeMap.Api.Tests.Homes;

namespace QhdHomeMap.Api.Tests;

/// <summary>How an instance leaves while riders ask.</summary>
public class DrainingTests(HomesFixture fixture) : IClassFixture<HomesFixture>
{
    private const string Question = """{"lon":119.6,"lat":39.93,"datum":"wgs84"}""";

    [Fact]
    public async Task Stopping_WhileItDrains_AnswersAndSaysThatItLeaves_AndThenIsGone()
    {
        await using var api = await RunningApi.StartReadyAsync(
            fixture.ConnectionString,
            ("Shutdown:DrainSeconds", "2")
        );
        Assert.Null((await api.PostAsync("/api/homes/nearest", Question)).Headers.ConnectionClose);

        var stopping = api.StopAsync();

        await Eventually.BecomesTrueAsync(async () =>
            (await api.GetAsync("/health/ready")).StatusCode == HttpStatusCode.ServiceUnavailable
        );
        Assert.Contains(
            "\"stopping\"",
            await (await api.GetAsync("/health/ready")).Content.ReadAsStringAsync(
                TestContext.Current.CancellationToken
            ),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync("/health/live")).StatusCode);
        var answer = await api.PostAsync("/api/homes/nearest", Question);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.ConnectionClose);
        Assert.False(stopping.IsCompleted);
        await stopping;
        await Assert.ThrowsAsync<HttpRequestException>(() => api.GetAsync("/health/live"));
    }
}
