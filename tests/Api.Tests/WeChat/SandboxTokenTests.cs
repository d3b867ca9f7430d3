using QhdHomeMap.WeChat.Answers;

namespace QhdHomeMap.Api.Tests.WeChat;

public sealed class SandboxTokenTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Token_AskedForAgain_IsTheSame()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var first = (await sandbox.Api.GetStableAccessTokenAsync(false, Cancellation)).Value();
        var second = (await sandbox.Api.GetStableAccessTokenAsync(false, Cancellation)).Value();

        Assert.Equal(first, second);
        Assert.Equal(512, first.Value.Length);
        Assert.Equal(RunningSandbox.Start.AddHours(2), first.ExpiresAt);
        Assert.Equal("AccessToken", first.ToString());
    }

    /// <summary>
    /// A token lives 7200 s. At 6899 s the client still holds one with 301 s left; at 6900 s 300 are left, it asks, and WeChat
    /// hands over to the next while the old one stays good for the 5 minutes.
    /// </summary>
    [Fact]
    public async Task Token_WithFiveMinutesLeft_IsFollowedByTheNextWhileBothAreGood()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var first = (await sandbox.Api.GetStableAccessTokenAsync(false, Cancellation)).Value();
        sandbox.Clock.Advance(TimeSpan.FromSeconds(6899));
        Assert.Equal(first, (await sandbox.Api.GetStableAccessTokenAsync(false, Cancellation)).Value());

        sandbox.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = (await sandbox.Api.GetStableAccessTokenAsync(false, Cancellation)).Value();

        Assert.NotEqual(first.Value, second.Value);
        Assert.Equal(0, await CodeWithAsync(sandbox, first.Value));
        Assert.Equal(0, await CodeWithAsync(sandbox, second.Value));
        sandbox.Clock.Advance(TimeSpan.FromSeconds(300));
        Assert.Equal(WeChatErrors.TokenExpired, await CodeWithAsync(sandbox, first.Value));
        Assert.Equal(0, await CodeWithAsync(sandbox, second.Value));
    }

    [Fact]
    public async Task Token_Forced_KillsTheOneBeforeAndNotAgainWithinHalfAMinute()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var first = (await sandbox.Api.GetStableAccessTokenAsync(false, Cancellation)).Value();

        var forced = (await sandbox.Api.GetStableAccessTokenAsync(true, Cancellation)).Value();
        var atOnce = (await sandbox.Api.GetStableAccessTokenAsync(true, Cancellation)).Value();

        Assert.NotEqual(first.Value, forced.Value);
        Assert.Equal(forced.Value, atOnce.Value);
        Assert.Equal(WeChatErrors.InvalidCredential, await CodeWithAsync(sandbox, first.Value));
        Assert.Equal(forced.Value, (await sandbox.Api.GetStableAccessTokenAsync(false, Cancellation)).Value().Value);
    }

    [Fact]
    public async Task Token_ForcedTwentyTimesADay_IsRefusedTheNextTime()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        for (var i = 0; i < 20; i++)
        {
            (await sandbox.Api.GetStableAccessTokenAsync(true, Cancellation)).Value();
            sandbox.Clock.Advance(TimeSpan.FromSeconds(31));
        }

        Assert.Equal(
            WeChatErrors.DayQuota,
            (await sandbox.Api.GetStableAccessTokenAsync(true, Cancellation)).RefusalCode()
        );
        sandbox.Clock.Advance(TimeSpan.FromHours(14)); // past midnight in Beijing
        (await sandbox.Api.GetStableAccessTokenAsync(true, Cancellation)).Value();
    }

    [Fact]
    public async Task Call_AfterWeChatForgotTheToken_FetchesOneAndGoesThrough()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        (await sandbox.Api.GetCategoryAsync(Cancellation)).Value();

        await sandbox.AskAdminAsync("/restart");

        Assert.Equal(616, (await sandbox.Api.GetCategoryAsync(Cancellation)).Value().Single().Id);
    }

    private static async Task<int> CodeWithAsync(RunningSandbox sandbox, string token)
    {
        using var response = await sandbox.GetAsync($"/wxaapi/newtmpl/getcategory?access_token={token}");
        return (await RunningApi.JsonAsync(response)).GetProperty("errcode").GetInt32();
    }
}
