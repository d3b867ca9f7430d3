using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using QhdHomeMap.WeChat.Callbacks;

namespace QhdHomeMap.Api.Tests.WeChat;

public sealed class ReplayGuardTests
{
    private readonly FakeTimeProvider _clock = new(RunningSandbox.Start);
    private readonly ReplayGuard _guard;

    public ReplayGuardTests() => _guard = new ReplayGuard(_clock);

    [Theory]
    [InlineData(0, Freshness.Fresh)]
    [InlineData(-600, Freshness.Fresh)]
    [InlineData(600, Freshness.Fresh)]
    [InlineData(-601, Freshness.Stale)]
    [InlineData(601, Freshness.Stale)]
    public void Timestamp_OutsideTenMinutes_IsStale(int seconds, Freshness expected) =>
        Assert.Equal(expected, _guard.Take(At(seconds), "n"));

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    [InlineData("9223372036854775807")]
    public void Timestamp_ThatIsNone_IsStale(string timestamp) =>
        Assert.Equal(Freshness.Stale, _guard.Take(timestamp, "n"));

    [Fact]
    public void Nonce_UsedAgainWithinTheWindow_IsRepeated()
    {
        // 10 minutes ahead: good for the whole of two windows, and so remembered for as long.
        var ahead = At(600);
        Assert.Equal(Freshness.Fresh, _guard.Take(ahead, "n"));
        _clock.Advance(2 * ReplayGuard.Window);

        Assert.Equal(Freshness.Repeated, _guard.Take(ahead, "n"));
        Assert.Equal(Freshness.Fresh, _guard.Take(At(0), "n"));
    }

    [Fact]
    public void Nonce_WhosePushCouldNotBeKept_IsWelcomeAgain()
    {
        _guard.Take(At(0), "n");
        _guard.Forget(At(0), "n");

        Assert.Equal(Freshness.Fresh, _guard.Take(At(0), "n"));
    }

    private string At(int seconds) =>
        _clock.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
