using QhdHomeMap.Formats.Tables;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Homes;

/// <summary>A list of homes, read to its end.</summary>
internal sealed class HomeList : ListReading<HomeDraft>
{
    /// <summary>More than all stations of the national union, 393,700: such a file is no list of homes.</summary>
    private const int MostRows = 400_000;

    private HomeList(ITable table, ListColumns columns)
        : base(table, columns) { }

    /// <summary>How each text about opening hours was understood, in the order of the list.</summary>
    public IReadOnlyList<HoursReading> Hours { get; private set; } = [];

    /// <summary>Rows in whose column for telephones words were left out.</summary>
    public int RowsWithNamesBesidePhones { get; private set; }

    /// <exception cref="ImportException">A column is missing, or there are no rows, or far too many.</exception>
    /// <exception cref="TableFileException">The file cannot be read.</exception>
    public static HomeList Read(
        HomeImportCall call,
        HomeReference reference,
        IProgress<ImportProgress> progress,
        CancellationToken cancellation
    )
    {
        var kind = TableFile.KindOf(call.Path);
        var words = reference.ListWords;
        using var file = File.OpenRead(call.Path);
        using var table = TableFile.Open(
            file,
            kind,
            isHeader: cells => ListColumns.IsHeader(cells, HomeField.Schema, words)
        );
        var columns = ListColumns.Of(table, kind, HomeField.Schema, words, call.Datum);
        var reader = new HomeReader(reference, columns, call.Datum, table.LineUnit);
        var list = new HomeList(table, columns);
        list.Fill(reader, call.Datum, (MostRows, "阵地清单"), progress, cancellation);
        list.Hours = reader.Hours;
        list.RowsWithNamesBesidePhones = reader.RowsWithNamesBesidePhones;
        return list;
    }
}
