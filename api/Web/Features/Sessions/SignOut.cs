using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.Sessions;

/// <summary>退出登录: the token is worth nothing from here on.</summary>
internal static class SignOut
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapDelete("", HandleAsync)
            .RequireSignIn(withOneTimePassword: true)
            .WithName("signOut")
            .WithSummary("退出登录")
            .Produces(204);

    private static async Task<IResult> HandleAsync(HttpContext context, QhdDbContext db, TimeProvider clock)
    {
        context.Staff().Session.End(SessionEnd.SignedOut, clock.GetUtcNow());
        await db.SaveChangesAsync(context.RequestAborted);
        SessionCookie.Remove(context);
        return Results.NoContent();
    }
}
