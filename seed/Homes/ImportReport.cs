using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Homes;

/// <summary>What an import tells, in Chinese.</summary>
internal static class ImportReport
{
    /// <summary>So many texts about opening hours are told unless all are asked for.</summary>
    public const int HoursTold = 20;

    public static IEnumerable<string> Lines(HomeImportCall call, HomeImportResult result, bool allHours = false)
    {
        var list = result.List;
        foreach (var line in ListReport.Head(call, list, "阵地"))
        {
            yield return line;
        }
        if (list.RowsWithNamesBesidePhones > 0)
        {
            yield return $"“{list.Columns.HeaderOf(HomeField.Phone)}”只读入了电话号码，人名等文字没有读入：{list.RowsWithNamesBesidePhones} {list.LineUnit}";
        }
        foreach (var problem in result.Problems)
        {
            yield return ListReport.Line(problem, list.LineUnit);
        }
        foreach (
            var line in ListReport.Hours(list.Hours, list.LineUnit, "开放时间", allHours ? int.MaxValue : HoursTold)
        )
        {
            yield return line;
        }
        yield return Counts(result);
        if (result.SamplesRemoved > 0)
        {
            var when = result.Outcome == ImportOutcome.Written ? "已删去" : "写入时会删去";
            yield return $"{when}示例阵地 {result.SamplesRemoved} 处：有了真实清单，示例就不再需要。";
        }
        yield return ListReport.Outcome(call, result.Outcome, result.BadRowsPath, "改好后导入那个文件即可");
    }

    private static string Counts(HomeImportResult result)
    {
        var would = result.Outcome == ImportOutcome.Written ? "" : "会";
        var nothing = result.Outcome == ImportOutcome.Written ? "" : "，但没有写入";
        return $"{would}新增 {result.New} 处，{would}更新 {result.Changed} 处，没有变化 {result.Unchanged} 处{nothing}；有问题 {result.BadRows} {result.List.LineUnit}，共 {result.Problems.Count} 个问题";
    }
}
