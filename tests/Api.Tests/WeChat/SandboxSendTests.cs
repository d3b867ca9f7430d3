using QhdHomeMap.WeChat;
using QhdHomeMap.WeChat.Answers;
using static QhdHomeMap.Api.Tests.WeChat.Sending;

namespace QhdHomeMap.Api.Tests.WeChat;

public sealed class SandboxSendTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Two acceptances, three messages: the third finds none left.</summary>
    [Fact]
    public async Task Send_OfAOneTimeTemplate_UsesUpOneConsentEach()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (phone, template) = await SubscribedAsync(sandbox, times: 2);

        var first = (await SendAsync(sandbox, phone, template)).Value();
        var second = (await SendAsync(sandbox, phone, template)).Value();
        var third = (await SendAsync(sandbox, phone, template)).Refusal();

        Assert.True(first.MessageId > 1L << 53);
        Assert.Equal(first.MessageId + 1, second.MessageId); // no digit was lost
        Assert.Equal((WeChatErrors.NotSubscribed, ErrorAction.ZeroBalance), (third.Code, third.Error.Action));
        Assert.Equal(2, await sandbox.MessagesOfAsync(phone));
        Assert.Equal(2, (await sandbox.CountsAsync()).GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task Send_OfALongTermTemplate_GoesOnUntilRefusedInTheSettings()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (phone, template) = await SubscribedAsync(sandbox, title: "工会服务提醒");
        for (var i = 0; i < 3; i++)
            (await SendAsync(sandbox, phone, template)).Value();

        await sandbox.PretendAsync($"/phones/{phone}/refusals", new { templateId = template.Id });

        Assert.Equal(WeChatErrors.NotSubscribed, (await SendAsync(sandbox, phone, template)).RefusalCode());
    }

    [Fact]
    public async Task Send_ThatIsRefused_KeepsTheConsent()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (phone, template) = await SubscribedAsync(sandbox);

        (await SendAsync(sandbox, phone, template, ("thing1", new string('家', 21)))).Refusal();

        (await SendAsync(sandbox, phone, template)).Value();
    }

    public static TheoryData<string, string> BadFields =>
        new()
        {
            { "thing1", new string('家', 21) },
            { "date2", "明天" },
            { "thing3", "第一行\n第二行" },
            { "thing4", "" },
        };

    [Theory]
    [MemberData(nameof(BadFields))]
    public async Task Send_WithABadField_IsRefusedByItsName(string key, string value)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (phone, template) = await SubscribedAsync(sandbox);

        var refusal = (await SendAsync(sandbox, phone, template, (key, value))).Refusal();

        Assert.Equal(
            (WeChatErrors.InvalidField, ErrorAction.StopCampaign, key),
            (refusal.Code, refusal.Error.Action, refusal.Field)
        );
    }

    [Fact]
    public async Task Send_WithAFieldMissing_IsRefusedByItsName()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (phone, template) = await SubscribedAsync(sandbox);
        var data = ValuesOf(template).Where(d => d.Key != "thing5").ToDictionary();

        var refusal = (
            await sandbox.Api.SendMessageAsync(new SubscribeMessage(phone, template.Id, data), Cancellation)
        ).Refusal();

        Assert.Equal("thing5", refusal.Field);
    }

    [Fact]
    public async Task Send_ToWhomOrOfWhatDoesNotExist_IsRefused()
    {
        await using var sandbox = await RunningSandbox.StartAsync(("Sandbox:Pages:0", "pages/home/home"));
        var (phone, template) = await SubscribedAsync(sandbox);

        Assert.Equal(WeChatErrors.InvalidOpenId, (await SendAsync(sandbox, "oNobody", template)).RefusalCode());
        Assert.Equal(
            WeChatErrors.InvalidTemplateId,
            (await SendAsync(sandbox, phone, template with { Id = "T" })).RefusalCode()
        );
        Assert.Equal(
            WeChatErrors.PageNotReleased,
            (await SendAsync(sandbox, phone, template, page: "pages/nowhere/nowhere?id=1")).RefusalCode()
        );
        (await SendAsync(sandbox, phone, template, page: "pages/home/home?id=1")).Value();
    }

    [Fact]
    public async Task Send_OfABannedTemplateOrASensitiveWord_StopsTheCampaign()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (phone, template) = await SubscribedAsync(sandbox);

        Assert.Equal(
            WeChatErrors.SensitiveWord,
            (await SendAsync(sandbox, phone, template, ("thing1", "违禁词样例"))).RefusalCode()
        );
        await sandbox.PutAdminAsync($"/templates/{template.Id}", new { banned = true });

        var refusal = (await SendAsync(sandbox, phone, template)).Refusal();

        Assert.Equal(
            (WeChatErrors.TemplateBanned, ErrorAction.StopCampaignAndAlarm),
            (refusal.Code, refusal.Error.Action)
        );
    }

    [Fact]
    public async Task Send_BeyondTheQuotas_IsRefusedUntilTheNextMinuteOrDay()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (phone, template) = await SubscribedAsync(sandbox, times: 5);
        await sandbox.PutAdminAsync(
            "/quotas",
            new
            {
                path = SendPath,
                perMinute = 2,
                perDay = 3,
            }
        );
        (await SendAsync(sandbox, phone, template)).Value();
        (await SendAsync(sandbox, phone, template)).Value();
        Assert.Equal(ErrorAction.PauseOneMinute, (await SendAsync(sandbox, phone, template)).Refusal().Error.Action);

        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        (await SendAsync(sandbox, phone, template)).Value();
        var beyond = (await SendAsync(sandbox, phone, template)).Refusal();

        Assert.Equal((WeChatErrors.DayQuota, ErrorAction.PauseUntilMidnight), (beyond.Code, beyond.Error.Action));
        Assert.Equal(new ApiQuota(3, 3, 0), (await sandbox.Api.GetApiQuotaAsync(SendPath, Cancellation)).Value());
        sandbox.Clock.Advance(TimeSpan.FromHours(14)); // past midnight in Beijing
        (await SendAsync(sandbox, phone, template)).Value();
    }
}
