using System.Text;

namespace QhdHomeMap.Formats.Tables;

/// <summary>
/// The encoding of a text file: by its byte order mark, else UTF-8 if the whole file is that, else GB18030 (what Excel
/// in China saves as csv) if the whole file is that. Strict throughout: one bad byte is an error and never a
/// replacement character in someone's address.
/// </summary>
/// <param name="Encoding">To decode with; throws for bytes that are none of it.</param>
/// <param name="MarkLength">Bytes of the byte order mark, which are not text.</param>
/// <param name="Name">For people.</param>
public sealed record TextEncoding(Encoding Encoding, int MarkLength, string Name)
{
    private const int ChunkBytes = 64 * 1024;

    /// <summary>
    /// Chinese in GB18030 has the form of UTF-8 for about one character in eight, so ten in a row (1e-9) were written
    /// as UTF-8.
    /// </summary>
    private const int ConvincingCharacters = 10;

    private static readonly TextEncoding Utf8 = new(
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
        0,
        "UTF-8"
    );

    private static readonly TextEncoding Gb18030 = new(
        CodePagesEncodingProvider.Instance.GetEncoding(
            "GB18030",
            EncoderFallback.ExceptionFallback,
            DecoderFallback.ExceptionFallback
        )!,
        0,
        "GB18030"
    );

    /// <summary>Where decoding fails, from the beginning of the file.</summary>
    private sealed record Flaw(int Line, long Offset, bool AtEnd, int LeadBytesBefore)
    {
        /// <summary>
        /// Whether what fails as UTF-8 still was that, and now is damaged or, at its end, cut. It may well decode as
        /// GB18030, but into other characters.
        /// </summary>
        public bool IsInUtf8 => LeadBytesBefore >= (AtEnd ? 1 : ConvincingCharacters);
    }

    /// <summary>Reads the whole stream, once or twice, and leaves its position anywhere.</summary>
    /// <param name="stream">The file; it must be able to seek.</param>
    /// <exception cref="TableFileException">Unreadable, cut off inside a character, or binary.</exception>
    public static TextEncoding Detect(Stream stream)
    {
        if (FromMark(stream) is { } marked)
        {
            return FindFlaw(stream, marked) is { } markedFlaw ? throw marked.Refuse(markedFlaw, marked.Name) : marked;
        }
        if (FindFlaw(stream, Utf8) is not { } flaw)
        {
            return Utf8;
        }
        if (flaw.IsInUtf8)
        {
            throw Utf8.Refuse(flaw, Utf8.Name);
        }
        return FindFlaw(stream, Gb18030) is { } gbFlaw ? throw Gb18030.Refuse(gbFlaw, "UTF-8 或 GB18030") : Gb18030;
    }

    /// <summary>The text as UTF-8 without a mark, whatever the file is in.</summary>
    /// <param name="stream">The file of which this is the encoding; it stays open.</param>
    public Stream AsUtf8(Stream stream)
    {
        stream.Position = MarkLength;
        return Encoding is UTF8Encoding
            ? stream
            : System.Text.Encoding.CreateTranscodingStream(stream, Encoding, Utf8.Encoding, leaveOpen: true);
    }

    private TableFileException Refuse(Flaw flaw, string tried) =>
        flaw.AtEnd
            ? TableErrors.CutInsideCharacter(Name, flaw.Line)
            : TableErrors.EncodingUnreadable(tried, flaw.Line, flaw.Offset);

    private static TextEncoding? FromMark(Stream stream)
    {
        stream.Position = 0;
        var mark = new byte[3];
        var read = stream.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false);
        return mark.AsSpan(0, read) switch
        {
            [0xEF, 0xBB, 0xBF] => Utf8 with { MarkLength = 3, Name = "UTF-8（带 BOM）" },
            [0xFF, 0xFE, ..] => new(new UnicodeEncoding(false, false, throwOnInvalidBytes: true), 2, "UTF-16 LE"),
            [0xFE, 0xFF, ..] => new(new UnicodeEncoding(true, false, throwOnInvalidBytes: true), 2, "UTF-16 BE"),
            _ => null,
        };
    }

    private static Flaw? FindFlaw(Stream stream, TextEncoding candidate)
    {
        stream.Position = candidate.MarkLength;
        var decoder = candidate.Encoding.GetDecoder();
        var bytes = new byte[ChunkBytes];
        var chars = new char[candidate.Encoding.GetMaxCharCount(ChunkBytes)];
        var (line, offset, leads) = (1, (long)candidate.MarkLength, 0);
        while (true)
        {
            var chunk = bytes.AsSpan(0, stream.ReadAtLeast(bytes, ChunkBytes, throwOnEndOfStream: false));
            try
            {
                var text = chars.AsSpan(0, decoder.GetChars(chunk, chars, flush: chunk.IsEmpty));
                if (text.IndexOf('\0') is var nul and >= 0)
                {
                    throw TableErrors.BinaryContent(line + text[..nul].Count('\n'));
                }
                line += text.Count('\n');
            }
            catch (DecoderFallbackException e)
            {
                // The index counts from this chunk and is negative for a character begun in the one before.
                var good = chunk[..Math.Clamp(e.Index, 0, chunk.Length)];
                return new(line + good.Count((byte)'\n'), offset + e.Index, chunk.IsEmpty, leads + LeadBytes(good));
            }
            if (chunk.IsEmpty)
            {
                return null;
            }
            offset += chunk.Length;
            leads += LeadBytes(chunk);
        }
    }

    /// <summary>The bytes that begin a UTF-8 character of several.</summary>
    private static int LeadBytes(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        foreach (var value in bytes)
        {
            count += value >= 0xC0 ? 1 : 0;
        }
        return count;
    }
}
