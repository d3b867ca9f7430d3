using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using QhdHomeMap.Api.Problems;

namespace QhdHomeMap.Api.Json;

/// <summary>Reads a small JSON body.</summary>
internal static class RequestBody
{
    /// <summary>A question with every filter is under 1 kB.</summary>
    public const int MaxBytes = 16 * 1024;

    /// <summary>A whole scenario; its endpoint allows as much by RequestSizeLimit.</summary>
    public const int LargeBytes = 1024 * 1024;

    /// <param name="context">The request.</param>
    /// <param name="type">What the body is to be.</param>
    /// <param name="plain">A quicker reader for what is usual, which returns null when the serializer is to be asked.</param>
    /// <param name="maxBytes">The largest body that is read.</param>
    public static async ValueTask<(T? Value, Problem? Problem)> ReadAsync<T>(
        HttpContext context,
        JsonTypeInfo<T> type,
        Func<ReadOnlySpan<byte>, T?>? plain = null,
        int maxBytes = MaxBytes
    )
        where T : class
    {
        if (context.Request.ContentType is not "application/json" && !context.Request.HasJsonContentType())
            return (null, Problem.UnsupportedMediaType);
        if (context.Request.ContentLength > maxBytes)
            return (null, Problem.BodyTooLarge);
        var reader = context.Request.BodyReader;
        try
        {
            while (true)
            {
                // No token, which would be made for each request: a connection that ends ends the reading too.
                var read = await reader.ReadAsync(CancellationToken.None);
                if (read.IsCompleted)
                {
                    var answer = Parse(read.Buffer, type, plain);
                    reader.AdvanceTo(read.Buffer.End);
                    return answer;
                }
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
        catch (BadHttpRequestException e)
        {
            // A body without a length that grew too large, came too slowly or was not whole: the caller's doing, no error of ours.
            return (null, Problem.ForStatus(e.StatusCode));
        }
    }

    private static (T?, Problem?) Parse<T>(
        in ReadOnlySequence<byte> body,
        JsonTypeInfo<T> type,
        Func<ReadOnlySpan<byte>, T?>? plain
    )
        where T : class
    {
        if (plain is not null && body.IsSingleSegment && plain(body.FirstSpan) is { } usual)
            return (usual, null);
        try
        {
            var json = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = type.Options.MaxDepth });
            var value = JsonSerializer.Deserialize(ref json, type);
            // Anything but white space behind the object means that it is not what the caller thinks it is.
            return value is null || json.Read() ? (null, Problem.BodyUnreadable) : (value, null);
        }
        catch (JsonException e)
        {
            return (null, Explain(e));
        }
        catch (NotSupportedException)
        {
            // An object of several kinds that does not name its own: the reader does not know what to make of it.
            return (null, Problem.BodyUnreadable);
        }
    }

    private static Problem Explain(JsonException e)
    {
        var errors = new FieldErrors();
        if (e.Path is ['$', '.', .. var field])
            errors.Add(field, "不认识这个参数，或它的值类型不对");
        return errors.Any ? Problem.BodyUnreadable.With(errors) : Problem.BodyUnreadable;
    }
}
