using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Secrets;
using QhdHomeMap.TestSupport;
using QhdHomeMap.WeChat;
using QhdHomeMap.WeChat.Tokens;

namespace QhdHomeMap.Api.Tests.WeChat;

/// <summary>One token for all instances, joined as a host joins database and client.</summary>
public sealed class SharedTokenTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Token_OfTwoInstances_IsFetchedByOneAndTakenByTheOther()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var one = Instance(sandbox);
        await using var other = Instance(sandbox);

        var tokens = await Task.WhenAll(
            one.GetRequiredService<IWeChatApi>().GetStableAccessTokenAsync(false, Cancellation),
            other.GetRequiredService<IWeChatApi>().GetStableAccessTokenAsync(false, Cancellation)
        );

        Assert.Equal(tokens[0].Value(), tokens[1].Value());
        Assert.Equal(1, await FetchedAsync(sandbox));
        await using var db = database.Open();
        var kept = await db.SharedSecrets.SingleAsync(Cancellation);
        Assert.DoesNotContain("SANDBOX", kept.Protected, StringComparison.Ordinal);
        Assert.Equal($"wechat access token {WeChatOptions.SandboxAppId}", kept.Name);
    }

    private ServiceProvider Instance(RunningSandbox sandbox) =>
        ClientServices.Build(
            sandbox.Clock,
            sandbox.Log,
            services =>
            {
                services.AddDbContext<QhdDbContext>(o => QhdDbContext.Configure(o, database.ConnectionString));
                services.AddDataProtection().SetApplicationName("QhdHomeMap").PersistKeysToDbContext<QhdDbContext>();
                services.AddSingleton<SharedSecrets>();
                services.AddSingleton<IAccessTokenStore>(p => new SharedTokenStore(
                    p.GetRequiredService<SharedSecrets>().UpdateAsync,
                    p.GetRequiredService<IOptions<WeChatOptions>>()
                ));
            },
            ("WeChat:Sandbox", sandbox.Address)
        );

    private static async Task<long> FetchedAsync(RunningSandbox sandbox) =>
        (await sandbox.Api.GetApiQuotaAsync("/cgi-bin/stable_token", Cancellation)).Value().Used - 1; // its own
}
