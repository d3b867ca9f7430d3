using System.ComponentModel;
using System.Linq.Expressions;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.StaffUsers;

/// <summary>An account as officers see it.</summary>
internal sealed record UserAnswer(
    [property: Description("编号")] int Id,
    [property: Description("用户名")] string UserName,
    [property: Description("姓名")] string DisplayName,
    [property: Description("职务")] IReadOnlyList<PostAnswer> Appointments,
    [property: Description("还没有自己改过密码")] bool MustChangePassword,
    [property: Description("已开启两步验证")] bool SecondFactor,
    [property: Description("建立时间")] DateTimeOffset CreatedAt,
    [property: Description("停用时间；空：可用")] DateTimeOffset? DisabledAt,
    [property: Description("因多次登录失败锁定到何时")] DateTimeOffset? LockedUntil
)
{
    public const string Example = """
        {
          "id": 7, "userName": "zhangsan", "displayName": "张三",
          "appointments": [
            {"role": "county_officer", "title": "县区总工会工作人员", "unionId": 2, "union": "海港区总工会", "homeId": null, "home": null}
          ],
          "mustChangePassword": false, "secondFactor": true, "createdAt": "2026-11-20T09:00:00+08:00",
          "disabledAt": null, "lockedUntil": null
        }
        """;

    public static Expression<Func<StaffUser, UserAnswer>> Of(DateTimeOffset now) =>
        u => new UserAnswer(
            u.Id,
            u.UserName!,
            u.DisplayName,
            u.Appointments.AsQueryable().OrderBy(a => a.Id).Select(PostAnswer.Of).ToList(),
            u.MustChangePassword,
            u.TwoFactorEnabled,
            u.CreatedAt.InCity(),
            u.DisabledAt == null ? null : u.DisabledAt.Value.InCity(),
            u.LockoutEnd == null || u.LockoutEnd <= now ? null : u.LockoutEnd.Value.InCity()
        );
}
