using System.ComponentModel;

namespace QhdHomeMap.Api.Features.Homes;

/// <summary>
/// The answers' shape, as the OpenAPI document shows it and the tests read it. The bytes are written by <see cref="HomeJson"/>.
/// </summary>
internal sealed record NearestResponse(
    [property: Description("坐标系，与请求相同")] string Datum,
    [property: Description("由近到远")] IReadOnlyList<HomeAnswer> Homes,
    [property: Description("未能按要求的方式计算距离时，实际所用的方式（line）")] string? By = null,
    [property: Description("为什么改用直线距离")] string? ByReason = null
);

internal sealed record HomeAnswer(
    int Id,
    string Code,
    string Name,
    [property: Description("home 共享职工之家、station 工会驿站等")] string Kind,
    string AreaCode,
    string Address,
    double Lon,
    double Lat,
    [property: Description("椭球面距离（米）")] double? DistanceM,
    OpenAnswer Open,
    IReadOnlyList<ServiceAnswer> Services,
    [property: Description("进入方式；null 为未知")] string? Access,
    string? AccessNote,
    string? Phone,
    IReadOnlyList<AlertAnswer> Alerts,
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
    string Code,
    [property: Description("最近一次核实的时间；没有即从未核实")] DateTimeOffset? VerifiedAt
);

internal sealed record AlertAnswer([property: Description("出故障的服务代码")] string Code, DateTimeOffset Since);

internal sealed record HomeDetail(
    string Datum,
    int Id,
    string Code,
    string Name,
    string Kind,
    string AreaCode,
    string Address,
    double Lon,
    double Lat,
    OpenAnswer Open,
    IReadOnlyList<ServiceAnswer> Services,
    string? Access,
    string? AccessNote,
    string? Phone,
    IReadOnlyList<AlertAnswer> Alerts,
    bool Sample,
    [property: Description("创建形式：daily 日常开放、periodic 定期开放、flexible 灵活开放")] string Form,
    [property: Description("open、suspended、closed")] string Status,
    string? Level,
    string? Grade,
    string? Township,
    UnionAnswer Union,
    int RadiusM,
    [property: Description("开放时间，中文")] string? Hours
);

internal sealed record UnionAnswer(int Id, string Name);

internal sealed record HomePage(string Datum, IReadOnlyList<HomeAnswer> Items, int Total, int Page, int PageSize);
