using Microsoft.Extensions.Options;
using QhdHomeMap.Api.Riders;
using QhdHomeMap.Api.WeChat;
using QhdHomeMap.WeChat;

namespace QhdHomeMap.Api.Features.Riders;

/// <summary>Riders sign in with WeChat, keep what is theirs, see it all and delete it. Nothing here is needed to find a home.</summary>
internal static class RidersFeature
{
    public static void AddRiders(this IServiceCollection services) =>
        services.AddOptions<RiderOptions>().BindConfiguration("Riders").ValidateDataAnnotations().ValidateOnStart();

    public static void MapRiders(this IEndpointRouteBuilder routes)
    {
        var rider = routes.MapGroup("/api/rider").WithTags("骑手账号").AddEndpointFilter(SayWhereFromAsync);
        ShowRiderTerms.Map(rider);
        SignInRider.Map(rider);
        RefreshRiderSession.Map(rider);
        SignOutRider.Map(rider);
        KeepPhone.Map(rider);
        KeepFavourites.Map(rider);
        ShowConsents.Map(rider);
        ClaimConsents.Map(rider);
        ExportRiderData.Map(rider);
        DeleteRider.Map(rider);
    }

    public static bool IsSandbox(this IOptions<WeChatOptions> options) => options.Value.Mode is WeChatMode.Sandbox;

    /// <summary>Tokens and personal data are nobody's to cache, and what comes from the sandbox says so.</summary>
    private static ValueTask<object?> SayWhereFromAsync(
        EndpointFilterInvocationContext call,
        EndpointFilterDelegate next
    )
    {
        var headers = call.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        if (call.HttpContext.RequestServices.GetRequiredService<IOptions<WeChatOptions>>().IsSandbox())
            headers[WeChatJoint.SandboxHeader] = "true";
        return next(call);
    }
}
