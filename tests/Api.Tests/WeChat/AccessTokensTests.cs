using QhdHomeMap.WeChat.Answers;

namespace QhdHomeMap.Api.Tests.WeChat;

public sealed class AccessTokensTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Token_AskedForByManyAtOnce_IsFetchedOnce()
    {
        using var weChat = new ScriptedWeChat();

        var tokens = await Task.WhenAll(
            Enumerable.Range(0, 64).Select(_ => weChat.Api.GetStableAccessTokenAsync(false, Cancellation))
        );

        Assert.Single(tokens.Select(t => t.Value()).Distinct());
        Assert.Equal(1, weChat.TokenCalls);
    }

    [Fact]
    public async Task Token_NeedingRenewalWhileWeChatIsAway_ServesUntilItEnds()
    {
        using var weChat = new ScriptedWeChat();
        var first = (await weChat.Api.GetStableAccessTokenAsync(false, Cancellation)).Value();
        weChat.Token = _ => """{"errcode":45011,"errmsg":"too often"}""";

        weChat.Clock.Advance(TimeSpan.FromSeconds(7199));
        Assert.Equal(first, (await weChat.Api.GetStableAccessTokenAsync(false, Cancellation)).Value());
        weChat.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(
            WeChatErrors.MinuteQuota,
            (await weChat.Api.GetStableAccessTokenAsync(false, Cancellation)).RefusalCode()
        );
    }

    [Fact]
    public async Task Token_WhoseAskerLeaves_IsStillFetchedForTheOthers()
    {
        using var weChat = new ScriptedWeChat();
        using var left = new CancellationTokenSource();
        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            weChat.Api.GetStableAccessTokenAsync(false, left.Token)
        );

        (await weChat.Api.GetStableAccessTokenAsync(false, Cancellation)).Value();
        Assert.Equal(1, weChat.TokenCalls);
    }
}
