using System.Text;
using System.Text.Json;

namespace QhdHomeMap.Data;

/// <summary>The stable lower-case code of an enum's member, as the database, the API and import files write it.</summary>
public static class EnumCode
{
    public static string Code<T>(this T value)
        where T : struct, Enum => Cache<T>.Codes[value];

    /// <summary>The same in UTF-8. Letters only: it needs no escaping anywhere.</summary>
    public static ReadOnlySpan<byte> Utf8Code<T>(this T value)
        where T : struct, Enum => Cache<T>.Utf8Codes[value];

    public static bool TryParse<T>(string? code, out T value)
        where T : struct, Enum
    {
        value = default;
        return code is not null && Cache<T>.Values.TryGetValue(code, out value);
    }

    public static T Parse<T>(string code)
        where T : struct, Enum =>
        TryParse<T>(code, out var value)
            ? value
            : throw new FormatException($"'{code}' is no code of {typeof(T).Name}.");

    /// <summary>The same from UTF-8, without making a string.</summary>
    public static T Parse<T>(ReadOnlySpan<byte> utf8)
        where T : struct, Enum
    {
        foreach (var (value, code) in Cache<T>.Utf8Codes)
        {
            if (utf8.SequenceEqual(code))
                return value;
        }
        return Parse<T>(Encoding.UTF8.GetString(utf8));
    }

    public static IReadOnlyCollection<string> All<T>()
        where T : struct, Enum => Cache<T>.Values.Keys;

    private static class Cache<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Codes = Enum.GetValues<T>()
            .ToDictionary(v => v, v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()));

        public static readonly Dictionary<string, T> Values = Codes.ToDictionary(p => p.Value, p => p.Key);

        public static readonly Dictionary<T, byte[]> Utf8Codes = Codes.ToDictionary(
            p => p.Key,
            p => Encoding.UTF8.GetBytes(p.Value)
        );
    }
}
