using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>管辖范围内的站点.</summary>
internal static class ListStaffHomes
{
    public const int DefaultPageSize = 20;
    public const int MaxPageSize = 200;
    private const int MaxPage = 1_000_000;

    internal sealed record StaffHomePage(
        [property: Description("这一页的站点")] IReadOnlyList<StaffHomeItem> Items,
        [property: Description("一共多少个")] int Total,
        [property: Description("页码")] int Page,
        [property: Description("每页几个")] int PageSize
    );

    internal sealed record StaffHomeItem(
        [property: Description("站点编号")] int Id,
        [property: Description("版本")] long Version,
        [property: Description("编号")] string Code,
        [property: Description("名称")] string Name,
        [property: Description("地址")] string Address,
        [property: Description("县区代码")] string AreaCode,
        [property: Description("隶属工会的编号")] int UnionId,
        [property: Description("隶属工会")] string Union,
        [property: Description("阵地类别：home、station")] string Kind,
        [property: Description("层级：county、town")] string? Level,
        [property: Description("创建形式：daily、periodic、flexible")] string Form,
        [property: Description("此刻的状态：planned、open、suspended、closed")] string Status,
        [property: Description("暂停开放到何时")] DateTimeOffset? SuspendedUntil,
        [property: Description("备案号")] string? FilingNo,
        [property: Description("示例数据，并非真实站点")] bool Sample
    );

    public static void Map(IEndpointRouteBuilder homes) =>
        homes
            .MapGet("", HandleAsync)
            .RequireRight(StaffRight.SeeHomes)
            .WithName("listStaffHomes")
            .WithSummary("管辖范围内的站点")
            .WithDescription(
                "包括筹建中和已撤销的；按隶属工会（含下级）、县区、类别、状态和名称、地址或编号中的文字筛选。"
            )
            .Produces<StaffHomePage>()
            .ProducesProblems(Problem.RequestInvalid)
            .WithAnswerExample(KeepingExamples.Page);

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        QhdDbContext db,
        TimeProvider clock,
        [AsParameters] StaffHomeQuery query,
        [Description("页码，从 1 开始，默认 1")] string? page,
        [Description("每页几个，1 至 200，默认 20")] string? pageSize
    )
    {
        var values = new QueryValues();
        var number = values.Count("page", page, 1, MaxPage);
        var size = values.Count("pageSize", pageSize, DefaultPageSize, MaxPageSize);
        var (now, cancellation) = (clock.GetUtcNow(), context.RequestAborted);
        var choices = await HomeChoices.ReadAsync(db, cancellation);
        if (query.Of(db, choices, context.Staff(), now, values) is not { } homes)
            return Problem.RequestInvalid.With(values.Errors).AsResult();
        var total = await homes.CountAsync(cancellation);
        var shown = await homes.OrderBy(h => h.Id).Skip((number - 1) * size).Take(size).ToListAsync(cancellation);
        return Results.Ok(new StaffHomePage([.. shown.Select(h => Item(h, choices, now))], total, number, size));
    }

    private static StaffHomeItem Item(Home home, HomeChoices choices, DateTimeOffset now) =>
        new(
            home.Id,
            home.Version,
            home.Code,
            home.Name,
            home.Address,
            home.AreaCode,
            home.UnionId,
            choices.Union(home.UnionId)!.Name,
            home.Kind.Code(),
            home.Level?.Code(),
            home.Form.Code(),
            home.StatusAt(now).Code(),
            home.StatusAt(now) is HomeStatus.Suspended ? home.SuspendedUntil?.InCity() : null,
            home.FilingNo,
            home.IsSample
        );
}
