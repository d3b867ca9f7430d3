using System.ComponentModel;

namespace QhdHomeMap.Api.Features.Homes;

/// <summary>The offline list's shape, as the OpenAPI document shows it. The bytes are written by <see cref="ExportHomes"/>.</summary>
internal sealed record HomeCollection(
    [property: Description("FeatureCollection")] string Type,
    [property: Description("坐标系：wgs84")] string Datum,
    [property: Description("每个职工之家一项")] IReadOnlyList<HomeFeature> Features
);

internal sealed record HomeFeature(
    [property: Description("Feature")] string Type,
    [property: Description("编号")] int Id,
    [property: Description("位置")] HomeGeometry Geometry,
    [property: Description("其余各项")] HomeProperties Properties
);

internal sealed record HomeGeometry(
    [property: Description("Point")] string Type,
    [property: Description("经度、纬度（度）")] IReadOnlyList<double> Coordinates
);

internal sealed record HomeProperties(
    [property: Description("编号")] int Id,
    [property: Description("编码")] string Code,
    [property: Description("名称")] string Name,
    [property: Description("阵地类别：home 共享职工之家、station 工会驿站等")] string Kind,
    [property: Description("所在县区的代码")] string AreaCode,
    [property: Description("地址")] string Address,
    [property: Description("有哪些服务")] IReadOnlyList<ServiceAnswer> Services,
    [property: Description("进入方式；null 为未知")] string? Access,
    [property: Description("怎样进入")] string? AccessNote,
    [property: Description("电话（不含个人手机号）")] string? Phone,
    [property: Description("示例数据，并非真实阵地")] bool Sample,
    [property: Description("创建形式：daily 日常开放、periodic 定期开放、flexible 灵活开放")] string Form,
    [property: Description("状态：open 开放、suspended 暂停")] string Status,
    [property: Description("层级：county 本级、town 乡镇（街道）")] string? Level,
    [property: Description("等级：standard 标准型、demonstration 示范型")] string? Grade,
    [property: Description("乡镇（街道）")] string? Township,
    [property: Description("隶属工会")] UnionAnswer Union,
    [property: Description("覆盖半径（米）")] int RadiusM,
    [property: Description("开放时间，中文")] string? Hours,
    [property: Description("暂停开放的原因和起止时间")] SuspensionAnswer? Suspension
);

internal sealed record SuspensionAnswer(
    [property: Description("原因")] string Reason,
    [property: Description("何时起")] DateTimeOffset From,
    [property: Description("何时止；没有即未定")] DateTimeOffset? Until
);
