using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.StaffUsers;

/// <summary>登录记录 of the accounts in scope. Attempts under a name that no account has are the city's to see.</summary>
internal static class ListSignIns
{
    private const int DefaultPageSize = 50;
    private const int MaxPageSize = 500;

    internal sealed record Query(
        [property: Description("账号的编号")] string? User,
        [property: Description(
            "结果：succeeded、unknown_user、wrong_password、locked_out、disabled、code_missing、wrong_code"
        )]
            string? Outcome,
        [property: Description("从何时起（含），如 2026-11-24T08:00:00+08:00")] string? From,
        [property: Description("到何时止（不含）")] string? To,
        [property: Description("上一页的 next：接着看更早的")] string? Before,
        [property: Description("每页几条，1 至 500，默认 50")] string? PageSize
    );

    public static void Map(IEndpointRouteBuilder staff) =>
        staff
            .MapGet("/sign-ins", HandleAsync)
            .WithName("listSignIns")
            .WithSummary("登录记录")
            .WithDescription("管理范围内账号的登录尝试，新的在前；用户名不存在的只有市总工会看得到。")
            .Produces<SignInAnswer.Page>()
            .ProducesProblems(Problem.RequestInvalid)
            .WithAnswerExample(SignInAnswer.Example);

    private static async Task<IResult> HandleAsync(HttpContext context, QhdDbContext db, [AsParameters] Query query)
    {
        var values = new QueryValues();
        var user = values.Id("user", query.User);
        var outcome = values.Code<SignInOutcome>("outcome", query.Outcome);
        var (from, to) = (values.Instant("from", query.From), values.Instant("to", query.To));
        var before = values.Number("before", query.Before, 1, long.MaxValue);
        var size = values.Count("pageSize", query.PageSize, DefaultPageSize, MaxPageSize);
        if (values.Errors.Any)
            return Problem.RequestInvalid.With(values.Errors).AsResult();

        var authority = context.Staff().Authority;
        var isOfTheCity = authority.IsOfTheCity;
        var accounts = db.StaffUsers.Where(authority.Accounts).Select(u => (int?)u.Id);
        var signIns = db.SignIns.Where(s => accounts.Contains(s.UserId) || (isOfTheCity && s.UserId == null));
        if (user is not null)
            signIns = signIns.Where(s => s.UserId == user);
        if (outcome is not null)
            signIns = signIns.Where(s => s.Outcome == outcome);
        if (from is not null)
            signIns = signIns.Where(s => s.At >= from);
        if (to is not null)
            signIns = signIns.Where(s => s.At < to);
        return Results.Ok(await SignInAnswer.PageAsync(db, signIns, before, size, context.RequestAborted));
    }
}
