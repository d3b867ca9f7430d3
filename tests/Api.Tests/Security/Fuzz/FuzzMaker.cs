using System.Globalization;
using System.Text;
using System.Text.Json;
using QhdHomeMap.Api.Tests.OpenApi;

namespace QhdHomeMap.Api.Tests.Security.Fuzz;

/// <summary>Makes requests to one operation out of what the document says of it: near to what it takes, and far from it.</summary>
internal sealed class FuzzMaker(ApiOperation operation, Random random)
{
    private static readonly string[] MediaTypes =
    [
        "application/json",
        "application/json; charset=utf-16",
        "application/json; charset=nonsense",
        "application/problem+json",
        "text/plain",
        "multipart/form-data",
        "nonsense",
        "",
    ];

    private static readonly string[] HeaderNames =
    [
        "Accept",
        "Accept-Encoding",
        "Accept-Language",
        "Authorization",
        "Content-Encoding",
        "Cookie",
        "If-Match",
        "If-None-Match",
        "If-Modified-Since",
        "Origin",
        "Range",
        "Referer",
        "traceparent",
        "X-Forwarded-For",
        "X-Forwarded-Proto",
        "X-HTTP-Method-Override",
        "X-Original-URL",
    ];

    public FuzzCase Next()
    {
        var hasBody = operation.Body.Any() || Rarely(20);
        var typed = Rarely(15) ? MediaTypes[random.Next(MediaTypes.Length)] : "application/json";
        return new FuzzCase(
            operation.Method,
            PathOf(),
            [.. QueryOf()],
            [.. HeadersOf()],
            hasBody ? BodyOf() : null,
            hasBody ? typed : null
        );
    }

    private string PathOf()
    {
        var path = operation.Path;
        foreach (var parameter in In("path"))
            path = path.Replace(
                $"{{{parameter.GetProperty("name")}}}",
                Encode(Value(parameter)),
                StringComparison.Ordinal
            );
        return path;
    }

    private IEnumerable<string> QueryOf()
    {
        foreach (var parameter in In("query"))
            for (var times = Rarely(30) ? 2 : random.Next(2); times > 0; times--)
                yield return parameter.GetProperty("name").GetString() + "=" + Encode(Value(parameter));
        if (Rarely(10))
            yield return Encode(Hostile.Text(random)) + "=" + Encode(Hostile.Text(random));
        if (Rarely(20))
            yield return "%" + random.Next(256).ToString("x2", CultureInfo.InvariantCulture) + "=%&&=%zz";
    }

    private IEnumerable<(string, string)> HeadersOf()
    {
        for (var count = Rarely(3) ? random.Next(1, 4) : 0; count > 0; count--)
            yield return (
                HeaderNames[random.Next(HeaderNames.Length)],
                new string([.. Hostile.Text(random).Where(c => c is >= ' ' and < '\u007f').Take(500)])
            );
    }

    private byte[] BodyOf() =>
        random.Next(10) switch
        {
            0 => Hostile.Bytes(random),
            1 => Encoding.UTF8.GetBytes(Hostile.Json(random)),
            2 => Damaged(Encoding.UTF8.GetBytes(Mutated())),
            3 when Rarely(10) => Encoding.UTF8.GetBytes(Mutated() + new string(' ', 20_000)),
            _ => Encoding.UTF8.GetBytes(Mutated()),
        };

    /// <summary>The example with some members changed, left out, doubled or added; by the schema's names where it has none.</summary>
    private string Mutated()
    {
        var members = new List<string>();
        var example = operation.BodyExample is { ValueKind: JsonValueKind.Object } e ? e : default;
        foreach (var name in MemberNames())
        {
            var value =
                example.ValueKind == JsonValueKind.Object && example.TryGetProperty(name, out var good) && !Rarely(3)
                    ? good.GetRawText()
                    : Hostile.Json(random);
            for (
                var times =
                    Rarely(8) ? 0
                    : Rarely(30) ? 2
                    : 1;
                times > 0;
                times--
            )
                if (example.ValueKind != JsonValueKind.Object || example.TryGetProperty(name, out _) || Rarely(4))
                    members.Add(Hostile.Quote(name) + ":" + value);
        }
        if (Rarely(12))
            members.Add(Hostile.Quote(Hostile.Text(random)) + ":" + Hostile.Json(random));
        return $"{{{string.Join(',', members)}}}";
    }

    private IEnumerable<string> MemberNames() =>
        operation.BodySchema is { } schema && schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().Select(p => p.Name)
            : [];

    private byte[] Damaged(byte[] body)
    {
        for (var count = random.Next(1, 4); count > 0 && body.Length > 0; count--)
            body[random.Next(body.Length)] = (byte)random.Next(256);
        return random.Next(2) == 0 ? body : body[..random.Next(body.Length + 1)];
    }

    private IEnumerable<JsonElement> In(string place) =>
        operation.Parameters.Where(p => p.GetProperty("in").GetString() == place);

    private string Value(JsonElement parameter) =>
        random.Next(3) == 0 ? random.Next(-1, 40).ToString(CultureInfo.InvariantCulture)
        : parameter.TryGetProperty("example", out var example) && random.Next(2) == 0 ? example.ToString()
        : Hostile.Text(random);

    private bool Rarely(int oneOf) => random.Next(oneOf) == 0;

    /// <summary>By bytes, so that a half of a pair of surrogates goes over the wire, too; not so long that no server reads it.</summary>
    private static string Encode(string text) =>
        string.Concat(
            Encoding
                .UTF8.GetBytes(text.Length > 300 ? text[..300] : text)
                .Select(b => b is >= (byte)'0' and <= (byte)'9' ? $"{(char)b}" : $"%{b:X2}")
        );
}
