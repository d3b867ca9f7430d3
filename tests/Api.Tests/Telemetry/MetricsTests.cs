using System.Globalization;
using System.Text.RegularExpressions;
using QhdHomeMap.Api.Tests.Security;
using QhdHomeMap.Api.Tests.Snapshots;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Api.Tests.Telemetry;

/// <summary>A process has one host and its figures are the process's; so no other host may run beside these.</summary>
[CollectionDefinition(nameof(MetricsTests), DisableParallelization = true)]
public sealed class AloneInTheProcess;

[Collection(nameof(MetricsTests))]
public sealed class MetricsTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task Metrics_AfterLookUps_CountThemByOutcome()
    {
        await using var api = await RunningApi.StartReadyAsync(
            database.ConnectionString,
            ("RateLimits:RidersPerMinute", "4")
        );
        await api.PostAsync("/api/homes/nearest", """{"lon":119.6,"lat":39.93,"datum":"wgs84"}""");
        await api.PostAsync("/api/homes/nearest", "{");
        await api.GetAsync("/api/homes/999999999");
        await api.GetAsync("/api/homes");
        await api.GetAsync("/api/homes");
        var figures = await api.GetTextAsync("/metrics");
        Assert.Equal(1, LookUps(figures, "nearest", "ok"));
        Assert.Equal(1, LookUps(figures, "nearest", "refused"));
        Assert.Equal(1, LookUps(figures, "home", "not_found"));
        Assert.Equal(1, LookUps(figures, "list", "ok"));
        Assert.Equal(1, LookUps(figures, "list", "limited"));
        Assert.Equal(1, Figure(figures, "qhd_rate_limit_refusals_total{.*policy=\"riders\"}"));
        Assert.Equal(0, Figure(figures, "qhd_database_away{.*}"));
        Assert.True(Figure(figures, "qhd_snapshot_reads_total{.*outcome=\"read\"}") > 0);
        Assert.Equal(1, Figure(figures, "qhd_snapshot_rebuild_duration_seconds_count{.*}"));
        Assert.InRange(Figure(figures, "qhd_snapshot_age_seconds{.*}"), 0, 30);
        Assert.Contains("dotnet_gc_", figures, StringComparison.Ordinal);
        Assert.DoesNotContain("119.6", figures, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_DatabaseAway_SayIt()
    {
        await using var api = await RunningApi.StartReadyAsync(
            database.ConnectionString,
            ("Snapshot:StaleAfterSeconds", "1"),
            ("Snapshot:CheckSeconds", "0.1")
        );
        await using var away = await DatabaseAway.BeginAsync(database.ConnectionString);
        await Eventually.BecomesTrueAsync(async () =>
        {
            await api.GetAsync("/api/homes");
            var figures = await api.GetTextAsync("/metrics");
            return Figure(figures, "qhd_database_away{.*}") == 1 && LookUps(figures, "list", "stale") > 0;
        });
    }

    [Theory]
    [InlineData("X-Forwarded-For: 203.0.113.7")]
    [InlineData("X-Forwarded-For: 127.0.0.1")]
    [InlineData("Via: 1.1 nginx")]
    public async Task Metrics_ThroughABalancer_AreNotThere(string header)
    {
        await using var api = await RunningApi.StartReadyAsync(database.ConnectionString);
        var answer = await RawHttp.ExchangeAsync(
            api.Port,
            $"GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{header}\r\n\r\n"
        );
        Assert.StartsWith("HTTP/1.1 404 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"not_found\"", answer, StringComparison.Ordinal);
    }

    private static double LookUps(string figures, string lookUp, string outcome) =>
        Figure(figures, $"qhd_lookup_duration_seconds_count{{.*lookup=\"{lookUp}\",outcome=\"{outcome}\"}}");

    private static double Figure(string figures, string series)
    {
        var line = Regex.Match(figures, $"^{series} ([0-9.eE+-]+)", RegexOptions.Multiline);
        return line.Success ? double.Parse(line.Groups[1].Value, CultureInfo.InvariantCulture) : double.NaN;
    }
}
