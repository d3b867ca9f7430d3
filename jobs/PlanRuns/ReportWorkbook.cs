using System.Globalization;
using QhdHomeMap.Data.Planning.Analysis;
using QhdHomeMap.Formats.Tables;

namespace QhdHomeMap.Jobs.PlanRuns;

/// <summary>A report as a workbook: the numbers that the page shows, a sheet for each part.</summary>
internal static class ReportWorkbook
{
    private const int Narrow = 10;
    private const int Middle = 16;
    private const int Wide = 36;

    private static readonly XlsxColumn[] Counts =
    [
        new("总人数", Middle, XlsxFormat.OneDecimal),
        new("覆盖", Middle, XlsxFormat.OneDecimal),
        new("未覆盖", Middle, XlsxFormat.OneDecimal),
        new("重复覆盖", Middle, XlsxFormat.OneDecimal),
        new("人次", Middle, XlsxFormat.OneDecimal),
        new("覆盖比例", Narrow, XlsxFormat.Percent),
    ];

    /// <summary>A sheet with its rows, each cell as the writer takes it.</summary>
    private sealed record Sheet(string Name, IReadOnlyList<XlsxColumn> Columns, IEnumerable<string[]> Rows);

    public static byte[] Write(LayoutReport report)
    {
        Sheet[] sheets =
        [
            About(report),
            Areas(report),
            Townships(report),
            Week(report),
            Gaps(report),
            .. Density(report),
            Quotas(report),
        ];
        using var file = new MemoryStream();
        var document = new XlsxDocument(report.Title, report.Basis.AsOf, $"{report.Marking} {report.Basis.InputHash}");
        using (
            var workbook = new XlsxTableWriter(
                file,
                [.. sheets.Select(s => new XlsxSheet(s.Name, s.Columns))],
                document
            )
        )
        {
            foreach (var (i, sheet) in sheets.Index())
            {
                if (i > 0)
                    workbook.NextSheet();
                foreach (var row in sheet.Rows)
                    workbook.WriteRow(row);
            }
        }
        return file.ToArray();
    }

    private static Sheet About(LayoutReport report)
    {
        var (basis, ground) = (report.Basis, report.Coverage.Ground);
        string[][] rows =
        [
            ["标题", report.Title],
            ["密级标识", report.Marking],
            ["所问", report.Question],
            ["方案", report.Scenario ?? "无"],
            ["输入数据 SHA-256", basis.InputHash],
            ["数据截至", basis.AsOf.ToString("O", CultureInfo.InvariantCulture)],
            ["道路版本", basis.Roads?.Version ?? "没有导入道路"],
            ["计算所用的周", basis.Week.ToString("O", CultureInfo.InvariantCulture)],
            ["总人数", Text(report.Coverage.Total.People)],
            ["覆盖人数", Text(report.Coverage.Total.Covered)],
            ["未覆盖人数", Text(report.Coverage.Total.Uncovered)],
            ["覆盖面积（平方公里）", Text(ground.CoveredKm2)],
            ["重叠面积（平方公里）", Text(ground.OverlapKm2)],
            .. basis.Notes.Select(note => new[] { "说明", note }),
        ];
        return new("概况", [new("项目", 24), new("内容", 80)], rows);
    }

    private static Sheet Areas(LayoutReport report) =>
        new(
            "分县区覆盖",
            [
                new("县区", Middle),
                new("站点数", Narrow, XlsxFormat.Number),
                .. Counts,
                new("覆盖面积（平方公里）", Middle, XlsxFormat.Number),
                new("面积（平方公里）", Middle, XlsxFormat.Number),
            ],
            report.Coverage.Areas.Select(a =>
                new[] { a.Name, Text(a.Homes) }
                    .Concat(Cells(a.Count))
                    .Concat([Text(a.CoveredKm2), Text(a.AreaKm2)])
                    .ToArray()
            )
        );

    private static Sheet Townships(LayoutReport report) =>
        new(
            "分乡镇街道覆盖",
            [new("乡镇街道", Middle), new("县区代码", Middle), .. Counts],
            report.Coverage.Townships.Select(t => new[] { t.Name, t.AreaCode }.Concat(Cells(t.Count)).ToArray())
        );

