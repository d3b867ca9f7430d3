using System.Globalization;

namespace QhdHomeMap.Cli.Files;

/// <summary>The bad rows of one input: the first of them told in full, all of them counted.</summary>
internal sealed class RowProblems(string fileName)
{
    private const int ToldInFull = 20;
    private const int LongestValue = 40;
    private readonly List<string> _told = [];
    private long _count;

    public bool Any => _count > 0;

    /// <param name="line">Line of the file where the row starts, from 1.</param>
    /// <param name="column">Header of the column; null when it is about the whole row.</param>
    /// <param name="value">What stands there.</param>
    /// <param name="reason">A sentence for people.</param>
    /// <param name="code">A stable code for programs.</param>
    public void Add(long line, string? column, string? value, string reason, string code)
    {
        if (_count++ >= ToldInFull)
        {
            return;
        }

        var shown = value is { Length: > LongestValue } ? value[..LongestValue] + "…" : value;
        var place = column is null ? "" : $" {column} 列“{shown}”";
        _told.Add(string.Create(CultureInfo.InvariantCulture, $"第 {line} 行{place}：{reason} [{code}]"));
    }

    /// <exception cref="CliException">There were bad rows: <c>bad_rows</c>.</exception>
    public void ThrowIfAny()
    {
        if (!Any)
        {
            return;
        }

        var rest = _count > _told.Count ? $"\n……另有 {_count - _told.Count} 处没有列出" : "";
        throw CliException.WorkFailed(
            "bad_rows",
            $"{string.Join('\n', _told)}{rest}\n{fileName} 中有 {_count} 处错误，没有写出任何内容"
        );
    }
}
