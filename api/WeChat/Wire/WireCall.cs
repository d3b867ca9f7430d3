namespace QhdHomeMap.WeChat.Wire;

/// <summary>When a call may be made again although WeChat may have carried it out already.</summary>
internal enum Repeat
{
    /// <summary>Asking twice is as good as asking once.</summary>
    Safe,

    /// <summary>Asking twice may do it twice, or find a code used up.</summary>
    Never,
}

/// <param name="Name">WeChat's name of the endpoint: all that the log says of the call.</param>
/// <param name="Path">With a query that holds no secret, such as <c>?tid=1</c>.</param>
/// <param name="Repeat">Whether it may be made again.</param>
/// <param name="Body">What goes as JSON; null: a GET.</param>
internal sealed record WireCall(string Name, string Path, Repeat Repeat, object? Body = null)
{
    /// <summary>What is added to the query and must never be written down.</summary>
    public required string SecretQuery { get; init; }

    public HttpRequestMessage ToRequest()
    {
        var separator = Path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var address = SecretQuery.Length == 0 ? Path : $"{Path}{separator}{SecretQuery}";
        var request = new HttpRequestMessage(Body is null ? HttpMethod.Get : HttpMethod.Post, address);
        // Bytes and not a stream: WeChat's gates do not always take a body of unknown length.
        if (Body is not null)
            request.Content = new ByteArrayContent(WireJson.Write(Body))
            {
                Headers = { ContentType = new("application/json") { CharSet = "utf-8" } },
            };
        request.Options.Set(Resending.RepeatKey, Repeat);
        return request;
    }
}