    private static Sheet Week(LayoutReport report) =>
        new(
            "一周各时段",
            [
                new("时段", Middle),
                new("开放站点数", Narrow, XlsxFormat.Number),
                new("总人数", Middle, XlsxFormat.OneDecimal),
                new("覆盖", Middle, XlsxFormat.OneDecimal),
                new("重复覆盖", Middle, XlsxFormat.OneDecimal),
            ],
            report.Week.Hours.Select(
                (h, hour) =>
                    new[]
                    {
                        WeekHourText.Of(hour),
                        Text(h.OpenHomes),
                        Text(h.People),
                        Text(h.Covered),
                        Text(h.MultiplyCovered),
                    }
            )
        );

    private static Sheet Gaps(LayoutReport report) =>
        new(
            "盲区",
            [
                new("名次", Narrow, XlsxFormat.Number),
                new("地点", Middle),
                new("人数", Middle, XlsxFormat.OneDecimal),
                new("经度", Middle, XlsxFormat.Number),
                new("纬度", Middle, XlsxFormat.Number),
                new("最近的站点", Wide),
                new("直线距离（米）", Middle, XlsxFormat.Number),
                new("沿道路（米）", Middle, XlsxFormat.Number),
                new("到道路（米）", Middle, XlsxFormat.Number),
                new("是盲区的时段", Wide),
            ],
            report.Gaps.Gaps.Select(g =>
                new[]
                {
                    Text(g.Rank),
                    g.Place,
                    Text(g.People),
                    Text(g.Lon),
                    Text(g.Lat),
                    g.NearestHome?.Name ?? "",
                    Text(g.NearestHome?.LineM),
                    Text(g.NearestHome?.RoadM),
                    Text(g.NearestRoadM),
                    g.HoursText,
                }
            )
        );

    private static Sheet[] Density(LayoutReport report) =>
        [
            new(
                "道路密度",
                [
                    new("县区或道路等级", Middle),
                    new("长度（公里）", Middle, XlsxFormat.Number),
                    new("站点数", Narrow, XlsxFormat.Number),
                    new("每 10 公里站点数", Middle, XlsxFormat.Number),
                    new("距离中位数（米）", Middle, XlsxFormat.Number),
                    new("P90（米）", Middle, XlsxFormat.Number),
                    new("P99（米）", Middle, XlsxFormat.Number),
                ],
                report
                    .Density.ByArea.Select(a =>
                        new[]
                        {
                            a.Name,
                            Text(a.Km),
                            Text(a.Homes),
                            Text(a.HomesPer10Km),
                            Text(a.MedianM),
                            Text(a.P90M),
                            Text(a.P99M),
                        }
                    )
                    .Concat(
                        report.Density.ByClass.Select(c =>
                            new[] { c.Title, Text(c.Km), Text(c.Homes), Text(c.HomesPer10Km), "", "", "" }
                        )
                    )
            ),
            new(
                "职工集聚区",
                [
                    new("集聚区", Middle),
                    new("人数", Middle, XlsxFormat.OneDecimal),
                    new("覆盖它的站点数", Narrow, XlsxFormat.Number),
                    new("每站点人数", Middle, XlsxFormat.OneDecimal),
                    new("最近站点（米）", Middle, XlsxFormat.Number),
                    new("覆盖比例", Narrow, XlsxFormat.Percent),
                ],
                report.Density.Clusters.Select(c =>
                    new[]
                    {
                        c.Name,
                        Text(c.People),
                        Text(c.Homes),
                        Text(c.PeoplePerHome),
                        Text(c.NearestHomeM),
                        Text(c.CoveredShare),
                    }
                )
            ),
        ];

    private static Sheet Quotas(LayoutReport report) =>
        new(
            "建设任务",
            [
                new("工会", Wide),
                new("本级任务", Narrow, XlsxFormat.Number),
                new("本级已开放", Narrow, XlsxFormat.Number),
                new("乡镇街道任务", Middle, XlsxFormat.Number),
                new("乡镇街道已开放", Middle, XlsxFormat.Number),
            ],
            report.Quotas.Unions.Select(u =>
                new[] { u.Name, Text(u.County.Quota), Text(u.County.Open), Text(u.Town.Quota), Text(u.Town.Open) }
            )
        );

    private static string[] Cells(PeopleCount count) =>
        [
            Text(count.People),
            Text(count.Covered),
            Text(count.Uncovered),
            Text(count.MultiplyCovered),
            Text(count.Served),
            Text(count.CoveredShare),
        ];

    private static string Text(double? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
