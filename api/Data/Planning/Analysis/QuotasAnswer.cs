using System.ComponentModel;

namespace QhdHomeMap.Data.Planning.Analysis;

/// <summary>建设任务: how many homes each union was to build, and how many are open. By affiliation and never by place.</summary>
public sealed record QuotasAnswer(
    [property: Description("依据：数据版本与说明")] LayoutBasis Basis,
    [property: Description("按隶属工会")] IReadOnlyList<UnionQuota> Unions,
    [property: Description("本级合计")] QuotaProgress County,
    [property: Description("乡镇（街道）合计")] QuotaProgress Town
)
{
    public static QuotasAnswer Of(CityLayouts city, PlanScope scope)
    {
        InputQuota[] quotas =
        [
            .. city.Inputs.Quotas.Where(q => scope.IsWholeCity || scope.UnionIds.Contains(q.UnionId)),
        ];
        return new(
            BasisNotes.Of(city, scope, LayoutQuestion.First),
            [.. quotas.Select(q => new UnionQuota(q.UnionId, q.UnionName, Of(q.County), Of(q.Town)))],
            Sum(quotas.Select(q => q.County)),
            Sum(quotas.Select(q => q.Town))
        );
    }

    private static QuotaProgress Of(QuotaCount count) => new(count.Quota, count.Open);

    private static QuotaProgress Sum(IEnumerable<QuotaCount> counts) =>
        counts.Aggregate(new QuotaProgress(0, 0), (sum, c) => new(sum.Quota + c.Quota, sum.Open + c.Open));
}

public sealed record UnionQuota(
    [property: Description("工会编号")] int UnionId,
    [property: Description("工会名称")] string Name,
    [property: Description("本级")] QuotaProgress County,
    [property: Description("乡镇（街道）")] QuotaProgress Town
);

public sealed record QuotaProgress(
    [property: Description("任务数")] int Quota,
    [property: Description("已开放的共享职工之家，不含工会驿站")] int Open
);
