using System.Security.Cryptography;

namespace QhdHomeMap.WeChatSandbox.State;

internal enum TokenFate
{
    Good,
    Unknown,
    Expired,
}

/// <summary>
/// The stable access token: the same one to whoever asks, the next one in the last five minutes of its life while both are good.
/// Forced, the present one dies at once; again within 30 seconds nothing happens; 20 times a day.
/// </summary>
internal sealed class Tokens(TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(2);
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BetweenForced = TimeSpan.FromSeconds(30);
    private const int ForcedPerDay = 20;

    private readonly Lock _door = new();
    private readonly Dictionary<string, DateTimeOffset> _given = [];
    private string? _current;
    private DateTimeOffset _forcedAt = DateTimeOffset.MinValue;
    private (DateOnly Day, int Count) _forced;

    public (string Token, int ExpiresIn) Current()
    {
        lock (_door)
        {
            var now = clock.GetUtcNow();
            if (_current is null || _given[_current] - now <= Overlap)
                Make(now);
            return (_current!, (int)(_given[_current!] - now).TotalSeconds);
        }
    }

    /// <summary>Null when it was forced 20 times today.</summary>
    public (string Token, int ExpiresIn)? Force()
    {
        lock (_door)
        {
            var now = clock.GetUtcNow();
            var today = Beijing.DayOf(now);
            if (now - _forcedAt < BetweenForced)
                return Current();
            if (_forced == (today, ForcedPerDay))
                return null;
            _forced = (today, _forced.Day == today ? _forced.Count + 1 : 1);
            _forcedAt = now;
            _given.Clear();
            Make(now);
            return (_current!, (int)Life.TotalSeconds);
        }
    }

    public TokenFate FateOf(string? token)
    {
        lock (_door)
        {
            if (token is null || !_given.TryGetValue(token, out var end))
                return TokenFate.Unknown;
            return clock.GetUtcNow() < end ? TokenFate.Good : TokenFate.Expired;
        }
    }

    public void Clear()
    {
        lock (_door)
        {
            _given.Clear();
            _current = null;
        }
    }

    private void Make(DateTimeOffset now)
    {
        // Long, as real ones are: whoever keeps them must have room for 512 characters.
        _current = "SANDBOX_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(252));
        _given[_current] = now + Life;
    }
}
