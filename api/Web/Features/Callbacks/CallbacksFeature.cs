namespace QhdHomeMap.Api.Features.Callbacks;

/// <summary>
/// What WeChat tells (消息推送). Its form is WeChat's and not ours, so it is not in our document; who may call, the signature says.
/// </summary>
internal static class CallbacksFeature
{
    public const string Path = "/api/wechat/callback";

    public static void MapCallbacks(this IEndpointRouteBuilder routes)
    {
        var callback = routes.MapGroup(Path).AllowAnonymous().ExcludeFromDescription();
        AnswerEcho.Map(callback);
        TakePush.Map(callback);
    }
}
