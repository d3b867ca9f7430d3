using System.Runtime.CompilerServices;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Api.Tests.OpenApi;

/// <summary>The document that other programs are built from changes only on purpose.</summary>
public sealed class OpenApiTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    [Fact]
    public async Task OpenApi_OfTheRunningHost_IsTheCommittedOne()
    {
        await using var api = await RunningApi.StartAsync(database.ConnectionString);
        var generated = (await api.GetTextAsync("/openapi/v1.json")).ReplaceLineEndings("\n").TrimEnd() + "\n";
        // After a change that is meant: QHD_WRITE_OPENAPI=1 ./qhd test Api
        if (Environment.GetEnvironmentVariable("QHD_WRITE_OPENAPI") is { Length: > 0 })
            await File.WriteAllTextAsync(Committed(), generated, TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllTextAsync(Committed(), TestContext.Current.CancellationToken), generated);
    }

    private static string Committed([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "api", "Web", "openapi.json");
}
