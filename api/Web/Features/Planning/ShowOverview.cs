using System.ComponentModel;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Planning;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Planning;
using QhdHomeMap.Data.Planning.Analysis;
using QhdHomeMap.Geo.Layouts;

namespace QhdHomeMap.Api.Features.Planning;

/// <summary>What there is to plan with: a planner's room begins with it.</summary>
internal static class ShowOverview
{
    internal sealed record Overview(
        [property: Description("依据：数据版本与说明")] LayoutBasis Basis,
        [property: Description("常用的服务圈")] IReadOnlyList<Preset> Presets,
        [property: Description("县区")] IReadOnlyList<AreaOverview> Areas,
        [property: Description("站点数")] HomesOverview Homes,
        [property: Description("各类人数")] PeopleOverview People,
        [property: Description("不能按道路计算的原因；有道路时不写")] string? RoadsReason
    );

    internal sealed record Preset(
        [property: Description("代码")] string Code,
        [property: Description("名称")] string Title,
        [property: Description("按什么算：radius、walk、ebike")] string By,
        [property: Description("分钟")] int? Minutes
    );

    internal sealed record AreaOverview(
        [property: Description("县区代码")] string Code,
        [property: Description("名称")] string Name,
        [property: Description("简称")] string ShortName,
        [property: Description("是否没有边界的开发区")] bool IsZone,
        [property: Description("普查的常住人口")] int? Residents
    );

    internal sealed record HomesOverview(
        [property: Description("现有站点，含暂停的")] int Open,
        [property: Description("规划中的站点")] int Planned,
        [property: Description("其中开放时间不详的")] int WithoutHours
    );

    internal sealed record PeopleOverview(
        [property: Description("职工")] double Workers,
        [property: Description("骑手：各格最多的一小时之和")] double Riders,
        [property: Description("普查的常住人口")] double Residents
    );

    private static readonly Preset[] Presets =
    [
        new("radius", "服务半径（直线）", "radius", null),
        new("walk15", "15分钟服务圈（步行）", "walk", 15),
        new("ebike15", "15分钟服务圈（电动车）", "ebike", 15),
    ];

    public static void Map(IEndpointRouteBuilder planning) =>
        planning
            .MapGet("/overview", HandleAsync)
            .WithName("showPlanning")
            .WithSummary("规划用的数据概况")
            .WithDescription("数据版本、县区、站点数与人数，以及能不能按道路计算。")
            .Produces<Overview>()
            .WithAnswerExample(PlanExamples.Overview);

    private static async Task<IResult> HandleAsync(HttpContext context, CityStore store)
    {
        var city = await store.GetAsync(context.RequestAborted);
        var (layouts, scope) = (city.Layouts, PlanDesk.ScopeOf(context.Staff(), city));
        var inputs = layouts.Inputs;
        InputHome[] homes = [.. inputs.Homes.Where(scope.Sees)];
        InputArea[] areas = [.. inputs.Areas.Where((_, area) => scope.Names(inputs, area))];
        return Results.Ok(
            new Overview(
                BasisNotes.Of(layouts, scope, LayoutQuestion.First),
                Presets,
                [
                    .. areas.Select(area => new AreaOverview(
                        area.Code,
                        area.Name,
                        area.ShortName,
                        area.IsZone,
                        area.Residents
                    )),
                ],
                new(
                    homes.Count(home => home.Status is not HomeStatus.Planned),
                    homes.Count(home => home.Status is HomeStatus.Planned),
                    homes.Count(home => !home.HoursKnown)
                ),
                new(
                    PeopleOf(layouts.PeopleIn(scope, DemandKind.Workers).Demand),
                    PeopleOf(layouts.PeopleIn(scope, DemandKind.Riders).Demand),
                    areas.Sum(area => (double)(area.Residents ?? 0))
                ),
                layouts.Roads is null ? Problem.RoadsNotLoaded.Title : null
            )
        );
    }

    private static double PeopleOf(Demand demand)
    {
        var sum = 0.0;
        foreach (var people in demand.People)
            sum += people.Most;
        return sum;
    }
}
