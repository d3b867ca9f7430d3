namespace QhdHomeMap.Formats.Tables;

/// <summary>The header of a table and where it stands.</summary>
/// <param name="Index">The number of rows that were read before it.</param>
/// <param name="Line">Its <see cref="TableRow.Line"/>.</param>
/// <param name="Names">Its cells, without the empty ones at the end.</param>
internal sealed record HeaderRow(int Index, int Line, IReadOnlyList<string> Names)
{
    /// <summary>
    /// What a search found. <see cref="Row"/> is null if no row is a header, <see cref="First"/> if all are blank.
    /// </summary>
    public sealed record Search(int Index, RawRow? Row, RawRow? First);

    /// <summary>Looks for the header among the first rows that are not blank.</summary>
    public static Search Find(IEnumerable<RawRow> rows, Func<IReadOnlyList<string>, bool>? isHeader, TableLimits limits)
    {
        RawRow? first = null;
        var (index, tried) = (-1, 0);
        foreach (var row in rows)
        {
            index++;
            if (row.IsBlank)
            {
                continue;
            }
            first ??= row;
            if (isHeader is null || isHeader(row.Cells))
            {
                return new(index, row, first);
            }
            if (++tried == limits.HeaderSearchRows)
            {
                break;
            }
        }
        return new(-1, null, first);
    }

    /// <summary>The header that a search found, checked.</summary>
    /// <exception cref="TableFileException">None found, too wide, ambiguous, or with a trouble in it.</exception>
    public static HeaderRow Accept(Search search, TableLimits limits)
    {
        if (search.Row is not { } row)
        {
            throw search.First is { } first
                ? TableErrors.HeaderMissing(limits, first.Line, first.Cells)
                : TableErrors.OnlyBlankRows();
        }
        if (row.IsOverflowing)
        {
            throw TableErrors.TooManyColumns(limits, row.Line);
        }
        if (row.Troubles is [var trouble, ..])
        {
            throw TableErrors.InHeader(row.Line, trouble);
        }
        var names = row.Cells.ToList();
        var width = names.FindLastIndex(name => name.Length > 0) + 1;
        names.RemoveRange(width, names.Count - width);
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var column = 0; column < names.Count; column++)
        {
            if (names[column].Length > 0 && !columns.TryAdd(names[column], column))
            {
                throw TableErrors.HeaderDuplicate(row.Line, names[column], columns[names[column]] + 1, column + 1);
            }
        }
        return new(search.Index, row.Line, names);
    }
}
