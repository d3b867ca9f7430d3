using System.ComponentModel;

namespace QhdHomeMap.Data.Planning.Analysis;

/// <summary>How dense the homes are against roads and against worker clusters.</summary>
public sealed record DensityAnswer(
    [property: Description("依据：数据版本与说明")] LayoutBasis Basis,
    [property: Description("按道路等级")] IReadOnlyList<ClassDensity> ByClass,
    [property: Description("按县区；没有边界的开发区不单列，计入所在县区")] IReadOnlyList<AreaDensity> ByArea,
    [property: Description("道路上任一点到最近站点的距离，按长度加权，精确计算；没有道路时不写")]
        RoadDistances? Distance,
    [property: Description("各站点到最近主干道的距离，远的在前")] IReadOnlyList<ArterialDistance> Arterials,
    [property: Description("职工集聚区，人多的在前")] IReadOnlyList<ClusterDensity> Clusters
);

public sealed record ClassDensity(
    [property: Description("道路等级的代码")] string Class,
    [property: Description("道路等级")] string Title,
    [property: Description("长度，公里")] double Km,
    [property: Description("最近的道路属于本等级的站点数")] int Homes,
    [property: Description("每 10 公里的站点数；没有这一等级的道路时不写")] double? HomesPer10Km
);

public sealed record AreaDensity(
    [property: Description("县区代码")] string Code,
    [property: Description("县区名称")] string Name,
    [property: Description("边界内道路长度，公里")] double Km,
    [property: Description("边界内站点数")] int Homes,
    [property: Description("每 10 公里道路的站点数；没有道路时不写")] double? HomesPer10Km,
    [property: Description("中位数，米")] double? MedianM,
    [property: Description("第 90 百分位，米")] double? P90M,
    [property: Description("第 99 百分位，米")] double? P99M
);

public sealed record RoadDistances(
    [property: Description("中位数，米；够不着的道路过半时不写")] double? MedianM,
    [property: Description("第 90 百分位，米")] double? P90M,
    [property: Description("第 99 百分位，米")] double? P99M,
    [property: Description("最远的一处")] WorstPlace? Worst,
    [property: Description("走得到站点的道路，公里")] double ReachableKm,
    [property: Description("走不到任何站点的道路，公里")] double UnreachableKm
);

public sealed record WorstPlace(
    [property: Description("到最近站点的距离，米")] double Metres,
    [property: Description("经度，WGS84")] double Lon,
    [property: Description("纬度，WGS84")] double Lat
);

public sealed record ArterialDistance(
    [property: Description("站点编号")] int HomeId,
    [property: Description("名称")] string Name,
    [property: Description("到最近主干道的直线距离，米；附近没有时不写")] double? Metres,
    [property: Description("主干道名称；没有名称时不写")] string? Road
);

public sealed record ClusterDensity(
    [property: Description("编号")] int Id,
    [property: Description("名称")] string Name,
    [property: Description("人数")] double People,
    [property: Description("覆盖其中至少一人的站点数")] int Homes,
    [property: Description("每个站点多少人；没有站点时不写")] double? PeoplePerHome,
    [property: Description("中心到最近站点的直线距离，米")] double? NearestHomeM,
    [property: Description("覆盖比例，0 至 1")] double CoveredShare
);
