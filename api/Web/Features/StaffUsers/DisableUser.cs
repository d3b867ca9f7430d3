using System.ComponentModel;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.StaffUsers;

/// <summary>停用账号, and 重新启用. An account is never deleted: the audit log names it.</summary>
internal static class DisableUser
{
    public static void Map(IEndpointRouteBuilder users)
    {
        users
            .MapPost("/{id:int}/disable", DisableAsync)
            .WithName("disableUser")
            .WithSummary("停用账号")
            .WithDescription("立即结束该账号的全部登录。")
            .Produces(204)
            .ProducesProblems(
                Problem.UserNotFound,
                Problem.OwnAccount,
                Problem.LastCityOfficer,
                Problem.AccountDisabledAlready
            );
        users
            .MapPost("/{id:int}/enable", EnableAsync)
            .WithName("enableUser")
            .WithSummary("重新启用账号")
            .Produces(204)
            .ProducesProblems(Problem.UserNotFound, Problem.AccountNotDisabled);
    }

    private static Task<IResult> DisableAsync(
        HttpContext context,
        QhdDbContext db,
        StaffOffice office,
        [Description("账号的编号")] int id
    ) =>
        UserDesk.ChangeAsync(
            context,
            db,
            office,
            id,
            "disable_user",
            async it => Told(await office.DisableAsync(it, context.RequestAborted)),
            () => Task.FromResult(Results.NoContent())
        );

    private static Task<IResult> EnableAsync(
        HttpContext context,
        QhdDbContext db,
        StaffOffice office,
        [Description("账号的编号")] int id
    ) =>
        UserDesk.ChangeAsync(
            context,
            db,
            office,
            id,
            "enable_user",
            async it => Told(await office.EnableAsync(it)),
            () => Task.FromResult(Results.NoContent())
        );

    private static Problem? Told(StaffRefusal? refusal) => refusal is null ? null : Problem.Of(refusal);
}
