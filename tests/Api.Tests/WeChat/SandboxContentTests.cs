using QhdHomeMap.WeChat;
using QhdHomeMap.WeChat.Answers;

namespace QhdHomeMap.Api.Tests.WeChat;

public sealed class SandboxContentTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Text_OfAPersonSeenLately_IsJudged()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var phone = await sandbox.NewPhoneAsync();
        await sandbox.LoginCodeAsync(phone);

        var good = (await CheckAsync(sandbox, phone, "饮水机不出热水")).Value();
        var bad = (await CheckAsync(sandbox, phone, "违禁词样例")).Value();

        Assert.Equal((Suggestion.Pass, 100), (good.Suggestion, good.Label));
        Assert.Equal((Suggestion.Risky, 21000), (bad.Suggestion, bad.Label));
        Assert.NotEmpty(good.TraceId);
    }

    [Fact]
    public async Task Text_OfAPersonNotSeenForTwoHours_CannotBeChecked()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var phone = await sandbox.NewPhoneAsync();
        Assert.Equal(WeChatErrors.PersonNotSeen, (await CheckAsync(sandbox, phone, "好")).RefusalCode());
        await sandbox.LoginCodeAsync(phone);
        sandbox.Clock.Advance(TimeSpan.FromHours(2));
        (await CheckAsync(sandbox, phone, "好")).Value();
        sandbox.Clock.Advance(TimeSpan.FromSeconds(1));

        var refusal = (await CheckAsync(sandbox, phone, "好")).Refusal();

        Assert.Equal(
            (WeChatErrors.PersonNotSeen, ErrorAction.QueueForModeration),
            (refusal.Code, refusal.Error.Action)
        );
    }

    [Fact]
    public async Task Text_ThatCannotBeChecked_IsRefused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var phone = await sandbox.NewPhoneAsync();
        await sandbox.LoginCodeAsync(phone);

        Assert.Equal(WeChatErrors.EmptyContent, (await CheckAsync(sandbox, phone, "")).RefusalCode());
        Assert.Equal(WeChatErrors.OpenIdMismatch, (await CheckAsync(sandbox, "oNobody", "好")).RefusalCode());
        Assert.Equal(
            WeChatErrors.InvalidScene,
            (
                await sandbox.Api.MsgSecCheckAsync(new CheckedText(phone, (ContentScene)9, "好"), Cancellation)
            ).RefusalCode()
        );
    }

    [Fact]
    public async Task Media_SentTwice_IsRefusedTheSecondTime()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var phone = await sandbox.NewPhoneAsync();
        await sandbox.LoginCodeAsync(phone);
        var media = new CheckedMedia(new Uri("https://example.org/photo.jpg"), phone, ContentScene.Comment);

        Assert.NotEmpty((await sandbox.Api.MediaCheckAsync(media, Cancellation)).Value());

        Assert.Equal(
            WeChatErrors.RepeatedMedia,
            (await sandbox.Api.MediaCheckAsync(media, Cancellation)).RefusalCode()
        );
    }

    private static Task<WeChatAnswer<SafetyVerdict>> CheckAsync(RunningSandbox sandbox, string phone, string text) =>
        sandbox.Api.MsgSecCheckAsync(new CheckedText(phone, ContentScene.Comment, text), Cancellation);
}
