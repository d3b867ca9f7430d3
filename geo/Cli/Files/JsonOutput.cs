using System.Text.Encodings.Web;
using System.Text.Json;

namespace QhdHomeMap.Cli.Files;

/// <summary>JSON whose Chinese people can read: it goes into files and terminals, never into a web page.</summary>
internal static class JsonOutput
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one value and ends the line.</summary>
    public static void Write(Stream output, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            write(json);
        }

        output.WriteByte((byte)'\n');
    }
}
