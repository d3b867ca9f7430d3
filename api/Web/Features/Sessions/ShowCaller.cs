using System.ComponentModel;
using Microsoft.AspNetCore.Antiforgery;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.Sessions;

/// <summary>当前登录的人; a page that was loaded anew gets its antiforgery token here.</summary>
internal static class ShowCaller
{
    internal sealed record Response(
        [property: Description("浏览器会话的防伪令牌")] string? Antiforgery,
        [property: Description("最迟何时失效")] DateTimeOffset ExpiresAt,
        [property: Description("当前登录的人")] CallerAnswer User
    );

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet("", HandleAsync)
            .RequireSignIn(withOneTimePassword: true)
            .WithName("showCaller")
            .WithSummary("当前登录的人")
            .Produces<Response>()
            .WithAnswerExample(SessionExamples.Caller);

    private static async Task<Response> HandleAsync(HttpContext context, QhdDbContext db, IAntiforgery antiforgery)
    {
        var caller = context.Staff();
        var answer = await CallerAnswer.OfAsync(caller, db, context.RequestAborted);
        return new Response(
            caller.Session.Kind is SessionKind.Cookie ? antiforgery.GetAndStoreTokens(context).RequestToken : null,
            caller.Session.ExpiresAt.InCity(),
            answer
        );
    }
}
