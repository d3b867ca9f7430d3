using Microsoft.AspNetCore.Antiforgery;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Staff;

/// <summary>What an endpoint of staff asks of the caller beyond being signed in.</summary>
/// <param name="Right">Held somewhere; where, the endpoint's query asks. Null: every member of staff may.</param>
/// <param name="WithOneTimePassword">Also for somebody who has not yet chosen a password.</param>
internal sealed record StaffDemand(StaffRight? Right, bool WithOneTimePassword = false)
{
    /// <summary>How the gate may refuse a caller.</summary>
    public IEnumerable<Problem> Problems =>
        [
            Problem.SignInRequired,
            Problem.AntiforgeryFailed,
            Problem.DatabaseAway,
            Problem.DatabaseBusy,
            .. WithOneTimePassword ? Array.Empty<Problem>() : [Problem.PasswordChangeRequired],
            .. Right is null ? Array.Empty<Problem>() : [Problem.NotAllowed],
        ];
}

/// <summary>
/// Stands in front of every endpoint that does not say that it is public. One that demands nothing by name is refused to all.
/// </summary>
/// <remarks>
/// In the place of ASP.NET Core's authentication and authorization middleware, which would also ask each rider who he is.
/// </remarks>
internal static class StaffGate
{
    public static TBuilder RequireRight<TBuilder>(this TBuilder endpoint, StaffRight right)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new StaffDemand(right));

    public static TBuilder RequireSignIn<TBuilder>(this TBuilder endpoint, bool withOneTimePassword = false)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new StaffDemand(null, withOneTimePassword));

    public static async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.CacheControl = "no-store"; // on shared computers, too
        var problem = await RefuseAsync(context);
        if (problem is null)
            await next(context);
        else
            await context.WriteAsync(problem);
    }

    private static async Task<Problem?> RefuseAsync(HttpContext context)
    {
        if (await context.RequestServices.GetRequiredService<SessionReader>().ReadAsync(context) is not { } caller)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Problem.SignInRequired;
        }
        context.Features.Set(caller);
        context.User = SessionReader.PrincipalOf(caller.Session);
        if (context.GetEndpoint()?.Metadata.GetMetadata<StaffDemand>() is not { } demand)
            return Problem.NotAllowed;
        // A program that holds a token was never led astray by another site; a browser may have been.
        if (caller.Session.Kind is SessionKind.Cookie && !IsSafe(context.Request.Method))
        {
            var antiforgery = context.RequestServices.GetRequiredService<IAntiforgery>();
            if (!await antiforgery.IsRequestValidAsync(context))
                return Problem.AntiforgeryFailed;
        }
        if (caller.User.MustChangePassword && !demand.WithOneTimePassword)
            return Problem.PasswordChangeRequired;
        return demand.Right is { } right && !caller.Authority.Has(right) ? Problem.NotAllowed : null;
    }

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
}
