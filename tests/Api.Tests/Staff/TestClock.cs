namespace QhdHomeMap.Api.Tests.Staff;

/// <summary>A clock that a test puts forward.</summary>
internal sealed class TestClock : TimeProvider
{
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

    public void Pass(TimeSpan time) => _ahead += time;
}
