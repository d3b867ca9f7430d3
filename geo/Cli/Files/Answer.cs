using System.CommandLine;
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
    // So that people can read the Chinese in it: it goes into files and terminals, never into a web page.
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <exception cref="CliException">None was asked for (<c>missing_option</c>), or two on standard output (<c>two_answers</c>).</exception>
    public static void RefuseUnlessAsked(ParseResult call, Option<bool> json, params Option<string>[] files)
    {
        var isJson = call.GetValue(json);
        string?[] paths = Array.ConvertAll(files, call.GetValue);
        if (!isJson && paths.All(path => path is null))
        {
            var names = string.Join('、', files.Select(file => file.Name));
            throw CliException.CallRefused("missing_option", $"缺少 {names}（或者 {json.Name}）");
        }

        if (paths.Count(path => path == "-") + (isJson ? 1 : 0) > 1)
        {
            throw CliException.CallRefused("two_answers", "标准输出只能写一种结果，其余的请写文件名");
        }
    }

    /// <summary>Writes a csv, whole or not at all.</summary>
    /// <exception cref="CliException"><c>unwritable_file</c>.</exception>
    public static void WriteRows(string path, Terminal terminal, string[] headers, IEnumerable<string[]> rows)
    {
        using var output = OutputFile.Create(path, terminal);
        output.Write(() => WriteRows(output.Stream, headers, rows));
        output.Commit();
    }

    /// <summary>Writes a csv; returns how many rows there were under the headers.</summary>
    public static long WriteRows(Stream output, string[] headers, IEnumerable<string[]> rows)
    {
        using var writer = CsvWriter.Create(output, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        writer.WriteRecord(headers);
        var count = 0L;
        foreach (var row in rows)
        {
            writer.WriteRecord(row);
            count++;
        }

        return count;
    }

    /// <summary>Writes one JSON object and a line's end to standard output.</summary>
    /// <exception cref="CliException"><c>unwritable_file</c>.</exception>
    public static void WriteJson(Terminal terminal, Action<Utf8JsonWriter> write)
    {
        using var output = OutputFile.Create("-", terminal);
        output.Write(() => WriteJson(output.Stream, write));
        output.Commit();
    }

    /// <summary>Writes one JSON object and a line's end.</summary>
    public static void WriteJson(Stream output, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(output, Readable))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
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
