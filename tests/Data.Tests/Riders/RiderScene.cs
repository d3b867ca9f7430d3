using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using QhdHomeMap.Data.Callbacks;
using QhdHomeMap.Data.Consents;
using QhdHomeMap.Data.Riders;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Data.Tests.Riders;

/// <summary>A database with templates, and instances of a host that know riders.</summary>
public sealed class RiderScene : DatabaseFixture
{
    public const string AppId = "wx-test";
    public const string Notice = "notice";
    public const string LongTerm = "long-term";

    public static readonly PrivacyAcceptance Privacy = new("2026-11");
    public static readonly RiderTokenLife Life = new(TimeSpan.FromHours(2), TimeSpan.FromDays(30));

    private ServiceProvider? _host;
    private int _people;

    internal RiderClock Clock { get; } = new();

    internal DateTimeOffset Now => Clock.GetUtcNow();

    internal IServiceProvider Host => _host!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _host = NewHost();
        await using var db = Open();
        await MessageTemplates.TakeAsync(
            db,
            AppId,
            [Template(Notice, MessageTemplateKind.OneTime), Template(LongTerm, MessageTemplateKind.LongTerm)],
            Now,
            Sql.Cancellation
        );
    }

    /// <summary>A second instance has services of its own and the keys of the database.</summary>
    internal ServiceProvider NewHost()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddDbContext<QhdDbContext>(o => QhdDbContext.Configure(o, ConnectionString));
        services.AddDataProtection().SetApplicationName("QhdHomeMap").PersistKeysToDbContext<QhdDbContext>();
        services.AddRiderAccounts();
        return services.BuildServiceProvider();
    }

    internal RiderIdentity NewPerson() => new(AppId, $"openid-{Interlocked.Increment(ref _people)}", null);

    internal async Task<(Rider Rider, RiderTokens Tokens)> SignInAsync(
        RiderIdentity person,
        IServiceProvider? host = null
    )
    {
        await using var scope = (host ?? Host).CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<RiderAccounts>();
        var (rider, tokens, _) = await accounts.SignInAsync(person, Privacy, Life, Sql.Cancellation);
        return (rider!, tokens!);
    }

    internal async Task<int> NewRiderAsync() => (await SignInAsync(NewPerson())).Rider.Id;

    internal async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = Host.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    internal CallbackInbox Inbox => Host.GetRequiredService<CallbackInbox>();

    public override async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal static MessageTemplate Template(string id, MessageTemplateKind kind) =>
        new()
        {
            Id = id,
            AppId = AppId,
            Title = id,
            Content = "活动名称:{{thing1.DATA}}",
            Example = "活动名称:送清凉",
            Kind = kind,
            Fields =
            [
                new MessageField
                {
                    Key = "thing1",
                    Title = "活动名称",
                    Type = "thing",
                    MaxLength = 20,
                },
            ],
            SyncedAt = DateTimeOffset.UnixEpoch,
        };
}

/// <summary>A clock that a test puts forward.</summary>
internal sealed class RiderClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Pass(TimeSpan time) => _now += time;
}
