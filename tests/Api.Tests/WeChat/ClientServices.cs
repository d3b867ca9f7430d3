using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using QhdHomeMap.WeChat;
using QhdHomeMap.WeChat.Tokens;

namespace QhdHomeMap.Api.Tests.WeChat;

/// <summary>A host's services as far as the client needs them.</summary>
internal static class ClientServices
{
    public static ServiceProvider Build(
        TimeProvider clock,
        ILoggerProvider log,
        Action<IServiceCollection> add,
        params (string Key, string Value)[] settings
    )
    {
        var configuration = new ConfigurationManager();
        foreach (var (key, value) in settings)
            configuration[key] = value; // the last one counts
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        services.AddSingleton(clock);
        services.AddWeChat();
        add(services);
        services.TryAddSingleton<IAccessTokenStore, MemoryTokenStore>();
        return services.BuildServiceProvider();
    }
}
