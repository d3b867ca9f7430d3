using System.Globalization;

namespace QhdHomeMap.WeChat.Callbacks;

public enum Freshness
{
    Fresh,

    /// <summary>No timestamp, or one outside the window.</summary>
    Stale,

    /// <summary>The same nonce with the same timestamp again.</summary>
    Repeated,
}

/// <summary>
/// Takes each signed push once. Ask it only after the signature was right, so that nobody else can fill its memory. Each instance
/// remembers for itself; what reaches two instances is the same row of the store of raw events.
/// </summary>
public sealed class ReplayGuard(TimeProvider clock)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Lock _door = new();
    private readonly HashSet<(long Timestamp, string Nonce)> _seen = [];
    private readonly Queue<(long Timestamp, string Nonce, DateTimeOffset Forget)> _oldest = new();

    public Freshness Take(string timestamp, string nonce)
    {
        var now = clock.GetUtcNow();
        if (
            !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) > (decimal)Window.TotalSeconds
        )
            return Freshness.Stale;
        lock (_door)
        {
            while (_oldest.TryPeek(out var old) && old.Forget <= now)
            {
                _oldest.Dequeue();
                _seen.Remove((old.Timestamp, old.Nonce));
            }
            if (!_seen.Add((seconds, nonce)))
                return Freshness.Repeated;
            // A timestamp may be ahead by one window and is good for another.
            _oldest.Enqueue((seconds, nonce, now + 2 * Window + TimeSpan.FromSeconds(1)));
            return Freshness.Fresh;
        }
    }

    /// <summary>What was taken could not be kept: when WeChat pushes it again, it is welcome.</summary>
    public void Forget(string timestamp, string nonce)
    {
        if (long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            lock (_door)
                _seen.Remove((seconds, nonce));
    }
}
