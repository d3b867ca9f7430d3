using QhdHomeMap.Data.Planning;
using QhdHomeMap.Data.Planning.Analysis;
using QhdHomeMap.Formats.Roads;
using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Jobs.PlanRuns;

/// <summary>What a layout report is made by: reads the inputs as they are now, and composes its files from them alone.</summary>
internal sealed class LayoutReportRun(LayoutInputsReader reader, TimeProvider clock)
{
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
        var today = DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(Opening.Offset).DateTime);
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
        step(0.1, "寻找各站点覆盖的人");
        var city = new CityLayouts(inputs, TravelProfiles.Default);
        var question = QuestionForm.Parse(run.Question).ToQuestion();
        if (question.Rule.Profile is not null && city.Roads is null)
            throw new PlanRunException(PlanTrouble.RoadsGone);
        var layout = city.Of(PlanScope.Of(inputs, run.UnionId), question, run.Scenario?.Changes ?? [], cancellation);
        var report = LayoutReport.Of(layout, run.Title, run.Scenario?.Name, step, cancellation);
        step(0.8, "写出文件");
        return ReportFiles.Of(report, layout);
    }
}
