using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace QhdHomeMap.WeChatSandbox.State;

internal enum CodeKind
{
    Login,
    PhoneNumber,
}

internal enum CodeFate
{
    Good,

    /// <summary>Never given, of the other kind, or older than five minutes.</summary>
    Invalid,
    Used,
}

/// <summary>The codes that the front end hands to our server: good for five minutes and once.</summary>
internal sealed class FrontEndCodes(TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Given> _given = new();

    public (string Code, DateTimeOffset ExpiresAt) Give(CodeKind kind, Phone phone)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, given) in _given)
        {
            if (given.ExpiresAt + Life < now)
                _given.TryRemove(old, out _);
        }
        var code = "0" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))[..31];
        _given[code] = new Given(kind, phone, now + Life);
        return (code, now + Life);
    }

    public (CodeFate Fate, Phone? Phone) Redeem(CodeKind kind, string? code)
    {
        if (code is null || !_given.TryGetValue(code, out var given) || given.Kind != kind)
            return (CodeFate.Invalid, null);
        if (clock.GetUtcNow() >= given.ExpiresAt)
            return (CodeFate.Invalid, null);
        return given.TryUse() ? (CodeFate.Good, given.Phone) : (CodeFate.Used, given.Phone);
    }

    public void Clear() => _given.Clear();

    private sealed record Given(CodeKind Kind, Phone Phone, DateTimeOffset ExpiresAt)
    {
        private int _used;

        public bool TryUse() => Interlocked.Exchange(ref _used, 1) == 0;
    }
}
