using System.ComponentModel;

namespace QhdHomeMap.Api.Features.Homes;

/// <summary>
/// The answers' shape, as the OpenAPI document shows it and the tests read it. The bytes are written by <see cref="HomeJson"/>.
/// </summary>
internal sealed record NearestResponse(
    [property: Description("坐标系，与请求相同")] string Datum,
    [property: Description("由近到远")] IReadOnlyList<HomeAnswer> Homes,
    [property: Description("请求里写了 by 时，实际所用的方式：line、walk、ebike")] string? By = null,
    [property: Description("为什么改用直线距离")] string? ByReason = null,
    [property: Description("道路是示例数据，并非真实道路")] bool? RoadsSample = null
);

internal sealed record HomeAnswer(
    [property: Description("编号")] int Id,
    [property: Description("编码")] string Code,
    [property: Description("名称")] string Name,
    [property: Description("home 共享职工之家、station 工会驿站等")] string Kind,
    [property: Description("所在县区的代码")] string AreaCode,
    [property: Description("地址")] string Address,
    [property: Description("经度（度）")] double Lon,
    [property: Description("纬度（度）")] double Lat,
    [property: Description("椭球面距离（米）")] double? DistanceM,
    [property: Description("沿路距离（米），含两端到道路的一段；与道路不相连时没有")] double? RoadM,
    [property: Description("沿路所需时间（秒），以此排列")] double? Seconds,
    [property: Description("开放状态")] OpenAnswer Open,
    [property: Description("有哪些服务")] IReadOnlyList<ServiceAnswer> Services,
    [property: Description("进入方式；null 为未知")] string? Access,
    [property: Description("怎样进入")] string? AccessNote,
    [property: Description("电话（不含个人手机号）")] string? Phone,
    [property: Description("待修的故障")] IReadOnlyList<AlertAnswer> Alerts,
    [property: Description("示例数据，并非真实阵地")] bool Sample
);

internal sealed record OpenAnswer(
    [property: Description("true 开放、false 未开放、null 不能确定")] bool? Now,
    [property: Description("开放到何时")] DateTimeOffset? Until,
    [property: Description("下次何时开放")] DateTimeOffset? Next,
    [property: Description("在 next 之前，自此刻起可能开放但不能确定")] DateTimeOffset? UnsureFrom,
    [property: Description("未开放或不能确定的原因代码")] string? Reason,
    [property: Description("原因，可直接显示")] string? Note
);

internal sealed record ServiceAnswer(
    [property: Description("服务代码，如 water、phone_charging")] string Code,
    [property: Description("最近一次核实的时间；没有即从未核实")] DateTimeOffset? VerifiedAt
);

internal sealed record AlertAnswer(
    [property: Description("出故障的服务代码")] string Code,
    [property: Description("何时起")] DateTimeOffset Since
);

internal sealed record HomeDetail(
    [property: Description("坐标系")] string Datum,
    [property: Description("编号")] int Id,
    [property: Description("编码")] string Code,
    [property: Description("名称")] string Name,
    [property: Description("阵地类别：home 共享职工之家、station 工会驿站等")] string Kind,
    [property: Description("所在县区的代码")] string AreaCode,
    [property: Description("地址")] string Address,
    [property: Description("经度（度）")] double Lon,
    [property: Description("纬度（度）")] double Lat,
    [property: Description("开放状态")] OpenAnswer Open,
    [property: Description("有哪些服务")] IReadOnlyList<ServiceAnswer> Services,
    [property: Description("进入方式；null 为未知")] string? Access,
    [property: Description("怎样进入")] string? AccessNote,
    [property: Description("电话（不含个人手机号）")] string? Phone,
    [property: Description("待修的故障")] IReadOnlyList<AlertAnswer> Alerts,
    [property: Description("示例数据，并非真实阵地")] bool Sample,
    [property: Description("创建形式：daily 日常开放、periodic 定期开放、flexible 灵活开放")] string Form,
    [property: Description("状态：open 开放、suspended 暂停、closed 撤销")] string Status,
    [property: Description("层级：county 本级、town 乡镇（街道）")] string? Level,
    [property: Description("等级：standard 标准型、demonstration 示范型")] string? Grade,
    [property: Description("乡镇（街道）")] string? Township,
    [property: Description("隶属工会")] UnionAnswer Union,
    [property: Description("覆盖半径（米）")] int RadiusM,
    [property: Description("开放时间，中文")] string? Hours
);

internal sealed record UnionAnswer([property: Description("编号")] int Id, [property: Description("名称")] string Name);

internal sealed record HomePage(
    [property: Description("坐标系")] string Datum,
    [property: Description("这一页的职工之家")] IReadOnlyList<HomeAnswer> Items,
    [property: Description("共有多少个")] int Total,
    [property: Description("第几页")] int Page,
    [property: Description("每页几个")] int PageSize
);
