using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace QhdHomeMap.Api.Features.Homes;

/// <summary>Where a rider is and what he needs.</summary>
internal sealed record NearestRequest
{
    [Required, Description("经度（度）")]
    public double? Lon { get; init; }

    [Required, Description("纬度（度）")]
    public double? Lat { get; init; }

    [Required, Description("坐标系：gcj02（微信、高德、腾讯）、wgs84、bd09（百度）、cgcs2000")]
    public string? Datum { get; init; }

    [Description("最多返回几个，1 至 50，默认 10")]
    public int? Limit { get; init; }

    [Description("最远距离（米）")]
    public double? MaxDistanceM { get; init; }

    [Description("须同时具备的服务代码")]
    public IReadOnlyList<string>? Services { get; init; }

    [Description("须在此刻开放：now，或带时区的时刻（如 2026-11-22T23:30:00+08:00）")]
    public string? OpenAt { get; init; }

    [Description("可接受的进入方式，任一即可：public、staff、code、card、face")]
    public IReadOnlyList<string>? Access { get; init; }

    [Description("只要 home（共享职工之家）或 station（工会驿站等）")]
    public string? Kind { get; init; }

    [Description("距离的算法：line 直线、walk 步行、ebike 骑行")]
    public string? By { get; init; }
}

/// <summary>Where a rider is, to ask which homes' radius holds the place.</summary>
internal sealed record CoveringRequest
{
    [Required, Description("经度（度）")]
    public double? Lon { get; init; }

    [Required, Description("纬度（度）")]
    public double? Lat { get; init; }

    [Required, Description("坐标系：gcj02、wgs84、bd09、cgcs2000")]
    public string? Datum { get; init; }
}
