namespace QhdHomeMap.Cli.Files;

/// <summary>The ids of one file in its order, each once: any text, compared letter by letter.</summary>
internal sealed class Ids
{
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly List<string> _ids = [];

    public IReadOnlyList<string> All => _ids;

    /// <summary>Ids that somebody else has counted; of one that is there twice the first is found.</summary>
    public static Ids Of(IEnumerable<string> all)
    {
        var ids = new Ids();
        foreach (var id in all)
        {
            ids._indexes.TryAdd(id, ids._ids.Count);
            ids._ids.Add(id);
        }

        return ids;
    }

    /// <summary>Takes the current row's id; false, and a problem, when it is empty or there already.</summary>
    public bool TryAdd(CsvInput input, int column)
    {
        var id = input.Text(column);
        if (id.Length == 0)
        {
            input.AddProblem(column, "是空的", "empty_id");
            return false;
        }

        if (!_indexes.TryAdd(id, _ids.Count))
        {
            input.AddProblem(column, $"与第 {_indexes[id] + 1} 个编号重复", "duplicate_id");
            return false;
        }

        _ids.Add(id);
        return true;
    }

    /// <summary>The place of the current row's id in the file that these are from.</summary>
    /// <exception cref="CliException">It is none of them: <c>unknown_id</c>.</exception>
    public int IndexOf(CsvInput input, int column, string file) =>
        _indexes.TryGetValue(input.Text(column), out var index)
            ? index
            : throw CliException.CallRefused(
                "unknown_id",
                $"{input.Name} 第 {input.Line} 行 {input.Headers[column].Trim()} 列“{input.Text(column)}”：{file} 里没有这个编号"
            );
}
