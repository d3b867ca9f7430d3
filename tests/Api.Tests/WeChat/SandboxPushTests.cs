using QhdHomeMap.WeChat;
using QhdHomeMap.WeChat.Callbacks;

namespace QhdHomeMap.Api.Tests.WeChat;

/// <summary>From what a person does to the event that we read, through both modes and both forms.</summary>
public sealed class SandboxPushTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Events_OfAPhone_AreTold(bool safe, bool xml)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var receiver = await ConnectedAsync(sandbox, safe, xml);
        var phone = await sandbox.NewPhoneAsync();
        var (notice, result) = (await sandbox.TemplateAsync("活动通知"), await sandbox.TemplateAsync("报名结果通知"));

        await sandbox.AcceptAsync(phone, notice.Id, result.Id);
        var consents = (ConsentGiven)await NextAsync(receiver, 1);
        await sandbox.PretendAsync($"/phones/{phone}/refusals", new { templateId = notice.Id });
        var refusal = (ConsentChanged)await NextAsync(receiver, 2);
        var sent = (await sandbox.Api.SendMessageAsync(Message(phone, result), Cancellation)).Value();
        var delivery = (MessagesSent)await NextAsync(receiver, 3);
        var trace = (
            await sandbox.Api.MediaCheckAsync(
                new CheckedMedia(new Uri("https://example.org/risky.jpg"), phone, ContentScene.Comment),
                Cancellation
            )
        ).Value();
        var verdict = (MediaChecked)await NextAsync(receiver, 4);

        Assert.Equal((phone, RunningSandbox.Start), (consents.OpenId, consents.At));
        Assert.Equal([new Consent(notice.Id, true, 0), new Consent(result.Id, true, 0)], consents.Consents);
        Assert.Equal([new Consent(notice.Id, false, null)], refusal.Consents);
        Assert.Equal([new Delivery(result.Id, sent.MessageId!.Value, 0, "success")], delivery.Deliveries);
        Assert.Equal((trace, Suggestion.Risky), (verdict.TraceId, verdict.Suggestion));
    }

    [Fact]
    public async Task Event_ThatIsNotTakenAtOnce_IsToldAgainWithTheSameNonce()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var receiver = await ConnectedAsync(sandbox, safe: true, xml: false);
        receiver.Failures = 3;
        var phone = await sandbox.NewPhoneAsync();

        await sandbox.AcceptAsync(phone, (await sandbox.TemplateAsync("活动通知")).Id);
        await NextAsync(receiver, 1);

        Assert.Equal(4, receiver.Nonces.Count);
        Assert.Single(receiver.Nonces.Distinct());
    }

    [Fact]
    public async Task Event_ThatIsRefusedFourTimes_IsGivenUp()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var receiver = await ConnectedAsync(sandbox, safe: false, xml: false);
        receiver.Failures = 100;
        var phone = await sandbox.NewPhoneAsync();

        await sandbox.AcceptAsync(phone, (await sandbox.TemplateAsync("活动通知")).Id);
        await Eventually.BecomesTrueAsync(async () =>
            (await sandbox.CountsAsync()).GetProperty("pushes").GetProperty("givenUp").GetInt32() == 1
        );

        Assert.Equal(4, receiver.Nonces.Count);
        Assert.Empty(receiver.Told);
    }

    [Fact]
    public async Task Delivery_ThatFailsOrIsNotTold_IsAsTheFaultSays()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var receiver = await ConnectedAsync(sandbox, safe: false, xml: false);
        var (phone, template) = (await sandbox.NewPhoneAsync(), await sandbox.TemplateAsync("报名结果通知"));
        await sandbox.AcceptAsync(phone, template.Id);
        await sandbox.AcceptAsync(phone, template.Id);
        await sandbox.SetFaultsAsync(
            new { kind = "lose_event", times = 1 },
            new
            {
                kind = "fail_delivery",
                code = 1001,
                times = 1,
            }
        );

        (await sandbox.Api.SendMessageAsync(Message(phone, template), Cancellation)).Value();
        var second = (await sandbox.Api.SendMessageAsync(Message(phone, template), Cancellation)).Value();
        await NextAsync(receiver, 3); // two consents and one delivery, in whatever order they arrive
        var told = Assert.Single(receiver.Told.OfType<MessagesSent>());

        Assert.Equal((second.MessageId, 1001), (told.Deliveries[0].MessageId, told.Deliveries[0].ErrorCode));
    }

    [Fact]
    public async Task Address_ThatDoesNotAnswerWithTheEcho_IsNotTaken()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await using var receiver = await Receiver.StartAsync(safe: false);

        using var refused = await sandbox.PutAdminAsync("/callback", new { url = receiver.Address, token = "another" });

        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Contains("echostr", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private static async Task<Receiver> ConnectedAsync(RunningSandbox sandbox, bool safe, bool xml)
    {
        var receiver = await Receiver.StartAsync(safe);
        var target = new
        {
            url = receiver.Address,
            token = Receiver.Token,
            aesKey = safe ? Receiver.AesKey : "",
            xml,
        };
        (await sandbox.PutAdminAsync("/callback", target)).EnsureSuccessStatusCode();
        return receiver;
    }

    private static async Task<WeChatEvent> NextAsync(Receiver receiver, int count)
    {
        await Eventually.BecomesTrueAsync(() => Task.FromResult(receiver.Told.Count >= count));
        return receiver.Told.Last();
    }

    private static SubscribeMessage Message(string phone, OwnTemplate template) =>
        new(
            phone,
            template.Id,
            new Dictionary<string, string>
            {
                ["thing1"] = "送健康义诊",
                ["enum_string2"] = "报名成功",
                ["date3"] = "2026年12月21日 15:00",
                ["thing4"] = "可在小程序里取消",
            }
        );
}
