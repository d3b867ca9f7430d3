using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Seed.Tables;

/// <summary>What every import of a list tells, in Chinese.</summary>
internal static class ListReport
{
    /// <summary>Of the file as a whole.</summary>
    /// <param name="call">What was asked.</param>
    /// <param name="list">The list.</param>
    /// <param name="what">What its rows should be: 阵地.</param>
    public static IEnumerable<string> Head<TDraft>(ListImportCall call, ListReading<TDraft> list, string what)
        where TDraft : class, IDraft
    {
        yield return $"{Path.GetFileName(call.Path)}：{list.SourceDescription}";
        if (list.Columns.Unused.Count > 0)
        {
            yield return $"没有用到的列：{string.Join("、", list.Columns.Unused)}";
        }
        if (list.IgnoredLines.Count > 0)
        {
            yield return $"没有{what}的内容，略过：第 {string.Join("、", list.IgnoredLines)} {list.LineUnit}";
        }
    }

    public static string Line(RowProblem problem, string unit)
    {
        var place =
            problem.Column is { } column ? $"，{column}“{problem.Value}”"
            : problem.Value.Length > 0 ? $"，“{problem.Value}”"
            : "";
        return $"第 {problem.Line} {unit}{place}：{problem.Reason.Text}（{problem.Reason.Code}）";
    }

    /// <summary>How texts about hours were read, those in other words first: what is printed as it was written cannot have been misread.</summary>
    /// <param name="hours">The texts.</param>
    /// <param name="unit">What the file's rows are called.</param>
    /// <param name="title">What the hours are: 开放时间.</param>
    /// <param name="most">So many are told.</param>
    public static IEnumerable<string> Hours(IReadOnlyList<HoursReading> hours, string unit, string title, int most)
    {
        if (hours.Count == 0)
        {
            yield break;
        }
        yield return $"{title}是这样读的（{hours.Count} 种写法），请核对：";
        foreach (var reading in hours.OrderByDescending(reading => reading.IsReworded).Take(most))
        {
            var lines =
                reading.Rows > 1
                    ? $"第 {reading.FirstLine} {unit}等 {reading.Rows} {unit}"
                    : $"第 {reading.FirstLine} {unit}";
            yield return $"  {reading.Text} → {reading.Printed}（{lines}）";
        }
        if (hours.Count > most)
        {
            yield return $"  …… 等 {hours.Count} 种；加 --hours 列出全部。";
        }
    }

    /// <param name="call">What was asked.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="badRowsPath">Where bad rows stand, and what to do with them.</param>
    /// <param name="advice">What to do with that file.</param>
    public static string Outcome(ListImportCall call, ImportOutcome outcome, string? badRowsPath, string advice) =>
        outcome switch
        {
            ImportOutcome.Written when badRowsPath is { } path =>
                $"已写入没有问题的行。有问题的行连同原因在 {path}，{advice}。",
            ImportOutcome.Written => "已全部写入。",
            ImportOutcome.Checked => "只检查，没有写入。去掉 --dry-run 就会写入。",
            ImportOutcome.DatumSuspect =>
                $"没有写入：好些点换一个坐标系就对了，多半整个文件都不是 {call.Datum.Code()}，其余的点也不可信。",
            ImportOutcome.NothingGood => "没有写入：没有一行没有问题。",
            _ => "一行也没有写入。请改正后再导入；或者加 --skip-bad，先写入没有问题的行。",
        };
}
