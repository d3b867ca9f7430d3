using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Workers;

/// <summary>What an import of workers tells, in Chinese.</summary>
internal static class WorkerReport
{
    private const int HoursTold = 20;

    public static IEnumerable<string> Lines<TDraft, TState>(
        WorkerImportCall call,
        WorkerList<TDraft, TState> list,
        WorkerImportResult result,
        string? badRowsPath
    )
        where TDraft : class, IDraft =>
        [
            .. ListReport.Head(call, list, list.Kind),
            .. result.Problems.Select(problem => ListReport.Line(problem, list.LineUnit)),
            .. ListReport.Hours(list.HoursRead, list.LineUnit, "班次", HoursTold),
            $"没有问题的有 {list.Sum}",
            Counts(list, result),
            .. Kept(list, result),
            .. Samples(list, result),
            ListReport.Outcome(
                call,
                result.Outcome,
                badRowsPath,
                "改好后加 --add 导入那个文件（不加就会替换掉刚写入的），或改好原来的文件整份再导入"
            ),
        ];

    private static string Counts<TDraft, TState>(WorkerList<TDraft, TState> list, WorkerImportResult result)
        where TDraft : class, IDraft
    {
        var isWritten = result.Outcome == ImportOutcome.Written;
        var would = isWritten ? "" : "会";
        var nothing = isWritten ? "" : "，但没有写入";
        var bad = result.Problems.Select(problem => problem.Line).Distinct().Count();
        return $"{list.Kind}：{would}新增 {result.New} {list.CountWord}，{would}更新 {result.Changed} {list.CountWord}，没有变化 {result.Unchanged} {list.CountWord}，"
            + $"清单里没有而{would}删去 {result.Gone} {list.CountWord}{nothing}；有问题 {bad} {list.LineUnit}，共 {result.Problems.Count} 个问题";
    }

    private static IEnumerable<string> Kept<TDraft, TState>(WorkerList<TDraft, TState> list, WorkerImportResult result)
        where TDraft : class, IDraft
    {
        if (result.Kept > 0)
        {
            var kept = result.Outcome == ImportOutcome.Written ? "保留了原来的" : "写入时会保留原来的";
            yield return $"只在有问题的{list.LineUnit}里出现的 {result.Kept} {list.CountWord}：{kept}，没有当作已不存在而删去。";
        }
    }

    private static IEnumerable<string> Samples<TDraft, TState>(
        WorkerList<TDraft, TState> list,
        WorkerImportResult result
    )
        where TDraft : class, IDraft
    {
        if (result.SamplesRemoved > 0)
        {
            var when = result.Outcome == ImportOutcome.Written ? "已删去" : "写入时会删去";
            yield return $"{when}示例{list.Kind} {result.SamplesRemoved} {list.CountWord}：有了真实数据，示例就不再需要。";
        }
    }
}
