using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using QhdHomeMap.WeChat.Answers;

namespace QhdHomeMap.WeChatSandbox.State;

/// <param name="PerMinute">0: no limit.</param>
/// <param name="PerDay">Of Beijing.</param>
/// <param name="MinuteCode">What refuses the next one of a minute.</param>
internal sealed record QuotaRule(int PerMinute, int PerDay, int MinuteCode);

/// <summary>How many calls an endpoint takes in a minute and in a day.</summary>
internal sealed class Quotas(TimeProvider clock, IOptions<SandboxOptions> options)
{
    public const int PerLogin = 100;
    private static readonly QuotaRule Unlimited = new(0, 10_000_000, WeChatErrors.MinuteQuota);

    private readonly ConcurrentDictionary<string, Counter> _counters = new();
    private readonly ConcurrentDictionary<string, QuotaRule> _rules = new()
    {
        ["/cgi-bin/stable_token"] = new(10_000, 500_000, WeChatErrors.MinuteQuota),
        ["/wxa/getwxacodeunlimit"] = new(5_000, int.MaxValue, WeChatErrors.DayQuota),
        ["/wxa/generate_urllink"] = new(0, 500_000, WeChatErrors.MinuteQuota),
        ["/wxa/msg_sec_check"] = new(4_000, 2_000_000, WeChatErrors.MinuteFrequency),
        ["/wxa/media_check_async"] = new(2_000, 200_000, WeChatErrors.MinuteFrequency),
        [SendPath] = new(options.Value.SendsPerMinute, options.Value.SendsPerDay, WeChatErrors.MinuteQuota),
    };

    public const string SendPath = "/cgi-bin/message/subscribe/send";

    public void Set(string path, QuotaRule rule) => _rules[path] = rule;

    public QuotaRule RuleOf(string path) => _rules.GetValueOrDefault(path, Unlimited);

    public int UsedToday(string path) => _counters.GetValueOrDefault(path)?.Today(clock.GetUtcNow()) ?? 0;

    /// <summary>The code that refuses the call, or null when it counts and may go on.</summary>
    public int? Take(string path) => Take(path, RuleOf(path));

    /// <summary>Of one person, for sign-ins.</summary>
    public int? TakeLogin(string openId) =>
        Take($"login {openId}", new QuotaRule(PerLogin, int.MaxValue, WeChatErrors.MinuteQuota));

    private int? Take(string name, QuotaRule rule) =>
        _counters.GetOrAdd(name, _ => new Counter()).Take(clock.GetUtcNow(), rule);

    private sealed class Counter
    {
        private readonly Lock _door = new();
        private (long Minute, int Count) _minute;
        private (DateOnly Day, int Count) _day;

        public int Today(DateTimeOffset now)
        {
            lock (_door)
                return _day.Day == Beijing.DayOf(now) ? _day.Count : 0;
        }

        public int? Take(DateTimeOffset now, QuotaRule rule)
        {
            lock (_door)
            {
                var (minute, day) = (now.ToUnixTimeSeconds() / 60, Beijing.DayOf(now));
                if (_minute.Minute != minute)
                    _minute = (minute, 0);
                if (_day.Day != day)
                    _day = (day, 0);
                if (_day.Count >= rule.PerDay)
                    return WeChatErrors.DayQuota;
                if (rule.PerMinute > 0 && _minute.Count >= rule.PerMinute)
                    return rule.MinuteCode;
                _minute.Count++;
                _day.Count++;
                return null;
            }
        }
    }
}
