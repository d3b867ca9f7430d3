using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace QhdHomeMap.WeChatSandbox.State;

internal sealed class Phones
{
    private readonly ConcurrentDictionary<string, Phone> _all = new();
    private int _made;

    public ICollection<Phone> All => _all.Values;

    public int Count => _all.Count;

    public Phone? Find(string? openId) => openId is null ? null : _all.GetValueOrDefault(openId);

    public Phone Create(string? name, string? number)
    {
        var count = Interlocked.Increment(ref _made);
        return Put(new Phone(NewOpenId(), name is { Length: > 0 } ? name : $"骑手{count}", number));
    }

    public Phone Put(Phone phone)
    {
        _all[phone.OpenId] = phone;
        return phone;
    }

    public void Clear() => _all.Clear();

    /// <summary>28 characters that begin with an o, as WeChat's.</summary>
    private static string NewOpenId() =>
        "o" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(21))[..27].Replace('+', '-').Replace('/', '_');

    /// <summary>Of a person the same each time, as base64 of 16 bytes.</summary>
    public static string SessionKeyOf(string openId) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"session {openId}"))[..16]);
}
