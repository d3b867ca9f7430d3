using System.ComponentModel;

namespace QhdHomeMap.Data.Planning.Analysis;

/// <summary>Coverage of every hour of the week.</summary>
public sealed record WeekAnswer(
    [property: Description("依据：数据版本与说明")] LayoutBasis Basis,
    [property: Description("168 小时，从周一 0 时起")] IReadOnlyList<HourCoverage> Hours,
    [property: Description("按县区")] IReadOnlyList<AreaWeek> Areas
);

public sealed record HourCoverage(
    [property: Description("总人数")] double People,
    [property: Description("至少一个站点覆盖的人数")] double Covered,
    [property: Description("两个以上站点覆盖的人数")] double MultiplyCovered,
    [property: Description("开放的站点数")] int OpenHomes
);

public sealed record AreaWeek(
    [property: Description("县区代码")] string Code,
    [property: Description("县区名称")] string Name,
    [property: Description("168 小时的覆盖比例，0 至 1")] IReadOnlyList<double> CoveredShare
);
