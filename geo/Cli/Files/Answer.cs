using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;

namespace QhdHomeMap.Cli.Files;

/// <summary>
/// Where a command's answer goes: rows into the file of <c>--out</c>, a summary with <c>--json</c> on standard output, which has the
/// rows too where there is no file.
/// </summary>
internal static class Answer
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <exception cref="CliException">Neither was asked for (<c>missing_option</c>), or both on standard output (<c>two_answers</c>).</exception>
    public static void RefuseUnlessAsked(string? path, bool isJson)
    {
        if (path is null && !isJson)
        {
            throw CliException.CallRefused("missing_option", "缺少 --out（或者 --json）");
        }

        if (path == "-" && isJson)
        {
            throw CliException.CallRefused("two_answers", "--json 已占用标准输出，--out 请写文件名");
        }
    }

    /// <summary>Writes a csv, whole or not at all.</summary>
    /// <exception cref="CliException"><c>unwritable_file</c>.</exception>
    public static void WriteRows(string path, Terminal terminal, string[] headers, IEnumerable<string[]> rows)
    {
        using var output = OutputFile.Create(path, terminal);
        output.Write(() =>
        {
            using var writer = CsvWriter.Create(
                output.Stream,
                new CsvWriterOptions { NewLine = "\n" },
                leaveOpen: true
            );
            writer.WriteRecord(headers);
            foreach (var row in rows)
            {
                writer.WriteRecord(row);
            }
        });
        output.Commit();
    }

    /// <summary>Writes one JSON object and a line's end to standard output.</summary>
    /// <exception cref="CliException"><c>unwritable_file</c>.</exception>
    public static void WriteJson(Terminal terminal, Action<Utf8JsonWriter> write)
    {
        using var output = OutputFile.Create("-", terminal);
        output.Write(() =>
        {
            using (var json = new Utf8JsonWriter(output.Stream, Readable))
            {
                json.WriteStartObject();
                write(json);
                json.WriteEndObject();
            }

            output.Stream.WriteByte((byte)'\n');
        });
        output.Commit();
    }

    /// <summary>An array under a name.</summary>
    public static void WriteArray<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }
}
