namespace QhdHomeMap.Data;

/// <summary>The stable lower-case code of an enum's member, as the database, the API and import files write it.</summary>
public static class EnumCode
{
    public static string Code<T>(this T value)
        where T : struct, Enum => Cache<T>.Codes[value];

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

    public static IReadOnlyCollection<string> All<T>()
        where T : struct, Enum => Cache<T>.Values.Keys;

    private static class Cache<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Codes = Enum.GetValues<T>()
            .ToDictionary(v => v, v => v.ToString().ToLowerInvariant());

        public static readonly Dictionary<string, T> Values = Codes.ToDictionary(p => p.Value, p => p.Key);
    }
}
