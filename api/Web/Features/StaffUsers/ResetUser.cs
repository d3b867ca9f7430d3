using System.ComponentModel;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.StaffUsers;

/// <summary>重置密码: for somebody who lost password or telephone.</summary>
internal static class ResetUser
{
    internal sealed record Response(
        [property: Description("一次性密码，只在这里出现一次；首次登录须修改")] string Password
    );

    public static void Map(IEndpointRouteBuilder users) =>
        users
            .MapPost("/{id:int}/reset", HandleAsync)
            .WithName("resetUser")
            .WithSummary("重置密码")
            .WithDescription("给出新的一次性密码，解除锁定，关闭两步验证，结束该账号的全部登录。")
            .Produces<Response>()
            .ProducesProblems(Problem.UserNotFound, Problem.OwnAccount)
            .WithAnswerExample("""{"password": "WNABY-efxtk-7789-pufnv"}""");

    private static Task<IResult> HandleAsync(
        HttpContext context,
        QhdDbContext db,
        StaffOffice office,
        [Description("账号的编号")] int id
    )
    {
        var password = "";
        return UserDesk.ChangeAsync(
            context,
            db,
            office,
            id,
            "reset_user",
            async it =>
            {
                (var made, var refusal) = await office.ResetAsync(it, context.RequestAborted);
                password = made;
                return refusal is null ? null : Problem.Of(refusal);
            },
            () => Task.FromResult(Results.Ok(new Response(password!)))
        );
    }
}
