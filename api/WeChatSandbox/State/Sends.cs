namespace QhdHomeMap.WeChatSandbox.State;

/// <summary>Ids and counts of what was accepted, to compare with the sender's own ledger.</summary>
internal sealed class Sends(TimeProvider clock)
{
    private long _last = (long)1e18 + clock.GetUtcNow().ToUnixTimeMilliseconds() * 1_000_000;
    private long _accepted;

    public long Accepted => Interlocked.Read(ref _accepted);

    /// <summary>Greater than 2^53 and than every id of an earlier start.</summary>
    public long NewId() => Interlocked.Increment(ref _last);

    public void CountAccepted() => Interlocked.Increment(ref _accepted);
}
