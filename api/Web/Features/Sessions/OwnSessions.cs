using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.Sessions;

/// <summary>自己的登录: where one is signed in, the end of it, and who has tried.</summary>
internal static class OwnSessions
{
    private const int DefaultPageSize = 50;
    private const int MaxPageSize = 500;

    internal sealed record Query(
        [property: Description("上一页的 next：接着看更早的")] string? Before,
        [property: Description("每页几条，1 至 500，默认 50")] string? PageSize
    );

    public static void Map(IEndpointRouteBuilder session)
    {
        session
            .MapGet("/all", ListAsync)
            .RequireSignIn()
            .WithName("listOwnSessions")
            .WithSummary("自己正在使用的登录")
            .Produces<IReadOnlyList<SessionAnswer>>()
            .WithAnswerExample(SessionAnswer.Example);
        session
            .MapDelete("/all/{id:long}", EndAsync)
            .RequireSignIn()
            .WithName("endOwnSession")
            .WithSummary("结束自己的一个登录")
            .WithDescription("立即生效。")
            .Produces(204)
            .ProducesProblems(Problem.SessionNotFound);
        session
            .MapGet("/sign-ins", SignInsAsync)
            .RequireSignIn()
            .WithName("listOwnSignIns")
            .WithSummary("自己账号的登录记录")
            .WithDescription("包括失败的，新的在前。")
            .Produces<SignInAnswer.Page>()
            .ProducesProblems(Problem.RequestInvalid)
            .WithAnswerExample(SignInAnswer.Example);
    }

    private static async Task<IResult> ListAsync(HttpContext context, QhdDbContext db, TimeProvider clock)
    {
        var caller = context.Staff();
        var sessions = await StaffSessions
            .Open(db, caller.User.Id, clock.GetUtcNow())
            .ToListAsync(context.RequestAborted);
        return Results.Ok(SessionAnswer.Of(sessions, caller));
    }

    private static async Task<IResult> EndAsync(
        HttpContext context,
        QhdDbContext db,
        TimeProvider clock,
        [Description("会话编号")] long id
    ) =>
        await StaffSessions.RevokeAsync(db, context.Staff().User.Id, id, clock.GetUtcNow(), context.RequestAborted)
            ? Results.NoContent()
            : Problem.SessionNotFound.AsResult();

    private static async Task<IResult> SignInsAsync(HttpContext context, QhdDbContext db, [AsParameters] Query query)
    {
        var values = new QueryValues();
        var before = values.Number("before", query.Before, 1, long.MaxValue);
        var size = values.Count("pageSize", query.PageSize, DefaultPageSize, MaxPageSize);
        if (values.Errors.Any)
            return Problem.RequestInvalid.With(values.Errors).AsResult();
        var userId = context.Staff().User.Id;
        var signIns = db.SignIns.Where(s => s.UserId == userId);
        return Results.Ok(await SignInAnswer.PageAsync(db, signIns, before, size, context.RequestAborted));
    }
}
