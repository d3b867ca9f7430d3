using System.ComponentModel;

namespace QhdHomeMap.Data.Planning.Analysis;

/// <summary>覆盖盲区: where people are whom no home covers.</summary>
public sealed record GapsAnswer(
    [property: Description("依据：数据版本与说明")] LayoutBasis Basis,
    [property: Description("总人数")] double People,
    [property: Description("没有站点覆盖的人数")] double Uncovered,
    [property: Description("盲区，人多的在前")] IReadOnlyList<GapAnswer> Gaps,
    [property: Description("其余零散的未覆盖人数：每处少于最少人数，不列出")] double Remainder
);

public sealed record GapAnswer(
    [property: Description("名次，从 1 开始")] int Rank,
    [property: Description("未覆盖的人数")] double People,
    [property: Description("其中的点数")] int Points,
    [property: Description("中心经度，WGS84")] double Lon,
    [property: Description("中心纬度，WGS84")] double Lat,
    [property: Description("地名：县区与乡镇街道")] string Place,
    [property: Description("所在县区代码")] string? AreaCode,
    [property: Description("最近的站点；没有站点时不写")] GapNearestHome? NearestHome,
    [property: Description("到最近道路的距离，米；附近没有道路时不写")] double? NearestRoadM,
    [property: Description("一周 168 小时（周一 0 时起）：1 这一小时是盲区，0 不是")] string Hours,
    [property: Description("是盲区的时段")] string HoursText
);

public sealed record GapNearestHome(
    [property: Description("站点编号")] int Id,
    [property: Description("名称")] string Name,
    [property: Description("直线距离，米")] double LineM,
    [property: Description("沿道路，米；没有道路或不连通时不写")] double? RoadM,
    [property: Description("沿道路，秒")] double? Seconds
);
