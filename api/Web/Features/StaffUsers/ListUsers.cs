using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;

namespace QhdHomeMap.Api.Features.StaffUsers;

/// <summary>可管理的账号.</summary>
internal static class ListUsers
{
    private const int DefaultPageSize = 20;
    private const int MaxPageSize = 200;
    private const int MaxPage = 100_000;
    private const int MaxWordsLength = 40;

    internal sealed record Query(
        [property: Description("用户名或姓名中的文字")] string? Q,
        [property: Description("页码，从 1 开始，默认 1")] string? Page,
        [property: Description("每页几个，1 至 200，默认 20")] string? PageSize
    );

    internal sealed record UserPage(
        [property: Description("本页的账号，按编号排列")] IReadOnlyList<UserAnswer> Items,
        [property: Description("一共几个")] int Total,
        [property: Description("页码")] int Page,
        [property: Description("每页几个")] int PageSize
    );

    public static void Map(IEndpointRouteBuilder users) =>
        users
            .MapGet("", HandleAsync)
            .WithName("listUsers")
            .WithSummary("可管理的账号")
            .WithDescription("全部职务都在自己管理范围内的账号，包括停用的。")
            .Produces<UserPage>()
            .ProducesProblems(Problem.RequestInvalid)
            .WithAnswerExample($$"""{"items": [{{UserAnswer.Example}}], "total": 1, "page": 1, "pageSize": 20}""");

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        QhdDbContext db,
        TimeProvider clock,
        [AsParameters] Query query
    )
    {
        var values = new QueryValues();
        var words = values.Words("q", query.Q, MaxWordsLength);
        var page = values.Count("page", query.Page, 1, MaxPage);
        var size = values.Count("pageSize", query.PageSize, DefaultPageSize, MaxPageSize);
        if (values.Errors.Any)
            return Problem.RequestInvalid.With(values.Errors).AsResult();

        var users = db.StaffUsers.AsNoTracking().Where(context.Staff().Authority.Accounts);
        if (words is not null)
        {
            var pattern = QueryValues.Pattern(words);
            users = users.Where(u =>
                EF.Functions.ILike(u.UserName!, pattern, @"\") || EF.Functions.ILike(u.DisplayName, pattern, @"\")
            );
        }
        var total = await users.CountAsync(context.RequestAborted);
        var items = await users
            .OrderBy(u => u.Id)
            .Skip((page - 1) * size)
            .Take(size)
            .Select(UserAnswer.Of(clock.GetUtcNow()))
            .ToListAsync(context.RequestAborted);
        return Results.Ok(new UserPage(items, total, page, size));
    }
}
