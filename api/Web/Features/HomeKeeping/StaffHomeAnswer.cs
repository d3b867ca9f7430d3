using System.ComponentModel;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>All of a home, as its own staff see it.</summary>
internal sealed record StaffHomeAnswer(
    [property: Description("站点编号")] int Id,
    [property: Description("版本，与 ETag 相同")] long Version,
    [property: Description("编号")] string Code,
    [property: Description("名称")] string Name,
    [property: Description("地址")] string Address,
    [property: Description("坐标系")] string Datum,
    [property: Description("经度")] double Lon,
    [property: Description("纬度")] double Lat,
    [property: Description("县区代码")] string AreaCode,
    [property: Description("乡镇街道代码")] string? TownshipCode,
    [property: Description("乡镇街道")] string? Township,
    [property: Description("隶属工会的编号")] int UnionId,
    [property: Description("隶属工会")] string Union,
    [property: Description("阵地类别：home、station")] string Kind,
    [property: Description("层级：county、town")] string? Level,
    [property: Description("等级：standard、demonstration")] string? Grade,
    [property: Description("创建形式：daily、periodic、flexible")] string Form,
    [property: Description("依托阵地代码")] string? Host,
    [property: Description("场所类型代码")] string? Setting,
    [property: Description("备案号")] string? FilingNo,
    [property: Description("覆盖半径（米）")] int RadiusM,
    [property: Description("可容纳人数")] int? Capacity,
    [property: Description("责任单位")] string? ResponsibleBody,
    [property: Description("开放时间，中文")] string? Hours,
    [property: Description("进入方式：public、staff、code、card、face")] string? Access,
    [property: Description("进入方式的说明")] string? AccessNote,
    [property: Description("电话")] string? Phone,
    [property: Description("此刻的状态：planned、open、suspended、closed；到期的暂停算 open")] string Status,
    [property: Description("暂停开放；到期的也在，直到恢复或再次暂停")] SuspensionAnswer? Suspension,
    [property: Description("服务")] IReadOnlyList<StaffServiceAnswer> Services,
    [property: Description("出故障的服务")] IReadOnlyList<StaffAlertAnswer> Alerts,
    [property: Description("管理人员；没有 keep_homes 或 change_homes 权限时为 null")]
        IReadOnlyList<ManagerAnswer>? Managers,
    [property: Description("数据来源")] string Source,
    [property: Description("示例数据，并非真实站点")] bool Sample,
    [property: Description("当前登录的人在这个站点的权限")] IReadOnlyList<string> Rights
)
{
    /// <summary>With the version as a strong ETag.</summary>
    public IResult AsResult(HttpContext context)
    {
        Tag(context);
        return Results.Ok(this);
    }

    /// <summary>As <see cref="AsResult"/>, of a home that was not there before.</summary>
    public IResult AsCreated(HttpContext context)
    {
        Tag(context);
        return Results.Created($"/api/staff/homes/{Id}", this);
    }

    private void Tag(HttpContext context) => context.Response.Headers.ETag = $"\"{Version}\"";
}

internal sealed record SuspensionAnswer(
    [property: Description("原因")] string Reason,
    [property: Description("从何时起")] DateTimeOffset From,
    [property: Description("到何时")] DateTimeOffset? Until,
    [property: Description("到期，已自动恢复开放")] bool Over
);

internal sealed record StaffServiceAnswer(
    [property: Description("代码")] string Code,
    [property: Description("名称")] string Name,
    [property: Description("最近一次核实的时间；null 为从未核实")] DateTimeOffset? VerifiedAt
);

internal sealed record StaffAlertAnswer(
    [property: Description("代码")] string Code,
    [property: Description("名称")] string Name,
    [property: Description("自何时起")] DateTimeOffset Since
);

internal sealed record ManagerAnswer(
    [property: Description("姓名")] string Name,
    [property: Description("电话")] string? Phone,
    [property: Description("专职")] bool FullTime
);

/// <summary>A code and its Chinese word.</summary>
internal sealed record TermAnswer(
    [property: Description("代码")] string Code,
    [property: Description("名称")] string Name
);
