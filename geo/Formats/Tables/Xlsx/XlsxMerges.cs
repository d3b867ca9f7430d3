namespace QhdHomeMap.Formats.Tables.Xlsx;

/// <summary>
/// Gives the rows under a merged cell its value. Lists of homes write 海港区 once beside its five rows; a sheet stores it
/// in the first and leaves the others blank, where no person sees a blank.
/// </summary>
internal sealed class XlsxMerges(IReadOnlyDictionary<(int Line, int Column), int> lastLines)
{
    private readonly Dictionary<int, (int LastLine, string Text, TableTrouble[] Troubles)> _open = [];

    /// <summary>To be called with every row that is not blank, in order.</summary>
    public void Fill(RawRow row)
    {
        if (lastLines.Count == 0)
        {
            return;
        }
        foreach (var (column, (lastLine, text, troubles)) in _open)
        {
            if (row.Line > lastLine)
            {
                _open.Remove(column);
            }
            else if (column >= row.Cells.Count || row.Cells[column].Length == 0)
            {
                row.Set(column, text);
                Array.ForEach(troubles, row.Flag);
            }
        }
        for (var column = 0; column < row.Cells.Count; column++)
        {
            if (lastLines.TryGetValue((row.Line, column), out var lastLine))
            {
                var troubles = row.Troubles.Where(trouble => trouble.Column == column).ToArray();
                _open[column] = (lastLine, row.Cells[column], troubles);
            }
        }
    }
}
