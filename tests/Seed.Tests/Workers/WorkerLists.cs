using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Seed.Tables;
using QhdHomeMap.Seed.Workers;

namespace QhdHomeMap.Seed.Tests.Workers;

/// <summary>Lists of workers, and what an import makes of them.</summary>
internal static class WorkerLists
{
    public const string Workplaces = """
        名称,经度,纬度,人数,行业,班次
        甲工地,119.57,39.94,"1,200人",建筑业,每天 7:00-18:00
        乙饭店,119.58,39.93,30,餐饮,
        """;

    /// <summary>At 39.9° N 0.006° of longitude are 513 m: cells of 500 m side by side.</summary>
    public const string Riders = """
        经度,纬度,网格边长,日类型,小时,人数
        119.570,39.94,500,工作日,12,40
        119.570,39.94,500,工作日,18时,35
        119.570,39.94,500,周日,12:00,9
        119.576,39.94,0.5公里,,11-12,5
        """;

    public static Task<WorkerImportResult> ImportAsync(
        SeedScene scene,
        string csv,
        bool dryRun = false,
        bool skipBad = false,
        bool add = false,
        Datum datum = Datum.Wgs84
    ) =>
        WorkerImport.RunAsync(
            new WorkerImportCall(scene.Save("list.csv", csv), datum, dryRun, skipBad, add),
            scene.ConnectionString,
            new PlainLines(TextWriter.Null, TimeProvider.System),
            TestContext.Current.CancellationToken
        );

    public static string[] Told(WorkerImportResult result) =>
        [.. result.Problems.Select(problem => $"{problem.Line} {problem.Column} {problem.Reason.Code}")];

    public static Task<string> NamesAsync(SeedScene scene) =>
        scene.AskAsync<string>(
            "select string_agg(name || ' ' || head_count, '|' order by name collate \"C\") from workplaces"
        );

    public static Task<string> ContentAsync(SeedScene scene) =>
        scene.AskAsync<string>(
            """
            select concat(
                (select json_agg(w order by id) from workplaces w), (select json_agg(c order by id) from rider_cells c),
                (select json_agg(h order by cell_id, day, hour) from rider_hours h))
            """
        );
}
