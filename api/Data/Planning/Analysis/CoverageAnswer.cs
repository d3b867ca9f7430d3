using System.ComponentModel;

namespace QhdHomeMap.Data.Planning.Analysis;

/// <summary>Whom the homes cover, and what ground.</summary>
public sealed record CoverageAnswer(
    [property: Description("依据：数据版本与说明")] LayoutBasis Basis,
    [property: Description("合计")] PeopleCount Total,
    [property: Description("按县区；人按所报县区计，开发区单列")] IReadOnlyList<AreaCoverage> Areas,
    [property: Description("按乡镇街道；没有导入边界时为空")] IReadOnlyList<TownshipCoverage> Townships,
    [property: Description("按职工集聚区，人多的在前")] IReadOnlyList<ClusterCoverageAnswer> Clusters,
    [property: Description("覆盖的地面；居民、职工都不计")] GroundAnswer Ground,
    [property: Description("每个站点覆盖多少人，人多的在前")] IReadOnlyList<HomeCoverage> Homes,
    [property: Description("不在路网上的站点：按道路计算时不覆盖任何人")] IReadOnlyList<OffRoadHome> OffRoadHomes,
    [property: Description("不在路网上的人数：按道路计算时不被覆盖")] double OffRoadPeople
);

/// <summary>People of a group, each counted once save in <see cref="Served"/>.</summary>
public sealed record PeopleCount(
    [property: Description("总人数")] double People,
    [property: Description("至少一个站点覆盖的人数，每人计一次")] double Covered,
    [property: Description("没有站点覆盖的人数")] double Uncovered,
    [property: Description("两个以上站点覆盖的人数")] double MultiplyCovered,
    [property: Description("各站点覆盖人数之和：一人被几个站点覆盖就计几次")] double Served,
    [property: Description("覆盖比例，0 至 1；没有人时为 0")] double CoveredShare
);

public sealed record AreaCoverage(
    [property: Description("县区代码")] string Code,
    [property: Description("县区名称")] string Name,
    [property: Description("是否开发区等没有边界的区域")] bool IsZone,
    [property: Description("位于本县区的站点数")] int Homes,
    [property: Description("人数")] PeopleCount Count,
    [property: Description("边界内被覆盖的平方公里；没有边界时不写")] double? CoveredKm2,
    [property: Description("面积，平方公里；没有边界时不写")] double? AreaKm2
);

public sealed record TownshipCoverage(
    [property: Description("乡镇街道代码")] string Code,
    [property: Description("乡镇街道名称")] string Name,
    [property: Description("所属县区代码")] string AreaCode,
    [property: Description("人数")] PeopleCount Count
);

public sealed record ClusterCoverageAnswer(
    [property: Description("编号，人多的在前")] int Id,
    [property: Description("名称：所在县区、乡镇与次序")] string Name,
    [property: Description("中心经度，WGS84")] double Lon,
    [property: Description("中心纬度，WGS84")] double Lat,
    [property: Description("人数")] PeopleCount Count,
    [property: Description("覆盖其中至少一人的站点数")] int Homes,
    [property: Description("中心到最近站点的直线距离，米")] double? NearestHomeM
);

public sealed record GroundAnswer(
    [property: Description("被覆盖的平方公里，重叠处计一次")] double CoveredKm2,
    [property: Description("重叠：各站点服务圈面积之和减去被覆盖的面积，三个重叠处计两次")] double OverlapKm2,
    [property: Description("各站点服务圈面积之和")] double SumKm2
);

public sealed record HomeCoverage(
    [property: Description("站点编号；负数：方案里新增的")] int Id,
    [property: Description("名称")] string Name,
    [property: Description("所在县区代码")] string AreaCode,
    [property: Description("它覆盖的人数")] double People,
    [property: Description("只有它覆盖的人数")] double Only
);

public sealed record OffRoadHome(
    [property: Description("站点编号")] int Id,
    [property: Description("名称")] string Name,
    [property: Description("原因的代码：too_far 离道路太远、cut_off 道路不与路网相连")] string Reason,
    [property: Description("原因")] string Title
);
