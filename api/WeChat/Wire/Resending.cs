using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using QhdHomeMap.WeChat.Answers;

namespace QhdHomeMap.WeChat.Wire;

/// <summary>
/// When a call is made again: when it never got there; when WeChat says that it is busy and so did nothing; and when what
/// became of it is unknown only if asking twice does no harm.
/// </summary>
internal static class Resending
{
    public const int MaxAttempts = 3;

    public static readonly HttpRequestOptionsKey<Repeat> RepeatKey = new("qhd.wechat.repeat");

    public static void Configure(
        ResiliencePipelineBuilder<HttpResponseMessage> builder,
        ResilienceHandlerContext context
    )
    {
        var options = context.ServiceProvider.GetRequiredService<IOptions<WeChatOptions>>().Value;
        builder.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
        builder
            .AddRetry(
                new HttpRetryStrategyOptions
                {
                    MaxRetryAttempts = MaxAttempts - 1,
                    Delay = TimeSpan.FromSeconds(0.5),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    ShouldRetryAfterHeader = false,
                    ShouldHandle = args =>
                        ValueTask.FromResult(IsToBeRepeated(args.Context.GetRequestMessage()!, args.Outcome)),
                }
            )
            .AddTimeout(TimeSpan.FromSeconds(options.AttemptSeconds));
    }

    private static bool IsToBeRepeated(HttpRequestMessage request, Outcome<HttpResponseMessage> outcome)
    {
        if (outcome.Exception is OperationCanceledException)
            return false; // the caller's wish
        if (outcome.Exception is HttpRequestException e && NeverGotThere(e))
            return true;
        request.Options.TryGetValue(RepeatKey, out var repeat);
        if (outcome.Exception is not null || outcome.Result is not { IsSuccessStatusCode: true })
            return repeat == Repeat.Safe;
        return request.Options.TryGetValue(WireReply.Key, out var reply)
            && reply.Refusal?.Error.Action == ErrorAction.RetryWithBackOff;
    }

    public static bool NeverGotThere(HttpRequestException exception) =>
        exception.HttpRequestError
            is HttpRequestError.NameResolutionError
                or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError;
}
