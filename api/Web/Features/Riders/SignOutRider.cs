using QhdHomeMap.Api.Riders;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Riders;

namespace QhdHomeMap.Api.Features.Riders;

/// <summary>退出登录: all tokens of this sign-in are worth nothing from here on.</summary>
internal static class SignOutRider
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapDelete("/session", HandleAsync)
            .RequireRider()
            .WithName("signOutRider")
            .WithSummary("骑手退出登录")
            .Produces(204);

    private static async Task<IResult> HandleAsync(HttpContext context, QhdDbContext db, TimeProvider clock)
    {
        context.Rider().Session.End(RiderSessionEnd.SignedOut, clock.GetUtcNow());
        await db.SaveChangesAsync(context.RequestAborted);
        return Results.NoContent();
    }
}
