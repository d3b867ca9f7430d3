namespace QhdHomeMap.Formats.Tables;

/// <summary>A row while it is read, before it is known how wide the table is.</summary>
internal sealed class RawRow(int line, TableLimits limits)
{
    private readonly List<string> _cells = [];
    private readonly List<TableTrouble> _troubles = [];
    private string? _beyondLimit;

    public int Line => line;

    public IReadOnlyList<string> Cells => _cells;

    public IReadOnlyList<TableTrouble> Troubles => _troubles;

    /// <summary>
    /// Whether there is text beyond <see cref="TableLimits.MaxColumns"/>; only the first such text is kept.
    /// </summary>
    public bool IsOverflowing => _beyondLimit is not null;

    public bool IsBlank => _beyondLimit is null && _troubles.Count == 0 && _cells.TrueForAll(cell => cell.Length == 0);

    /// <summary>
    /// Sets a cell to a text, trimmed. Work and memory are bounded by the limits, not by the column's number.
    /// </summary>
    public void Set(int column, string text)
    {
        text = TableText.Trim(text);
        if (column >= limits.MaxColumns)
        {
            _beyondLimit ??= text.Length > 0 ? TableErrors.Shorten(text) : null;
            return;
        }
        if (text.Length > limits.MaxCellLength)
        {
            text = text[..limits.MaxCellLength];
            Flag(TableTroubles.CellTooLong(limits, column, text));
        }
        while (_cells.Count <= column)
        {
            _cells.Add("");
        }
        _cells[column] = text;
    }

    public void Flag(TableTrouble trouble) => _troubles.Add(trouble);

    /// <summary>The row as wide as the header. Text beyond it becomes a trouble instead of disappearing.</summary>
    public TableRow Fit(IReadOnlyList<string> headers)
    {
        var cells = new string[headers.Count];
        for (var column = 0; column < cells.Length; column++)
        {
            cells[column] = column < _cells.Count ? _cells[column] : "";
        }
        var extra = _cells.Skip(headers.Count).Append(_beyondLimit ?? "").Where(cell => cell.Length > 0).ToArray();
        if (extra.Length == 0 && _troubles.Count == 0)
        {
            return new(line, cells, []);
        }
        var troubles = _troubles
            .Where(trouble => trouble.Column is not { } column || column < headers.Count)
            .Select(trouble => trouble.Column is { } column ? trouble with { Header = headers[column] } : trouble)
            .ToList();
        if (extra.Length > 0)
        {
            troubles.Add(TableTroubles.RowTooWide(headers.Count, extra));
        }
        return new(line, cells, troubles);
    }
}
