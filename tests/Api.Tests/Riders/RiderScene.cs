using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QhdHomeMap.Api.Features.Callbacks;
using QhdHomeMap.Api.Tests.Staff;
using QhdHomeMap.Api.Tests.WeChat;
using QhdHomeMap.Data.Callbacks;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.WeChat;

namespace QhdHomeMap.Api.Tests.Riders;

/// <summary>Besides staff: the sandbox, and two instances of the host that are joined to it and go by its clock.</summary>
public sealed class RiderScene : StaffScene
{
    public const string PrivacyVersion = "2026-11";

    private RunningApi? _one;
    private RunningApi? _other;
    private RunningSandbox? _sandbox;
    private readonly Dictionary<RunningApi, IServiceProvider> _services = [];

    internal RunningApi One => _one!;

    internal RunningApi Other => _other!;

    internal RunningSandbox Sandbox => _sandbox!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A home of the status, which riders may see or not.</summary>
    internal async Task<int> AddHomeAsync(HomeStatus status = HomeStatus.Open)
    {
        var id = await AddAsync(NewHome(Guid.NewGuid().ToString("n")[..8], 0, 0));
        await using var db = Open();
        await db
            .Homes.Where(h => h.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.Status, status), Cancellation);
        return id;
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _sandbox = await RunningSandbox.StartAsync();
        _one = await StartAsync();
        _other = await StartAsync();
        await TellAsync(_one, safe: true, xml: false);
        await Eventually.BecomesTrueAsync(() =>
        {
            using var db = Open();
            return Task.FromResult(db.MessageTemplates.Any());
        });
    }

    /// <summary>Where the sandbox pushes to from now on.</summary>
    internal async Task TellAsync(RunningApi api, bool safe, bool xml)
    {
        using var taken = await Sandbox.PutAdminAsync(
            "/callback",
            new
            {
                url = new Uri(api.Address, CallbacksFeature.Path).ToString(),
                token = Receiver.Token,
                aesKey = safe ? Receiver.AesKey : "",
                xml,
            }
        );
        Assert.Equal(204, (int)taken.StatusCode);
    }

    internal async Task<RunningApi> StartAsync(params (string Key, string Value)[] settings)
    {
        IServiceProvider? services = null;
        var api = await RunningApi.StartAsync(
            ConnectionString,
            s => s.RemoveAll<TimeProvider>().AddSingleton<TimeProvider>(Sandbox.Clock),
            app => services = app.Services,
            [
                ("WeChat:Sandbox", Sandbox.Address),
                ("WeChat:CallbackToken", Receiver.Token),
                ("WeChat:CallbackAesKey", Receiver.AesKey),
                ("WeChat:AttemptSeconds", "30"),
                .. settings,
            ]
        );
        _services[api] = services!;
        return api;
    }

    /// <summary>As Jobs will.</summary>
    internal Task<int> DrainAsync() =>
        _services[One].GetRequiredService<CallbackInbox>().ProcessAsync(1000, Cancellation);

    /// <summary>What a sender in Jobs has: services of one unit of work.</summary>
    internal async Task<T> WithAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = _services[One].CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }

    /// <summary>Until so many pushes have been stored in all.</summary>
    internal Task StoredAsync(int count) =>
        Eventually.BecomesTrueAsync(() =>
        {
            using var db = Open();
            return Task.FromResult(db.CallbackRows.Count() >= count);
        });

    /// <summary>Somebody with a new phone, signed in.</summary>
    internal async Task<RiderClient> SignInRiderAsync(string? number = null, RunningApi? at = null)
    {
        var client = new RiderClient((at ?? One).Address, await Sandbox.NewPhoneAsync(number));
        await client.SignInAsync(Sandbox);
        return client;
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var end in new IAsyncDisposable?[] { _one, _other, _sandbox })
            if (end is not null)
                await end.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>A mini-program on one phone.</summary>
internal sealed class RiderClient(Uri address, string openId) : IDisposable
{
    private readonly StaffClient _http = new(address, openId);

    public string OpenId => openId;

    public int Id { get; private set; }

    public string Token
    {
        get => _http.Bearer;
        set => _http.Bearer = value;
    }

    public string RefreshToken { get; private set; } = "";

    public async Task SignInAsync(RunningSandbox sandbox)
    {
        var session = await _http.JsonAsync(
            HttpMethod.Post,
            "/api/rider/session",
            new { code = await sandbox.LoginCodeAsync(openId), privacyVersion = RiderScene.PrivacyVersion }
        );
        (Token, RefreshToken) = (
            session.GetProperty("token").GetString()!,
            session.GetProperty("refreshToken").GetString()!
        );
        Id = session.GetProperty("rider").GetProperty("id").GetInt32();
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null) =>
        _http.SendAsync(method, path, body);

    public Task<System.Text.Json.JsonElement> JsonAsync(HttpMethod method, string path, object? body = null) =>
        _http.JsonAsync(method, path, body);

    public Task<System.Text.Json.JsonElement> GetJsonAsync(string path) => _http.GetJsonAsync(path);

    public async Task<int> BalanceAsync(OwnTemplate template) =>
        (await GetJsonAsync("/api/rider/consents"))
            .GetProperty("templates")
            .EnumerateArray()
            .Single(t => t.GetProperty("templateId").GetString() == template.Id)
            .GetProperty("balance")
            .GetInt32();

    public void Dispose() => _http.Dispose();
}
