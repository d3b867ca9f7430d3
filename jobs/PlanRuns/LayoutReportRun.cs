using System.Text.Encodings.Web;
using System.Text.Json;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Planning;
using QhdHomeMap.Geo.Layouts;

namespace QhdHomeMap.Jobs.PlanRuns;

/// <summary>What a layout report is made by: reads the inputs as they are now, and composes its files from them alone.</summary>
internal sealed class LayoutReportRun(LayoutInputsReader reader, TimeProvider clock)
{
    private static readonly TimeSpan CityOffset = TimeSpan.FromHours(8);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <param name="run">Claimed.</param>
    /// <param name="step">Told before each part: how far it is, 0 to 1, and what is being done.</param>
    /// <param name="cancellation">Stops it before the next part.</param>
    /// <returns>The hash of the inputs that it was computed from, and what was made of them.</returns>
    public async Task<(string InputHash, IReadOnlyList<PlanRunFile> Files)> ComputeAsync(
        PlanRun run,
        Action<double, string> step,
        CancellationToken cancellation
    )
    {
        step(0, "读取数据");
        var today = DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(CityOffset).DateTime);
        var inputs = await reader.ReadAsync(today, cancellation);
        return (inputs.Versions.Hash, Compose(run, inputs, step, cancellation));
    }

    /// <summary>Depends on nothing but its arguments, so that the same inputs and question give the same bytes.</summary>
    private static IReadOnlyList<PlanRunFile> Compose(
        PlanRun run,
        LayoutInputs inputs,
        Action<double, string> step,
        CancellationToken cancellation
    )
    {
        step(0.2, "计算覆盖");
        var homes = inputs.Homes.Where(h => h.Status is not HomeStatus.Planned).Select(h => h.Layout).ToList();
        var layout = SiteLayout.Of(homes, inputs.Workers.Demand, null, CoverRule.OwnRadius, cancellation);
        var total = layout.Total(null);
        step(0.9, "写出文件");
        var report = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                inputs.Versions.Hash,
                inputs.Versions.AsOf,
                Homes = homes.Count,
                total.People,
                total.Covered,
                total.MultiplyCovered,
            },
            Json
        );
        return [PlanRunFile.Of("report.json", run.Title ?? "站点布局报告", "application/json", report)];
    }
}
