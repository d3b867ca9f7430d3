using System.Net;
using QhdHomeMap.WeChat;
using QhdHomeMap.WeChat.Answers;

namespace QhdHomeMap.Api.Tests.WeChat;

/// <summary>What is asked again and what never is. The clock is the test's: nobody waits.</summary>
public sealed class ResendingTests
{
    private const string Ok = """{"errcode":0,"errmsg":"ok"}""";
    private const string Busy = """{"errcode":-1,"errmsg":"system error rid: 1-2-3"}""";
    private static readonly SubscribeMessage Message = new(
        "oRider",
        "T",
        new Dictionary<string, string> { ["thing1"] = "好" }
    );

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task Reading_AfterAServerError_IsAskedAgain(HttpStatusCode status)
    {
        using var weChat = new ScriptedWeChat();
        weChat.Then("", status).Then("<html>", status).Then("""{"errcode":0,"data":[]}""");

        Assert.Empty((await weChat.Clock.MovingAsync(weChat.Api.GetTemplateAsync(Cancellation))).Value());
        Assert.Equal(3, weChat.Calls.Count);
    }

    [Fact]
    public async Task Reading_ThatFailsThreeTimes_IsGivenUp()
    {
        using var weChat = new ScriptedWeChat();
        weChat
            .ThenHang()
            .ThenThrow(new HttpRequestException(HttpRequestError.ResponseEnded))
            .Then("", HttpStatusCode.BadGateway);

        var answer = await weChat.Clock.MovingAsync(weChat.Api.GetTemplateAsync(Cancellation));

        Assert.Equal(UnknownCause.ServerError, answer.Cause());
        Assert.Equal(3, weChat.Calls.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task Sending_AfterAServerError_IsNotAskedAgain(HttpStatusCode status)
    {
        using var weChat = new ScriptedWeChat();
        weChat.Then("", status);

        Assert.Equal(UnknownCause.ServerError, (await SendAsync(weChat)).Cause());
        Assert.Single(weChat.Calls);
    }

    [Fact]
    public async Task Sending_ThatTimesOut_IsNotAskedAgain()
    {
        using var weChat = new ScriptedWeChat();
        weChat.ThenHang();

        Assert.Equal(UnknownCause.TimedOut, (await SendAsync(weChat)).Cause());
        Assert.Single(weChat.Calls);
    }

    [Fact]
    public async Task Sending_WhoseConnectionBreaks_IsNotAskedAgain()
    {
        using var weChat = new ScriptedWeChat();
        weChat.ThenThrow(new HttpRequestException(HttpRequestError.ResponseEnded));

        Assert.Equal(UnknownCause.ConnectionBroken, (await SendAsync(weChat)).Cause());
        Assert.Single(weChat.Calls);
    }

    [Fact]
    public async Task Sending_ThatNeverGotThere_IsTriedAgain()
    {
        using var weChat = new ScriptedWeChat();
        weChat
            .ThenThrow(new HttpRequestException(HttpRequestError.ConnectionError))
            .ThenThrow(new HttpRequestException(HttpRequestError.NameResolutionError))
            .Then(Ok);

        (await SendAsync(weChat)).Value();
        Assert.Equal(3, weChat.Calls.Count);
    }

    [Fact]
    public async Task Sending_ThatNeverGetsThere_WasNotAsked()
    {
        using var weChat = new ScriptedWeChat();
        for (var i = 0; i < 3; i++)
            weChat.ThenThrow(new HttpRequestException(HttpRequestError.ConnectionError));

        Assert.IsType<Unreached<SentMessage>>(await SendAsync(weChat));
    }

    [Fact]
    public async Task Sending_ToABusyWeChat_IsAskedAgainAndThenRefused()
    {
        using var weChat = new ScriptedWeChat();
        weChat.Then(Busy).Then(Busy).Then(Busy);

        var refusal = (await SendAsync(weChat)).Refusal();

        Assert.Equal(
            (WeChatErrors.SystemBusy, ErrorClass.Busy, "1-2-3"),
            (refusal.Code, refusal.Error.Class, refusal.Rid)
        );
        Assert.Equal(3, weChat.Calls.Count);
    }

    /// <summary>Busy is known not to have been done; what became of the second attempt is not.</summary>
    [Fact]
    public async Task Sending_ThatTimesOutAfterABusyOne_IsUnknown()
    {
        using var weChat = new ScriptedWeChat();
        weChat.Then(Busy).ThenHang();

        Assert.Equal(UnknownCause.TimedOut, (await SendAsync(weChat)).Cause());
        Assert.Equal(2, weChat.Calls.Count);
    }

    [Theory]
    [InlineData(40001)]
    [InlineData(40014)]
    [InlineData(42001)]
    public async Task Sending_WithATokenThatIsOver_IsAskedAgainWithAnother(int code)
    {
        using var weChat = new ScriptedWeChat();
        weChat.Then($$"""{"errcode":{{code}},"errmsg":"token"}""").Then(Ok);

        (await SendAsync(weChat)).Value();

        Assert.Equal(
            ["?access_token=token-1", "?access_token=token-2"],
            weChat.Calls.Select(c => c[c.IndexOf('?', StringComparison.Ordinal)..])
        );
    }

    [Fact]
    public async Task Sending_WithTwoTokensRefused_IsRefused()
    {
        using var weChat = new ScriptedWeChat();
        weChat.Then("""{"errcode":42001,"errmsg":"token"}""").Then("""{"errcode":42001,"errmsg":"token"}""");

        Assert.Equal(WeChatErrors.TokenExpired, (await SendAsync(weChat)).RefusalCode());
        Assert.Equal((2, 2), (weChat.Calls.Count, weChat.TokenCalls));
    }

    [Fact]
    public async Task Sending_WithoutAToken_WasNotAsked()
    {
        using var weChat = new ScriptedWeChat { Token = _ => """{"errcode":40164,"errmsg":"invalid ip"}""" };

        var refusal = (await SendAsync(weChat)).Refusal();

        Assert.Equal(
            (40164, ErrorClass.Configuration, ErrorAction.Alarm),
            (refusal.Code, refusal.Error.Class, refusal.Error.Action)
        );
        Assert.Empty(weChat.Calls);
    }

    [Fact]
    public async Task Token_RefusedWithTheCodeOfABadToken_MeansABadSecret()
    {
        using var weChat = new ScriptedWeChat { Token = _ => """{"errcode":40001,"errmsg":"invalid credential"}""" };

        var refusal = (await SendAsync(weChat)).Refusal();

        Assert.Equal((40001, ErrorClass.Configuration), (refusal.Code, refusal.Error.Class));
        Assert.Equal(1, weChat.TokenCalls);
    }

    [Fact]
    public async Task SigningIn_ThatTimesOut_IsNotAskedAgain()
    {
        using var weChat = new ScriptedWeChat();
        weChat.ThenHang();

        Assert.Equal(
            UnknownCause.TimedOut,
            (await weChat.Clock.MovingAsync(weChat.Api.Code2SessionAsync("c", Cancellation))).Cause()
        );
        Assert.Single(weChat.Calls);
    }

    /// <summary>At the lowest level there is, of every logger: neither secret nor token, nor who or what it is about.</summary>
    [Fact]
    public async Task Log_OfCallsThatFail_HoldsTheRequestIdAndNoSecret()
    {
        using var weChat = new ScriptedWeChat();
        weChat
            .Then("""{"errcode":40003,"errmsg":"invalid openid oRider rid: 6567f1c0-1-2"}""")
            .Then("", HttpStatusCode.BadGateway)
            .Then("""{"errcode":40029,"errmsg":"invalid code rid: 6567f1c0-1-3"}""")
            .ThenHang();
        await SendAsync(weChat);
        await SendAsync(weChat);
        await weChat.Api.Code2SessionAsync("code-of-the-rider", Cancellation);
        await weChat.Clock.MovingAsync(weChat.Api.Code2SessionAsync("code-of-the-rider", Cancellation));

        Assert.Contains("sendMessage: 40003 (Person), rid 6567f1c0-1-2", weChat.Log.Text, StringComparison.Ordinal);
        Assert.All(
            [ScriptedWeChat.Secret, "token-1", "oRider", "code-of-the-rider", "access_token"],
            secret => Assert.DoesNotContain(secret, weChat.Log.Text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Call_WithNothingConfigured_IsABug()
    {
        using var weChat = new ScriptedWeChat(("WeChat:AppId", ""));

        await Assert.ThrowsAsync<InvalidOperationException>(() => weChat.Api.GetCategoryAsync(Cancellation));
    }

    private static Task<WeChatAnswer<SentMessage>> SendAsync(ScriptedWeChat weChat) =>
        weChat.Clock.MovingAsync(weChat.Api.SendMessageAsync(Message, Cancellation));
}
