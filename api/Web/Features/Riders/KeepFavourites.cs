using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Riders;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Riders;
using QhdHomeMap.WeChat;

namespace QhdHomeMap.Api.Features.Riders;

/// <summary>收藏: homes that a rider keeps in sight, over a change of telephone, too.</summary>
internal static class KeepFavourites
{
    internal sealed record FavouriteAnswer(
        [property: Description("职工之家的编号")] int HomeId,
        [property: Description("名称")] string Name,
        [property: Description("何时收藏的")] DateTimeOffset AddedAt
    );

    public static void Map(IEndpointRouteBuilder routes)
    {
        var favourites = routes.MapGroup("/favourites").RequireRider().RequireRateLimiting(RateLimits.Riders);
        favourites
            .MapGet("", ListAsync)
            .WithName("listFavourites")
            .WithSummary("自己收藏的职工之家")
            .WithDescription("新的在前；详情按编号查。")
            .Produces<IReadOnlyList<FavouriteAnswer>>()
            .WithAnswerExample(
                """[{"homeId": 7, "name": "（示例）海港区共享职工之家", "addedAt": "2026-11-25T10:00:00+08:00"}]"""
            );
        favourites
            .MapPut("/{homeId:int}", AddAsync)
            .WithName("addFavourite")
            .WithSummary("收藏一个职工之家")
            .Produces(204)
            .ProducesProblems(Problem.HomeNotFound, Problem.TooManyFavourites);
        favourites
            .MapDelete("/{homeId:int}", RemoveAsync)
            .WithName("removeFavourite")
            .WithSummary("取消收藏")
            .WithDescription("没有收藏过的也答成功。")
            .Produces(204);
    }

    private static async Task<IReadOnlyList<FavouriteAnswer>> ListAsync(HttpContext context, QhdDbContext db) =>
        [
            .. (await RiderData.FavouritesAsync(db, context.Rider().Id, context.RequestAborted)).Select(
                f => new FavouriteAnswer(f.HomeId, f.Name, f.AddedAt.InCity())
            ),
        ];

    private static async Task<IResult> AddAsync(
        HttpContext context,
        QhdDbContext db,
        RiderAccounts accounts,
        IOptions<WeChatOptions> weChat,
        [Description("职工之家的编号")] int homeId
    )
    {
        var withSamples = weChat.Value.Mode is not WeChatMode.Live;
        var isPublic = await db.Homes.AnyAsync(
            h =>
                h.Id == homeId
                && (h.Status == HomeStatus.Open || h.Status == HomeStatus.Suspended)
                && (withSamples || !h.IsSample),
            context.RequestAborted
        );
        if (!isPublic)
            return Problem.HomeNotFound.AsResult();
        var refusal = await accounts.AddFavouriteAsync(context.Rider().Id, homeId, context.RequestAborted);
        return refusal is null ? Results.NoContent() : Problem.Of(refusal).AsResult();
    }

    private static async Task<IResult> RemoveAsync(
        HttpContext context,
        QhdDbContext db,
        [Description("职工之家的编号")] int homeId
    )
    {
        var riderId = context.Rider().Id;
        await db
            .RiderFavourites.Where(f => f.RiderId == riderId && f.HomeId == homeId)
            .ExecuteDeleteAsync(context.RequestAborted);
        return Results.NoContent();
    }
}
