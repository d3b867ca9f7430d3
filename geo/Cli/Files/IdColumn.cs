namespace QhdHomeMap.Cli.Files;

/// <summary>A column of names that may be any text, each once.</summary>
internal sealed class IdColumn(CsvInput input, Header header)
{
    private readonly int _column = input.Column(header);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>The current row's name; false, and a problem, when it is empty or was there before.</summary>
    public bool TryTakeNew(out string name)
    {
        name = input.Text(_column);
        if (name.Length > 0 && _taken.Add(name))
        {
            return true;
        }

        var (reason, code) = name.Length == 0 ? ("是空的", "missing_id") : ("前面已经有了", "duplicate_id");
        input.AddProblem(_column, reason, code);
        return false;
    }
}
