using QhdHomeMap.WeChat.Answers;
using static QhdHomeMap.Api.Tests.WeChat.Sending;

namespace QhdHomeMap.Api.Tests.WeChat;

/// <summary>Messages while something goes wrong on purpose.</summary>
public sealed class SandboxFaultTests
{
    /// <summary>The first waits in its latency, which this clock holds, while the second comes.</summary>
    [Fact]
    public async Task Send_WhileAnotherToTheSamePersonIsUnderWay_IsRefused()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (phone, template) = await SubscribedAsync(sandbox, times: 2);
        var (other, _) = await SubscribedAsync(sandbox);
        await sandbox.SetFaultsAsync(
            new
            {
                kind = "latency",
                milliseconds = 20_000,
                times = 1,
                path = SendPath,
            }
        );
        var first = SendAsync(sandbox, phone, template);
        await Eventually.BecomesTrueAsync(async () => await HitsAsync(sandbox) == 1);

        var second = await SendAsync(sandbox, phone, template);
        var toAnother = await SendAsync(sandbox, other, template);
        sandbox.Clock.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(WeChatErrors.ConcurrentSend, second.RefusalCode());
        Assert.Equal(ErrorAction.RetryLaterSerialised, second.Refusal().Error.Action);
        toAnother.Value();
        (await first).Value();
        (await SendAsync(sandbox, phone, template)).Value();
    }

    /// <summary>Accepted, and the answer never comes: unknown after the time limit, and not asked again.</summary>
    [Fact]
    public async Task Send_WhoseAnswerNeverComes_IsUnknownAndNotRepeated()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (phone, template) = await SubscribedAsync(sandbox, times: 5);
        await sandbox.SetFaultsAsync(new { kind = "hang_after", path = SendPath });
        var sending = SendAsync(sandbox, phone, template);
        await Eventually.BecomesTrueAsync(async () => await sandbox.MessagesOfAsync(phone) == 1);

        var answer = await sandbox.Clock.MovingAsync(sending);

        Assert.Equal(UnknownCause.TimedOut, answer.Cause());
        Assert.Equal(1, await sandbox.MessagesOfAsync(phone));
    }

    [Theory]
    [InlineData("error_after", UnknownCause.ServerError)]
    [InlineData("cut_after", UnknownCause.ConnectionBroken)]
    public async Task Send_WhoseAnswerIsLost_IsUnknownAndNotRepeated(string kind, UnknownCause cause)
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (phone, template) = await SubscribedAsync(sandbox, times: 5);
        await sandbox.SetFaultsAsync(new { kind, path = SendPath });

        var answer = await SendAsync(sandbox, phone, template);

        Assert.Equal(cause, answer.Cause());
        Assert.Equal(1, await sandbox.MessagesOfAsync(phone));
        Assert.Equal(1, await HitsAsync(sandbox));
    }

    [Fact]
    public async Task Send_WhileWeChatIsBusyTwice_GoesThroughOnce()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var (phone, template) = await SubscribedAsync(sandbox, times: 5);
        await sandbox.SetFaultsAsync(
            new
            {
                kind = "refuse",
                code = -1,
                times = 2,
                path = SendPath,
            }
        );

        (await sandbox.Clock.MovingAsync(SendAsync(sandbox, phone, template))).Value();

        Assert.Equal(1, await sandbox.MessagesOfAsync(phone));
    }

    private static async Task<int> HitsAsync(RunningSandbox sandbox)
    {
        using var response = await sandbox.GetAsync("/admin/faults");
        return (await RunningApi.JsonAsync(response))[0].GetProperty("hits").GetInt32();
    }
}
