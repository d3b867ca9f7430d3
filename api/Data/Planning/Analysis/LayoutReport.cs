using System.ComponentModel;

namespace QhdHomeMap.Data.Planning.Analysis;

/// <summary>
/// 站点布局报告: what the notice's second standard wants assessed, of one layout. The same inputs and question give the same bytes.
/// </summary>
public sealed record LayoutReport(
    [property: Description("标题")] string Title,
    [property: Description("密级标识：内部使用")] string Marking,
    [property: Description("所问，中文")] string Question,
    [property: Description("叠加的方案；没有时不写")] string? Scenario,
    [property: Description("依据：数据版本与说明")] LayoutBasis Basis,
    [property: Description("覆盖")] CoverageAnswer Coverage,
    [property: Description("一周 168 小时")] WeekAnswer Week,
    [property: Description("盲区")] GapsAnswer Gaps,
    [property: Description("密度")] DensityAnswer Density,
    [property: Description("建设任务")] QuotasAnswer Quotas
)
{
    public const string UsualTitle = "秦皇岛市暖心服务圈站点布局报告";

    private const string InsideUse = "内部使用";

    /// <summary>The title of a union's own report; null for the city's, which is <see cref="UsualTitle"/>.</summary>
    public static string? TitleOf(PlanScope scope) =>
        scope.Title is { } union ? $"{union}暖心服务圈站点布局报告" : null;

    /// <param name="layout">What is reported.</param>
    /// <param name="title">As the planner calls it; null: the usual one.</param>
    /// <param name="scenario">The name of the scenario laid over the homes.</param>
    /// <param name="step">Told before each part: how far it is, 0 to 1, and what is being done.</param>
    /// <param name="cancellation">Stops before the next part.</param>
    public static LayoutReport Of(
        CityLayout layout,
        string? title,
        string? scenario,
        Action<double, string> step,
        CancellationToken cancellation
    )
    {
        var coverage = Next(0.2, "计算覆盖", layout.Coverage);
        var week = Next(0.4, "计算一周各时段", layout.Week);
        var gaps = Next(0.5, "查找盲区", () => layout.Gaps(GapChoice.Usual));
        var density = Next(0.6, "计算密度", layout.Density);
        var quotas = QuotasAnswer.Of(layout.City, layout.Scope);
        return new(
            title ?? UsualTitle,
            InsideUse,
            layout.Question.Title,
            scenario,
            layout.Basis,
            coverage,
            week,
            gaps,
            density,
            quotas
        );

        T Next<T>(double progress, string what, Func<T> work)
        {
            cancellation.ThrowIfCancellationRequested();
            step(progress, what);
            return work();
        }
    }
}
