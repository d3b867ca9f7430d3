using System.Diagnostics;
using System.Text.Json;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Api.Tests.Telemetry;

/// <summary>The host as a process of its own, its output read by a program.</summary>
public sealed class ConsoleLogTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task Output_NotOnATerminal_IsOneJsonObjectALineWithEventIds()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.ArgumentList.Add(typeof(ApiHost).Assembly.Location);
        start.ArgumentList.Add("--urls=http://127.0.0.1:0");
        start.ArgumentList.Add($"--QHD_DATABASE={database.ConnectionString}");
        using var host = Process.Start(start)!;
        var lines = new List<JsonElement>();
        try
        {
            while (lines.Count == 0 || lines[^1].GetProperty("EventId").GetInt32() != 101)
            {
                var line = await host.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
                Assert.NotNull(line);
                lines.Add(JsonDocument.Parse(line).RootElement);
            }
        }
        finally
        {
            host.Kill();
            await host.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        Assert.All(
            lines,
            line => Assert.EndsWith("+00:00", line.GetProperty("Timestamp").GetString(), StringComparison.Ordinal)
        );
        Assert.All(lines, line => Assert.False(line.TryGetProperty("Scopes", out _)));
        Assert.Equal("Information", lines[^1].GetProperty("LogLevel").GetString());
        Assert.True(lines[^1].GetProperty("State").TryGetProperty("Homes", out _));
    }
}
