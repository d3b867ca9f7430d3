using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Security;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Riders;

namespace QhdHomeMap.Api.Riders;

/// <summary>Which rider is asking.</summary>
internal sealed record RiderCaller(RiderSession Session, Rider Rider)
{
    public int Id => Rider.Id;
}

/// <summary>The endpoint is for a rider who is signed in, and is about that rider only.</summary>
internal sealed record RiderDemand
{
    /// <summary>How the gate may refuse a caller.</summary>
    public static IEnumerable<Problem> Problems =>
        [Problem.RiderSignInRequired, Problem.DatabaseAway, Problem.DatabaseBusy];
}

/// <summary>
/// Stands in front of every endpoint that demands a rider, apart from the staff's gate: neither knows the other's tokens. Only a
/// token in the header counts, so no other site can lead a browser here.
/// </summary>
internal static class RiderGate
{
    public static TBuilder RequireRider<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new RiderDemand());

    public static RiderCaller Rider(this HttpContext context) =>
        context.Features.Get<RiderCaller>()
        ?? throw new InvalidOperationException("This endpoint does not demand a rider.");

    /// <summary>After routing.</summary>
    public static void UseRiders(this IApplicationBuilder app) =>
        app.UseWhen(
            context => context.GetEndpoint()?.Metadata.GetMetadata<RiderDemand>() is not null,
            riders => riders.Use(next => context => PassAsync(context, next))
        );

    private static async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (await ReadAsync(context) is { } caller)
        {
            context.Features.Set(caller);
            await next(context);
            return;
        }
        context.Response.Headers.WWWAuthenticate = "Bearer";
        await context.WriteAsync(Problem.RiderSignInRequired);
    }

    private static async Task<RiderCaller?> ReadAsync(HttpContext context)
    {
        if (BearerToken.Read(context.Request) is not { Length: > 0 } token)
            return null;
        var services = context.RequestServices;
        var found = await RiderSessions.FindAsync(
            services.GetRequiredService<QhdDbContext>(),
            token,
            services.GetRequiredService<TimeProvider>().GetUtcNow(),
            context.RequestAborted
        );
        return found is null ? null : new RiderCaller(found.Session, found.Rider);
    }
}
