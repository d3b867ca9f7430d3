namespace QhdHomeMap.WeChat.Wire;

/// <summary>
/// Reads the whole reply inside one attempt, so that its time limit counts for the last byte too, and so that whether to try
/// again can depend on what it says.
/// </summary>
internal sealed class ReplyReading : DelegatingHandler
{
    private const int MaxBytes = 8 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(MaxBytes, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var mediaType = response.Content.Headers.ContentType?.MediaType ?? "";
        request.Options.Set(WireReply.Key, WireReply.Read((int)response.StatusCode, body, mediaType));
        return response;
    }
}
