using QhdHomeMap.WeChat;
using QhdHomeMap.WeChat.Answers;

namespace QhdHomeMap.Api.Tests.WeChat;

public sealed class SandboxSignInTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LoginCode_UsedTwice_WorksOnce()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var phone = await sandbox.NewPhoneAsync();
        var code = await sandbox.LoginCodeAsync(phone);

        var session = (await sandbox.Api.Code2SessionAsync(code, Cancellation)).Value();

        Assert.Equal((phone, null), (session.OpenId, session.UnionId));
        Assert.Equal(16, Convert.FromBase64String(session.SessionKey).Length);
        Assert.Equal(WeChatErrors.CodeUsed, (await sandbox.Api.Code2SessionAsync(code, Cancellation)).RefusalCode());
    }

    [Fact]
    public async Task LoginCode_AfterFiveMinutes_IsInvalid()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var phone = await sandbox.NewPhoneAsync();
        var (good, old) = (await sandbox.LoginCodeAsync(phone), await sandbox.LoginCodeAsync(phone));
        sandbox.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        (await sandbox.Api.Code2SessionAsync(good, Cancellation)).Value();
        sandbox.Clock.Advance(TimeSpan.FromSeconds(1));

        var refusal = (await sandbox.Api.Code2SessionAsync(old, Cancellation)).Refusal();

        Assert.Equal((WeChatErrors.InvalidCode, ErrorAction.AskForNewCode), (refusal.Code, refusal.Error.Action));
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$", refusal.Rid);
        Assert.Equal("invalid code", refusal.Message);
    }

    [Fact]
    public async Task LoginCode_ThatNobodyGave_IsInvalid()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var refused = await sandbox.Api.Code2SessionAsync("a&b=c d", Cancellation);

        Assert.Equal(WeChatErrors.InvalidCode, refused.RefusalCode());
    }

    [Fact]
    public async Task Person_WhoIsBlocked_CannotSignIn()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var phone = await sandbox.NewPhoneAsync();
        await sandbox.PretendAsync($"/phones/{phone}/block?blocked=true");

        var refused = await sandbox.Api.Code2SessionAsync(await sandbox.LoginCodeAsync(phone), Cancellation);

        Assert.Equal(WeChatErrors.PersonBlocked, refused.RefusalCode());
    }

    [Fact]
    public async Task Person_SigningInMoreThanAHundredTimesAMinute_IsSlowedDown()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var phone = await sandbox.NewPhoneAsync();
        for (var i = 0; i < 100; i++)
            (await sandbox.Api.Code2SessionAsync(await sandbox.LoginCodeAsync(phone), Cancellation)).Value();

        var refused = await sandbox.Api.Code2SessionAsync(await sandbox.LoginCodeAsync(phone), Cancellation);

        Assert.Equal(WeChatErrors.MinuteQuota, refused.RefusalCode());
        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        (await sandbox.Api.Code2SessionAsync(await sandbox.LoginCodeAsync(phone), Cancellation)).Value();
    }

    [Fact]
    public async Task PhoneNumber_WithTheRightPerson_IsGivenOnce()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var phone = await sandbox.NewPhoneAsync("13800000000");
        var code = await sandbox.NumberCodeAsync(phone);

        var info = (await sandbox.Api.GetPhoneNumberAsync(code, phone, Cancellation)).Value();

        Assert.Equal(new PhoneInfo("13800000000", "13800000000", "86"), info); // 86 comes as a number
        Assert.Equal("PhoneInfo", info.ToString());
        Assert.Equal(
            WeChatErrors.CodeUsed,
            (await sandbox.Api.GetPhoneNumberAsync(code, phone, Cancellation)).RefusalCode()
        );
    }

    [Fact]
    public async Task PhoneNumber_WithAnotherPersonOrALoginCode_IsRefused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var phone = await sandbox.NewPhoneAsync("13800000000");
        var other = await sandbox.NewPhoneAsync();

        var ofAnother = await sandbox.Api.GetPhoneNumberAsync(
            await sandbox.NumberCodeAsync(phone),
            other,
            Cancellation
        );
        var ofLogin = await sandbox.Api.GetPhoneNumberAsync(await sandbox.LoginCodeAsync(phone), phone, Cancellation);

        Assert.Equal(WeChatErrors.InvalidCode, ofAnother.RefusalCode());
        Assert.Equal(WeChatErrors.InvalidCode, ofLogin.RefusalCode());
    }
}
