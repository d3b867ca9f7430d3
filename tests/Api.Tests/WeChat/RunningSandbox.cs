using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using QhdHomeMap.WeChat;
using QhdHomeMap.WeChatSandbox;

namespace QhdHomeMap.Api.Tests.WeChat;

/// <summary>The real sandbox on a port of its own with a clock that the test moves, and a client of it.</summary>
internal sealed class RunningSandbox : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero); // 10:00 in Beijing

    private readonly WebApplication _app;
    private readonly ServiceProvider _client;
    private readonly HttpClient _http;

    private RunningSandbox(WebApplication app, FakeTimeProvider clock)
    {
        _app = app;
        Clock = clock;
        Address = app.Urls.Single();
        _http = new HttpClient { BaseAddress = new Uri(Address) };
        _client = ClientServices.Build(
            clock,
            Log,
            s => { },
            ("WeChat:Sandbox", Address),
            ("WeChat:AttemptSeconds", "30")
        );
        Api = _client.GetRequiredService<IWeChatApi>();
    }

    public FakeTimeProvider Clock { get; }

    public string Address { get; }

    public RunningApi.Lines Log { get; } = new();

    public IWeChatApi Api { get; }

    public static async Task<RunningSandbox> StartAsync(params (string Key, string Value)[] settings)
    {
        var clock = new FakeTimeProvider(Start);
        var app = SandboxHost.Build(
            ["--urls=http://127.0.0.1:0", .. settings.Select(s => $"--{s.Key}={s.Value}")],
            services =>
            {
                services.RemoveAll<ILoggerProvider>().RemoveAll<TimeProvider>();
                services.AddSingleton<TimeProvider>(clock);
            }
        );
        await app.StartAsync(Cancellation);
        return new RunningSandbox(app, clock);
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<string> NewPhoneAsync(string? number = null) =>
        (await PretendAsync("/phones", new { name = "张师傅", number })).GetProperty("openId").GetString()!;

    public async Task<string> LoginCodeAsync(string openId) => await CodeAsync(openId, "login-code");

    public async Task<string> NumberCodeAsync(string openId) => await CodeAsync(openId, "number-code");

    public Task AcceptAsync(string openId, params string[] templateIds) =>
        PretendAsync($"/phones/{openId}/popup", new { answers = templateIds.ToDictionary(t => t, _ => "accept") });

    public async Task<JsonElement> PretendAsync(string path, object? body = null) =>
        await AskAsync($"/pretend{path}", body);

    public async Task<JsonElement> PhoneAsync(string openId) =>
        await _http.GetFromJsonAsync<JsonElement>($"/pretend/phones/{openId}", Cancellation);

    public async Task<int> MessagesOfAsync(string openId) =>
        (await PhoneAsync(openId)).GetProperty("messages").GetArrayLength();

    public async Task<JsonElement> CountsAsync() =>
        await _http.GetFromJsonAsync<JsonElement>("/admin/counts", Cancellation);

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path, Cancellation);

    public Task<HttpResponseMessage> PutAdminAsync(string path, object body) =>
        _http.PutAsJsonAsync($"/admin{path}", body, Cancellation);

    public async Task SetFaultsAsync(params object[] faults) =>
        (await PutAdminAsync("/faults", faults)).EnsureSuccessStatusCode();

    public Task<JsonElement> AskAdminAsync(string path, object? body = null) => AskAsync($"/admin{path}", body);

    /// <summary>A template of the given title, as its owner sees it.</summary>
    public async Task<OwnTemplate> TemplateAsync(string title) =>
        (await Api.GetTemplateAsync(Cancellation)).Value().Single(t => t.Title == title);

    private async Task<string> CodeAsync(string openId, string kind) =>
        (await PretendAsync($"/phones/{openId}/{kind}")).GetProperty("code").GetString()!;

    private async Task<JsonElement> AskAsync(string path, object? body)
    {
        using var response = await _http.PostAsJsonAsync(path, body ?? new { }, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _client.DisposeAsync();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
