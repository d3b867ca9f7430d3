using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;

namespace QhdHomeMap.Api.Features.StaffUsers;

/// <summary>一个账号, with the ETag that a change wants back.</summary>
internal static class ShowUser
{
    public static void Map(IEndpointRouteBuilder users) =>
        users
            .MapGet(
                "/{id:int}",
                (HttpContext context, QhdDbContext db, TimeProvider clock, [Description("账号的编号")] int id) =>
                    AnswerAsync(context, db, clock, id)
            )
            .WithName("showUser")
            .WithSummary("一个账号")
            .WithDescription("修改时把 ETag 头原样填在 If-Match 里。")
            .Produces<UserAnswer>()
            .ProducesProblems(Problem.UserNotFound)
            .WithAnswerExample(UserAnswer.Example);

    /// <summary>The account as it stands, if it is the caller's to manage.</summary>
    public static async Task<IResult> AnswerAsync(HttpContext context, QhdDbContext db, TimeProvider clock, int id)
    {
        var users = db.StaffUsers.AsNoTracking().Where(u => u.Id == id).Where(context.Staff().Authority.Accounts);
        var answer = await users.Select(UserAnswer.Of(clock.GetUtcNow())).SingleOrDefaultAsync(context.RequestAborted);
        if (answer is null)
            return Problem.UserNotFound.AsResult();
        context.Response.Headers.ETag = UserVersion.ETagOf(answer);
        return Results.Ok(answer);
    }
}
