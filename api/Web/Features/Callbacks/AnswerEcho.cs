using QhdHomeMap.Api.Problems;
using QhdHomeMap.WeChat.Callbacks;

namespace QhdHomeMap.Api.Features.Callbacks;

/// <summary>WeChat asks whether the address is ours when it is entered, and is answered with its own words.</summary>
internal static class AnswerEcho
{
    private const int EchoMaxLength = 128;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("", Handle);

    private static IResult Handle(HttpContext context, CallbackDoor door)
    {
        var echo = context.Request.Query["echostr"].ToString();
        return echo.Length <= EchoMaxLength && door.IsWeChat(PushQuery.Of(context.Request))
            ? Results.Text(echo)
            : Problem.CallbackRefused.AsResult();
    }
}

internal static class PushQuery
{
    public static CallbackQuery Of(HttpRequest request) =>
        new(
            request.Query["signature"].ToString(),
            request.Query["msg_signature"].ToString(),
            request.Query["timestamp"].ToString(),
            request.Query["nonce"].ToString()
        );
}
