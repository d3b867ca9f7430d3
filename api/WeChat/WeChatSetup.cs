using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using QhdHomeMap.WeChat.Callbacks;
using QhdHomeMap.WeChat.Tokens;
using QhdHomeMap.WeChat.Wire;

namespace QhdHomeMap.WeChat;

public static class WeChatSetup
{
    /// <summary>
    /// The client by section <c>WeChat</c> of the settings. Besides it the host registers a <see cref="TimeProvider"/> and an
    /// <see cref="IAccessTokenStore"/>.
    /// </summary>
    public static IServiceCollection AddWeChat(this IServiceCollection services)
    {
        services.AddOptions<WeChatOptions>().BindConfiguration("WeChat").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        var client = services.AddHttpClient(
            WeChatWire.ClientName,
            (provider, http) =>
            {
                http.BaseAddress = provider.GetRequiredService<IOptions<WeChatOptions>>().Value.Address;
                http.Timeout = Timeout.InfiniteTimeSpan; // each attempt has its own
            }
        );
        client.RemoveAllLoggers(); // they write addresses, which hold the token or the secret
        client.AddResilienceHandler("resending", Resending.Configure);
        client.AddHttpMessageHandler(() => new ReplyReading());
        services.AddSingleton<WeChatWire>();
        services.AddSingleton<StableTokenEndpoint>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<IWeChatApi, WeChatApi>();
        services.AddSingleton(p => NewDoor(p.GetRequiredService<IOptions<WeChatOptions>>().Value));
        services.AddSingleton<ReplayGuard>();
        return services;
    }

    private static CallbackDoor NewDoor(WeChatOptions options) =>
        new(
            options.CallbackToken,
            options.CallbackAesKey.Length > 0 ? new CallbackCipher(options.CallbackAesKey, options.CalledAppId) : null
        );
}
