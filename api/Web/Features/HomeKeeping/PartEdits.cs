using System.ComponentModel;

namespace QhdHomeMap.Api.Features.HomeKeeping;

internal sealed record ServiceEdit(
    [property: Description("服务代码")] string? Code,
    [property: Description("最近一次核实的时刻，带时区；不写则保留原来的")] string? VerifiedAt = null
);

internal sealed record ManagerEdit(
    [property: Description("姓名，最多 40 个字")] string? Name,
    [property: Description("电话")] string? Phone = null,
    [property: Description("专职")] bool FullTime = false
);
