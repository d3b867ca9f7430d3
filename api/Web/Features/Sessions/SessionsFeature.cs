namespace QhdHomeMap.Api.Features.Sessions;

/// <summary>Members of staff sign in and out, and keep their own password, second factor and sessions.</summary>
internal static class SessionsFeature
{
    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup("/api/session").WithTags("登录");
        SignInStaff.Map(session);
        ShowCaller.Map(session);
        SignOut.Map(session);
        ChangePassword.Map(session);
        SecondFactor.Map(session);
        OwnSessions.Map(session);
    }
}
