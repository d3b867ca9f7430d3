using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using QhdHomeMap.WeChatSandbox.Endpoints;
using QhdHomeMap.WeChatSandbox.Faults;
using QhdHomeMap.WeChatSandbox.Page;
using QhdHomeMap.WeChatSandbox.Pushes;
using QhdHomeMap.WeChatSandbox.State;

namespace QhdHomeMap.WeChatSandbox;

/// <summary>Puts the sandbox together. Tests build the same one with a clock of their own.</summary>
internal static class SandboxHost
{
    /// <exception cref="SandboxRefusedException">A real appid is configured.</exception>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        if (builder.Configuration["WeChat:AppId"] is { Length: > 0 })
            throw new SandboxRefusedException(
                "[sandbox_with_appid] 已配置 appid，不能再启动沙箱：请删去 WeChat:AppId，或不启动它。"
            );
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning);
        AddServices(builder.Services);
        configure?.Invoke(builder.Services);

        var app = builder.Build();
        app.Services.GetRequiredService<StateFile>().Load();
        var settings = app.Services.GetRequiredService<IOptions<SandboxOptions>>().Value;
        app.Services.GetRequiredService<PushQueue>().Target = PushTarget.Create(
            settings.CallbackUrl,
            settings.CallbackToken,
            settings.CallbackAesKey,
            settings.CallbackXml
        );
        app.MapWeChat();
        app.MapPretending();
        app.MapAdministration();
        app.MapPage();
        return app;
    }

    private static void AddServices(IServiceCollection services)
    {
        services.AddOptions<SandboxOptions>().BindConfiguration("Sandbox").ValidateDataAnnotations().ValidateOnStart();
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            o.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        });
        services.AddSingleton(TimeProvider.System);
        services.AddHttpClient();
        services.AddSingleton<Phones>();
        services.AddSingleton<FrontEndCodes>();
        services.AddSingleton<Tokens>();
        services.AddSingleton<Templates>();
        services.AddSingleton<Quotas>();
        services.AddSingleton<Sends>();
        services.AddSingleton<PhoneEvents>();
        services.AddSingleton<FaultPlan>();
        services.AddSingleton<PushQueue>();
        services.AddSingleton<TakeMessage>();
        services.AddSingleton<CheckContent>();
        services.AddSingleton<PushSender>().AddHostedService(p => p.GetRequiredService<PushSender>());
        services.AddSingleton<StateFile>().AddHostedService(p => p.GetRequiredService<StateFile>());
    }
}

/// <summary>The sandbox must not run; the message is for people.</summary>
internal sealed class SandboxRefusedException(string message) : Exception(message);
