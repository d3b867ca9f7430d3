using System.ComponentModel;

namespace QhdHomeMap.Data.Planning.Analysis;

/// <summary>What an answer was worked out from, so that the same number can be had again.</summary>
public sealed record LayoutBasis(
    [property: Description("输入数据的 SHA-256：相同则结果逐字节相同")] string InputHash,
    [property: Description("输入数据最后一次改动的时间")] DateTimeOffset AsOf,
    [property: Description("哪些是示例数据")] SampleParts Sample,
    [property: Description("所用道路；没有导入时不写")] RoadsBasis? Roads,
    [property: Description("按哪一周的节假日与季节计算：该周的星期一")] DateOnly Week,
    [property: Description("看结果之前必须知道的事")] IReadOnlyList<string> Notes
);

public sealed record SampleParts(
    [property: Description("站点含示例数据")] bool Homes,
    [property: Description("职工、骑手含示例数据")] bool People,
    [property: Description("道路是示例数据")] bool Roads
);

public sealed record RoadsBasis(
    [property: Description("版本")] string Version,
    [property: Description("导入时间")] DateTimeOffset ImportedAt,
    [property: Description("路段数")] int Edges,
    [property: Description("总长，公里")] double LengthKm
);
