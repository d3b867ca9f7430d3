using System.Text;
using QhdHomeMap.Formats.Tables;

namespace QhdHomeMap.Geo.Tests.Formats.Tables;

/// <summary>A table read to its end.</summary>
internal sealed record ReadTable(
    IReadOnlyList<string> Headers,
    IReadOnlyList<TableRow> Rows,
    int HeaderLine,
    string SourceDescription,
    double Progress
)
{
    public static ReadTable From(
        byte[] file,
        TableKind kind,
        TableLimits? limits = null,
        Func<IReadOnlyList<string>, bool>? isHeader = null
    )
    {
        using var stream = new MemoryStream(file);
        using var table = TableFile.Open(stream, kind, limits, isHeader);
        var rows = table.Rows.ToList();
        return new(table.Headers, rows, table.HeaderLine, table.SourceDescription, table.Progress);
    }

    public static ReadTable Csv(
        string text,
        TableLimits? limits = null,
        Func<IReadOnlyList<string>, bool>? isHeader = null
    ) => From(Encoding.UTF8.GetBytes(text), TableKind.Csv, limits, isHeader);

    public static ReadTable GeoJson(string text, TableLimits? limits = null) =>
        From(Encoding.UTF8.GetBytes(text), TableKind.GeoJson, limits);

    /// <summary>Each row as its line, a colon, and its cells with bars between.</summary>
    public string[] Lines => [.. Rows.Select(row => $"{row.Line}:{string.Join('|', row.Cells)}")];

    /// <summary>Each trouble as its line, header and code.</summary>
    public string[] Troubles =>
        [.. Rows.SelectMany(row => row.Troubles.Select(trouble => $"{row.Line} {trouble.Header} {trouble.Code}"))];

    /// <summary>The refusal of a file, which must come.</summary>
    public static TableFileException Refusal(Func<ReadTable> read) => Assert.Throws<TableFileException>(read);
}
