using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Seed.Homes;

/// <summary>What an import tells, in Chinese.</summary>
internal static class ImportReport
{
    /// <summary>So many texts about opening hours are told unless all are asked for.</summary>
    public const int HoursTold = 20;

    public static IEnumerable<string> Lines(HomeImportCall call, HomeImportResult result, bool allHours = false)
    {
        var list = result.List;
        yield return $"{Path.GetFileName(call.Path)}：{list.SourceDescription}";
        if (list.Columns.Unused.Count > 0)
        {
            yield return $"没有用到的列：{string.Join("、", list.Columns.Unused)}";
        }
        if (list.IgnoredLines.Count > 0)
        {
            yield return $"没有阵地的内容，略过：第 {string.Join("、", list.IgnoredLines)} {list.LineUnit}";
        }
        if (list.RowsWithNamesBesidePhones > 0)
        {
            yield return $"“{list.Columns.HeaderOf(HomeField.Phone)}”只读入了电话号码，人名等文字没有读入：{list.RowsWithNamesBesidePhones} {list.LineUnit}";
        }
        foreach (var problem in result.Problems)
        {
            yield return Line(problem, list.LineUnit);
        }
        foreach (var line in Hours(list, allHours ? int.MaxValue : HoursTold))
        {
            yield return line;
        }
        yield return Counts(result);
        if (result.SamplesRemoved > 0)
        {
            var when = result.Outcome == HomeImportOutcome.Written ? "已删去" : "写入时会删去";
            yield return $"{when}示例阵地 {result.SamplesRemoved} 处：有了真实清单，示例就不再需要。";
        }
        yield return Outcome(call, result);
    }

    private static string Line(RowProblem problem, string unit)
    {
        var place =
            problem.Column is { } column ? $"，{column}“{problem.Value}”"
            : problem.Value.Length > 0 ? $"，“{problem.Value}”"
            : "";
        return $"第 {problem.Line} {unit}{place}：{problem.Reason.Text}（{problem.Reason.Code}）";
    }

    /// <summary>Those in other words first: what is printed as it was written cannot have been misread.</summary>
    private static IEnumerable<string> Hours(HomeList list, int most)
    {
        if (list.Hours.Count == 0)
        {
            yield break;
        }
        yield return $"开放时间是这样读的（{list.Hours.Count} 种写法），请核对：";
        foreach (var hours in list.Hours.OrderByDescending(hours => hours.IsReworded).Take(most))
        {
            var lines =
                hours.Rows > 1
                    ? $"第 {hours.FirstLine} {list.LineUnit}等 {hours.Rows} {list.LineUnit}"
                    : $"第 {hours.FirstLine} {list.LineUnit}";
            yield return $"  {hours.Text} → {hours.Printed}（{lines}）";
        }
        if (list.Hours.Count > most)
        {
            yield return $"  …… 等 {list.Hours.Count} 种；加 --hours 列出全部。";
        }
    }

    private static string Counts(HomeImportResult result)
    {
        var would = result.Outcome == HomeImportOutcome.Written ? "" : "会";
        var nothing = result.Outcome == HomeImportOutcome.Written ? "" : "，但没有写入";
        return $"{would}新增 {result.New} 处，{would}更新 {result.Changed} 处，没有变化 {result.Unchanged} 处{nothing}；有问题 {result.BadRows} {result.List.LineUnit}，共 {result.Problems.Count} 个问题";
    }

    private static string Outcome(HomeImportCall call, HomeImportResult result) =>
        result.Outcome switch
        {
            HomeImportOutcome.Written when result.BadRowsPath is { } path =>
                $"已写入没有问题的行。有问题的行连同原因在 {path}，改好后导入那个文件即可。",
            HomeImportOutcome.Written => "已全部写入。",
            HomeImportOutcome.Checked => "只检查，没有写入。去掉 --dry-run 就会写入。",
            HomeImportOutcome.DatumSuspect =>
                $"没有写入：好些点换一个坐标系就对了，多半整个文件都不是 {call.Datum.Code()}，其余的点也不可信。",
            HomeImportOutcome.NothingGood => "没有写入：没有一行没有问题。",
            _ => "一行也没有写入。请改正后再导入；或者加 --skip-bad，先写入没有问题的行。",
        };
}
