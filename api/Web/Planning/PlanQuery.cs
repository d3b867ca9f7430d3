using System.ComponentModel;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Data.Planning.Analysis;
using QhdHomeMap.Geo.Coverage;
using QhdHomeMap.Geo.Layouts;

namespace QhdHomeMap.Api.Planning;

/// <summary>What a planner asks, as the caller wrote it.</summary>
internal sealed record PlanQuery(
    [property: Description("站点：open 现有（默认）、planned 现有与规划")] string? Homes,
    [property: Description("方案的编号：在上述站点上叠加方案的改动")] string? Scenario,
    [property: Description("人群：workers 职工（默认）、riders 骑手、residents 居民（按普查与道路估算）")]
        string? People,
    [property: Description("按什么算覆盖：radius 直线（默认）、walk 步行、ebike 电动车")] string? By,
    [property: Description("不超过多少分钟，1 至 120；只用于 walk、ebike")] string? Minutes,
    [property: Description("不超过多少米，50 至 50000；与 minutes 都不写：各站点自己的服务半径")] string? Metres,
    [property: Description("一周里的小时，0 至 167，周一 0 时为 0；不写：不分时段")] string? Hour
)
{
    private const string Radius = "radius";

    private static readonly string[] Ways = [Radius, "walk", "ebike"];

    /// <returns>Null when anything is wrong; <paramref name="values"/> then says all of it.</returns>
    public LayoutQuestion? Read(QueryValues values)
    {
        var homes = values.Code<HomeChoice>("homes", Homes) ?? HomeChoice.Open;
        var people = values.Code<DemandKind>("people", People) ?? DemandKind.Workers;
        var scenario = values.Id("scenario", Scenario);
        var hour = values.Number("hour", Hour, 0, WeekHours.Count - 1);
        var rule = ReadRule(values);
        return values.Errors.Any ? null : new(homes, scenario, people, rule, (int?)hour);
    }

    private CoverRule ReadRule(QueryValues values)
    {
        var by = QueryValues.Given(By) ?? Radius;
        if (!Ways.Contains(by))
            values.Errors.Add("by", $"应为 {string.Join("、", Ways)} 之一");
        var minutes = values.Number("minutes", Minutes, 1, LayoutQuestion.MaxMinutes);
        var metres = values.Number("metres", Metres, LayoutQuestion.MinMetres, LayoutQuestion.MaxMetres);
        var profile = by == Radius ? null : by;
        if (minutes is not null && metres is not null)
            values.Errors.Add("minutes", "minutes 与 metres 只能写一个");
        if (minutes is not null && profile is null)
            values.Errors.Add("minutes", "按直线计算时没有分钟数：请写 metres，或改用 walk、ebike");
        return minutes is { } most
            ? new(profile, CoverUnit.Seconds, most * LayoutQuestion.SecondsPerMinute)
            : new(profile, CoverUnit.Metres, metres);
    }
}
