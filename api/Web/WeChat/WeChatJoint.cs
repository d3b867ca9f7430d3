using Microsoft.Extensions.Options;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Data.Riders;
using QhdHomeMap.Data.Secrets;
using QhdHomeMap.WeChat;
using QhdHomeMap.WeChat.Answers;
using QhdHomeMap.WeChat.Tokens;

namespace QhdHomeMap.Api.WeChat;

/// <summary>Where WeChat's client and the database meet: neither knows the other (docs/decisions/0006-wechat-sdk.md).</summary>
internal static class WeChatJoint
{
    /// <summary>What every answer to a rider bears while a pretended WeChat stands in for the real one.</summary>
    public const string SandboxHeader = "X-WeChat-Sandbox";

    public const string SandboxNotice = "这是沙箱，不是微信：这里的微信用户和消息都是假的";

    public static void AddWeChatJoint(this IServiceCollection services)
    {
        services.AddWeChat();
        services.AddSingleton<SharedSecrets>();
        services.AddSingleton<IAccessTokenStore>(p => new SharedTokenStore(
            p.GetRequiredService<SharedSecrets>().UpdateAsync,
            p.GetRequiredService<IOptions<WeChatOptions>>()
        ));
        services.AddRiderAccounts();
        services.AddSingleton<TemplateSync>();
        services.AddHostedService<TemplateFollower>();
    }

    /// <summary>What a rider is told of a call that did not succeed; WeChat's own words are in no answer and in no log.</summary>
    public static Problem ProblemOf<T>(WeChatAnswer<T> answer) =>
        answer is Refused<T>(var refusal)
            ? refusal.Error.Action switch
            {
                ErrorAction.AskForNewCode => Problem.WeChatCodeInvalid,
                ErrorAction.GiveUpPerson => Problem.WeChatPersonRefused,
                ErrorAction.PauseOneMinute => Problem.TooManyRequests,
                _ => Problem.WeChatAway,
            }
            : Problem.WeChatAway;
}
