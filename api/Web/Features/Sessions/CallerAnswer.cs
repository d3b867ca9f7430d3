using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.Sessions;

/// <summary>Who is signed in, and what he may do.</summary>
internal sealed record CallerAnswer(
    [property: Description("账号的编号")] int Id,
    [property: Description("用户名")] string UserName,
    [property: Description("姓名")] string DisplayName,
    [property: Description("须先修改密码")] bool MustChangePassword,
    [property: Description("已开启两步验证")] bool SecondFactor,
    [property: Description("任职：角色与管辖范围")] IReadOnlyList<PostAnswer> Appointments,
    [property: Description(
        "在某处拥有的权限：see_homes、keep_homes、change_homes、create_homes、close_homes、see_audit、see_plans、plan、manage_staff"
    )]
        IReadOnlyList<string> Rights
)
{
    public static async Task<CallerAnswer> OfAsync(StaffCaller caller, QhdDbContext db, CancellationToken cancellation)
    {
        var posts = await db
            .StaffAppointments.Where(a => a.UserId == caller.User.Id)
            .OrderBy(a => a.Id)
            .Select(PostAnswer.Of)
            .ToListAsync(cancellation);
        return new CallerAnswer(
            caller.User.Id,
            caller.User.UserName!,
            caller.User.DisplayName,
            caller.User.MustChangePassword,
            caller.User.TwoFactorEnabled,
            posts,
            [.. Enum.GetValues<StaffRight>().Where(caller.Authority.Has).Select(r => r.Code())]
        );
    }
}
