using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QhdHomeMap.Api.Tests.WeChat;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Consents;
using QhdHomeMap.Data.Riders;
using QhdHomeMap.Data.Staff;
using QhdHomeMap.WeChat;

namespace QhdHomeMap.Api.Tests.Riders;

/// <summary>From a tap on the sandbox's phone to the balance, through the endpoint, the inbox and the ledger.</summary>
public sealed class ConsentFlowTests : IAsyncLifetime
{
    private readonly RiderScene _scene = new();

    public ValueTask InitializeAsync() => _scene.InitializeAsync();

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task Consents_GivenRefusedAndSpent_AreWhatTheSandboxCounts(bool safe, bool xml)
    {
        await using var plain = safe ? null : await _scene.StartAsync(("WeChat:CallbackAesKey", ""));
        await _scene.TellAsync(plain ?? _scene.One, safe, xml);
        using var anna = await _scene.SignInRiderAsync();
        using var ben = await _scene.SignInRiderAsync(at: _scene.Other);
        var (notice, result, longTerm) = (
            await _scene.Sandbox.TemplateAsync("活动通知"),
            await _scene.Sandbox.TemplateAsync("报名结果通知"),
            await _scene.Sandbox.TemplateAsync("工会服务提醒")
        );

        await _scene.Sandbox.AcceptAsync(anna.OpenId, notice.Id, result.Id); // List is an array
        await PassAsync(1);
        await _scene.Sandbox.AcceptAsync(anna.OpenId, notice.Id); // List is an object
        await _scene.Sandbox.AcceptAsync(ben.OpenId, notice.Id);
        await _scene.Sandbox.AcceptAsync(ben.OpenId, longTerm.Id);
        await PassAsync(4);
        await _scene.Sandbox.PretendAsync($"/phones/{ben.OpenId}/refusals", new { templateId = notice.Id });
        Assert.IsType<SentMessage>((await Sending.SendAsync(_scene.Sandbox, anna.OpenId, notice)).Value());
        Assert.IsType<SentMessage>((await Sending.SendAsync(_scene.Sandbox, ben.OpenId, longTerm)).Value());
        await PassAsync(7);

        Assert.Equal((1, 1), (await anna.BalanceAsync(notice), await anna.BalanceAsync(result)));
        Assert.Equal((0, 1), (await ben.BalanceAsync(notice), await ben.BalanceAsync(longTerm)));
        Assert.Empty(await DifferencesAsync());
    }

    [Fact]
    public async Task Messages_ReservedSentAndSettled_LeaveWhatTheSandboxCounts()
    {
        using var rider = await _scene.SignInRiderAsync();
        var notice = await _scene.Sandbox.TemplateAsync("活动通知");
        await _scene.Sandbox.AcceptAsync(rider.OpenId, notice.Id);
        await PassAsync(1);
        await _scene.Sandbox.AcceptAsync(rider.OpenId, notice.Id);
        await PassAsync(2);

        var taken = await ReserveAsync(rider.Id, notice, "1");
        var sent = (await Sending.SendAsync(_scene.Sandbox, rider.OpenId, notice)).Value();
        await PassAsync(3); // the event comes first
        await SettleAsync(taken!.Value, ConsentOutcome.Accepted, sent.MessageId);
        Assert.Equal(1, await rider.BalanceAsync(notice));
        Assert.Empty(await DifferencesAsync());

        // The rider's other device refuses while the message is on its way, and that event is lost.
        await _scene.TellAsync(_scene.One, safe: false, xml: false); // signed as the host does not take it
        await _scene.Sandbox.PretendAsync($"/phones/{rider.OpenId}/refusals", new { templateId = notice.Id });
        var refused = await ReserveAsync(rider.Id, notice, "2");
        Assert.Equal(43101, (await Sending.SendAsync(_scene.Sandbox, rider.OpenId, notice)).RefusalCode());
        Assert.Equal([ConsentMismatch.Balance], (await DifferencesAsync()).Select(d => d.What));
        await SettleAsync(refused!.Value, ConsentOutcome.Refused, null);

        Assert.Equal(0, await rider.BalanceAsync(notice));
        Assert.Empty(await DifferencesAsync());
        Assert.Null(await ReserveAsync(rider.Id, notice, "3"));
    }

    [Fact]
    public async Task Templates_OfTheSandbox_AreListedForStaffWithTheirRules()
    {
        using var officer = await _scene.SignInAsync(StaffRole.UnionOfficer, Staff.StaffScene.Haigang);
        using var joined = new Staff.StaffClient(_scene.One.Address, officer.UserName) { Bearer = officer.Bearer };

        var list = await joined.JsonAsync(HttpMethod.Post, "/api/staff/templates/sync");

        Assert.True(list.GetProperty("sandbox").GetBoolean());
        var result = list.GetProperty("templates")
            .EnumerateArray()
            .Single(t => t.GetProperty("title").GetString() == "报名结果通知");
        Assert.Equal(
            ["thing 20 ", "enum  报名成功,候补中,未通过", "date  ", "thing 20 "],
            result
                .GetProperty("fields")
                .EnumerateArray()
                .Select(f =>
                    $"{f.GetProperty("type")} {f.GetProperty("maxLength")} "
                    + string.Join(',', f.GetProperty("choices").EnumerateArray().Select(c => c.GetString()))
                )
        );
        Assert.Equal(
            list.GetProperty("templates").GetRawText(),
            (await joined.GetJsonAsync("/api/staff/templates")).GetProperty("templates").GetRawText()
        );
    }

    /// <summary>Until so many events are in the ledger; WeChat counts in seconds, and so the clock goes on.</summary>
    private async Task PassAsync(int events)
    {
        await _scene.StoredAsync(events);
        await _scene.DrainAsync();
        _scene.Sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task<IReadOnlyList<ConsentDifference>> DifferencesAsync()
    {
        using var answer = await _scene.Sandbox.GetAsync("/admin/ledger");
        var counts = (await RunningApi.JsonAsync(answer))
            .EnumerateArray()
            .Select(c => new OutsideCount(
                c.GetProperty("openId").GetString()!,
                c.GetProperty("templateId").GetString()!,
                c.GetProperty("longTerm").GetBoolean() ? 1 : c.GetProperty("balance").GetInt32(),
                c.GetProperty("sent").GetInt32()
            ));
        return await _scene.WithAsync(async services =>
        {
            var db = services.GetRequiredService<QhdDbContext>();
            Assert.Empty(await ConsentReport.OwnAsync(db, Cancellation));
            return await ConsentReport.AgainstAsync(
                db,
                services.GetRequiredService<RiderIdentities>(),
                WeChatOptions.SandboxAppId,
                counts,
                Cancellation
            );
        });
    }

    private Task<long?> ReserveAsync(int riderId, OwnTemplate template, string key) =>
        _scene.WithAsync(async services =>
            (
                await services
                    .GetRequiredService<ConsentLedger>()
                    .ReserveAsync(template.Id, [(riderId, key)], Cancellation)
            ).TryGetValue(key, out var id)
                ? id
                : (long?)null
        );

    private Task<bool> SettleAsync(long reservation, ConsentOutcome outcome, long? messageId) =>
        _scene.WithAsync(services =>
            services
                .GetRequiredService<ConsentLedger>()
                .SettleAsync(reservation, outcome, messageId, _scene.Sandbox.Clock.GetUtcNow(), Cancellation)
        );
}
