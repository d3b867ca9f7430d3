using System.Text;

namespace QhdHomeMap.Api.Tests.Security.Fuzz;

/// <summary>One request, in parts that can be left out one by one.</summary>
internal sealed record FuzzCase(
    string Method,
    string Path,
    IReadOnlyList<string> Query,
    IReadOnlyList<(string Name, string Value)> Headers,
    byte[]? Body,
    string? MediaType
)
{
    public HttpRequestMessage ToRequest(int port)
    {
        var query = Query.Count == 0 ? "" : "?" + string.Join('&', Query);
        var request = new HttpRequestMessage(
            new HttpMethod(Method),
            new Uri(
                $"http://127.0.0.1:{port}{Path}{query}",
                new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
            )
        );
        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (Body is null)
            return request;
        request.Content = new ByteArrayContent(Body);
        if (MediaType is not null)
            request.Content.Headers.TryAddWithoutValidation("Content-Type", MediaType);
        return request;
    }

    /// <summary>The same with one part less.</summary>
    public IEnumerable<FuzzCase> Smaller()
    {
        for (var n = 0; n < Query.Count; n++)
            yield return this with
            {
                Query = [.. Query.Where((_, at) => at != n)],
            };
        for (var n = 0; n < Headers.Count; n++)
            yield return this with
            {
                Headers = [.. Headers.Where((_, at) => at != n)],
            };
        if (Body is not { Length: > 0 })
            yield break;
        for (var piece = Body.Length; piece >= 1; piece /= 2)
        for (var from = 0; from < Body.Length && piece * 64 >= Body.Length; from += piece)
            yield return this with
            {
                Body = [.. Body.Take(from), .. Body.Skip(from + piece)],
            };
    }

    public override string ToString()
    {
        var text = new StringBuilder($"{Method} {Path}?{string.Join('&', Query)}\n");
        foreach (var (name, value) in Headers)
            text.Append(name).Append(": ").Append(value).Append('\n');
        if (Body is not null)
            text.Append(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"[{MediaType}] {Body.Length} bytes, base64: "
                )
                .Append(Convert.ToBase64String(Body))
                .Append('\n')
                .Append(Encoding.UTF8.GetString(Body));
        return text.ToString();
    }
}
