using QhdHomeMap.Formats.Tables.Csv;
using QhdHomeMap.Formats.Tables.GeoJson;
using QhdHomeMap.Formats.Tables.Xlsx;

namespace QhdHomeMap.Formats.Tables;

/// <summary>
/// Opens a csv, xlsx or GeoJSON file as one shape, <see cref="ITable"/>, so that an importer reads rows without knowing
/// the format.
/// </summary>
public static class TableFile
{
    /// <summary>The format that a file's name promises, by its extension and regardless of case.</summary>
    /// <exception cref="TableFileException">
    /// <see cref="TableErrorCodes.FileTypeUnknown"/>: no reader for this extension.
    /// </exception>
    public static TableKind KindOf(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        var extension = Path.GetExtension(fileName);
        return extension.ToLowerInvariant() switch
        {
            ".csv" or ".tsv" or ".txt" => TableKind.Csv,
            ".xlsx" => TableKind.Xlsx,
            ".geojson" or ".json" => TableKind.GeoJson,
            _ => throw TableErrors.FileTypeUnknown(extension),
        };
    }

    /// <summary>
    /// Opens a table and reads as far as its header. Rows are read when they are asked for.
    /// </summary>
    /// <param name="stream">
    /// The file, read from its beginning whatever its position, and left open. One that cannot seek is first copied
    /// into memory.
    /// </param>
    /// <param name="kind">What the file claims to be; content of another kind is refused, not guessed.</param>
    /// <param name="limits">Sizes beyond which the file is refused; the default is for lists made by people.</param>
    /// <param name="isHeader">
    /// Tells the header from the title rows that official lists have above it: given a row's trimmed cells. The first
    /// row to satisfy it among the first <see cref="TableLimits.HeaderSearchRows"/> that are not blank is the header.
    /// Absent, the first row that is not blank. In a workbook it also chooses among the visible sheets. GeoJSON has no
    /// header row and does not ask it.
    /// </param>
    /// <exception cref="TableFileException">The file as a whole cannot be read; the code says why.</exception>
    public static ITable Open(
        Stream stream,
        TableKind kind,
        TableLimits? limits = null,
        Func<IReadOnlyList<string>, bool>? isHeader = null
    )
    {
        ArgumentNullException.ThrowIfNull(stream);
        limits ??= TableLimits.Default;
        var file = stream.CanSeek ? stream : Copy(stream, limits);
        if (file.Length == 0)
        {
            throw TableErrors.FileEmpty();
        }
        if (file.Length > limits.MaxBytes)
        {
            throw TableErrors.FileTooLarge(limits);
        }
        return kind switch
        {
            TableKind.Csv => CsvTable.Open(file, limits, isHeader),
            TableKind.Xlsx => XlsxTable.Open(file, limits, isHeader),
            TableKind.GeoJson => GeoJsonTable.Open(file, limits),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    private static MemoryStream Copy(Stream stream, TableLimits limits)
    {
        var copy = new MemoryStream();
        var buffer = new byte[81920];
        // One byte past the limit is enough to know, so a pipe without end is not read to its end.
        while (copy.Length <= limits.MaxBytes && stream.Read(buffer) is var read and > 0)
        {
            copy.Write(buffer, 0, read);
        }
        return copy;
    }
}
