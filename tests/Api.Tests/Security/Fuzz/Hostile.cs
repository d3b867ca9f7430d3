using System.Text;
using System.Text.Json.Nodes;

namespace QhdHomeMap.Api.Tests.Security.Fuzz;

/// <summary>Values that have broken somebody's program before.</summary>
internal static class Hostile
{
    public static readonly string[] Texts =
    [
        "",
        " ",
        "\0",
        "a\0b",
        "null",
        "undefined",
        "NaN",
        "-1",
        "0",
        "00",
        "1e400",
        "99999999999999999999999",
        "-9223372036854775809",
        "0x7fffffff",
        "' or '1'='1",
        "'; drop table homes; --",
        "\" or \"\"=\"",
        "%' escape '\\",
        "\\",
        "$(id)",
        "`id`",
        "; ls",
        "../../../../etc/passwd",
        "..\\..\\web.config",
        "file:///etc/passwd",
        "http://169.254.169.254/",
        "//evil.example",
        "<script>alert(1)</script>",
        "{{7*7}}",
        "${7*7}",
        "{0}{1}%s%n%x",
        "a\r\nSet-Cookie: x=1",
        "\u202Eabc",
        "\uFEFF",
        "\uD800",
        "İıſK",
        "１２３",
        "张三",
        "👨‍👩‍👧‍👦",
        "z̀́̂̃̄̅̆̇",
        "2026-02-30T25:61:61Z",
        "0000-00-00T00:00:00Z",
        "9999-12-31T23:59:59.9999999+14:00",
        "true",
        "[]",
        "{}",
    ];

    private static readonly string[] Numbers =
    [
        "0",
        "-0",
        "-1",
        "1e-320",
        "1e308",
        "-1e308",
        "180",
        "90.0000001",
        "2147483648",
        "1.5",
        "1E2",
    ];

    public static string Text(Random random) =>
        random.Next(12) switch
        {
            0 => new string('a', random.Next(1, 3_000)),
            1 => new string('好', random.Next(1, 500)),
            2 => string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => (char)random.Next(1, 0x10000))),
            _ => Texts[random.Next(Texts.Length)],
        };

    /// <summary>Any JSON value, as text: also one that a serializer would not write.</summary>
    public static string Json(Random random, int depth = 0) =>
        random.Next(depth > 3 ? 6 : 9) switch
        {
            0 => "null",
            1 => random.Next(2) == 0 ? "true" : "false",
            2 or 3 => Numbers[random.Next(Numbers.Length)],
            4 or 5 => Quote(Text(random)),
            6 => $"[{Some(random, () => Json(random, depth + 1))}]",
            7 => $"{{{Some(random, () => Quote(Text(random)) + ":" + Json(random, depth + 1))}}}",
            _ => Nested(random.Next(1, 2_000)),
        };

    public static string Quote(string text) => JsonValue.Create(text)!.ToJsonString();

    public static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(200)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Nested(int depth) => new StringBuilder().Append('[', depth).Append(']', depth).ToString();

    private static string Some(Random random, Func<string> one) =>
        string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => one()));
}
