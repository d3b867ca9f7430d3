using QhdHomeMap.Data.Planning;

namespace QhdHomeMap.Api.Problems;

/// <summary>What goes wrong with planning.</summary>
internal sealed partial record Problem
{
    public static readonly Problem RoadsNotLoaded = new(
        422,
        "roads_not_loaded",
        "还没有导入道路，只能按直线距离计算：请把“按什么算”改为直线，或请系统管理员导入道路（./qhd import roads）"
    );
    public static readonly Problem DemandEmpty = new(
        422,
        "demand_empty",
        "还没有这类人群的数据：请先导入（./qhd import workers）"
    );
    public static readonly Problem DemandElsewhere = new(422, "demand_elsewhere", "您所管的范围内没有这类人群");
    public static readonly Problem ResidentsNotPlaced = new(
        422,
        "residents_not_placed",
        "居民要沿道路估算，还没有可用的道路或人口普查数据：请先导入道路"
    );
    public static readonly Problem ScenarioNotFound = new(404, "scenario_not_found", "没有这个方案，可能已删除");
    public static readonly Problem ScenarioInvalid = new(422, "scenario_invalid", "方案没有保存，请按提示修改");
    public static readonly Problem ScenarioNameTaken = new(422, "scenario_name_taken", "已经有同名的方案");
    public static readonly Problem ScenariosTooMany = new(
        422,
        "scenarios_too_many",
        $"一个工会最多保存 {Scenario.MaxOfAUnion} 个方案，请先删除不用的"
    );
    public static readonly Problem ReportNotFound = new(404, "report_not_found", "没有这份报告，可能已过期删除");
    public static readonly Problem ReportNotReady = new(422, "report_not_ready", "这份报告还没有算完");
    public static readonly Problem ReportFinished = Of(PlanRunRefusal.Finished);
    public static readonly Problem TileNotFound = new(404, "tile_not_found", "没有这块瓦片：层级或行列号超出范围");

    public static Problem Of(PlanRunRefusal refusal) => new(422, refusal.Code, refusal.Title);

    public static Problem Of(ScenarioRefusal refusal) => new(422, refusal.Code, refusal.Title);
}
