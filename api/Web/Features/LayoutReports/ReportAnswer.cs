using System.ComponentModel;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Planning;
using QhdHomeMap.Data.Planning.Analysis;

namespace QhdHomeMap.Api.Features.LayoutReports;

internal sealed record ReportAnswer(
    [property: Description("编号")] int Id,
    [property: Description("标题")] string Title,
    [property: Description("状态：queued、running、done、failed、cancelled")] string Status,
    [property: Description("进度，0 至 1")] double Progress,
    [property: Description("正在做什么")] string? Step,
    [property: Description("没有成功的原因")] ReportTrouble? Trouble,
    [property: Description("所问")] QuestionForm Question,
    [property: Description("所问，中文")] string QuestionTitle,
    [property: Description("叠加的方案")] string? Scenario,
    [property: Description("申请人")] string AskedBy,
    [property: Description("申请时间")] DateTimeOffset CreatedAt,
    [property: Description("开始计算的时间")] DateTimeOffset? StartedAt,
    [property: Description("结束的时间")] DateTimeOffset? FinishedAt,
    [property: Description("输入数据的 SHA-256")] string InputHash,
    [property: Description("数据在此之后又有改动")] bool Stale,
    [property: Description("文件")] IReadOnlyList<ReportFile> Files
)
{
    public const string Example = """
        {
          "id": 5, "title": "秦皇岛市暖心服务圈站点布局报告", "status": "done", "progress": 1,
          "question": {"homes": "open", "people": "workers", "by": "walk", "minutes": 15}, "questionTitle": "现有站点，职工，步行 15 分钟，不分时段",
          "askedBy": "李规划", "createdAt": "2026-11-24T09:00:00+08:00", "startedAt": "2026-11-24T09:00:01+08:00",
          "finishedAt": "2026-11-24T09:00:09+08:00", "inputHash": "9f2c0d1e", "stale": false,
          "files": [{"name": "report.xlsx", "title": "报告数据表", "mediaType": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "bytes": 48211, "sha256": "5b1c"}]
        }
        """;

    public static ReportAnswer Of(PlanRun run, IReadOnlyList<ReportFile> files, string currentHash)
    {
        var question = QuestionForm.Parse(run.Question);
        return new(
            run.Id,
            run.Title ?? LayoutReport.UsualTitle,
            run.Status.Code(),
            Math.Round(run.Progress, 3),
            run.Step,
            run.TroubleCode is null ? null : new(run.TroubleCode, run.TroubleTitle!),
            question,
            question.ToQuestion().Title,
            run.Scenario?.Name,
            run.AskedBy!.DisplayName,
            run.CreatedAt.InCity(),
            run.StartedAt?.InCity(),
            run.FinishedAt?.InCity(),
            run.Basis,
            run.Basis != currentHash,
            files
        );
    }
}

internal sealed record ReportTrouble(
    [property: Description("代码")] string Code,
    [property: Description("原因与办法")] string Title
);

internal sealed record ReportFile(
    [property: Description("文件名")] string Name,
    [property: Description("内容")] string Title,
    [property: Description("媒体类型")] string MediaType,
    [property: Description("字节数")] int Bytes,
    [property: Description("内容的 SHA-256")] string Sha256
);
