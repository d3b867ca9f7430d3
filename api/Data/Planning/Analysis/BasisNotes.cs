using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.Layouts;

namespace QhdHomeMap.Data.Planning.Analysis;

/// <summary>Says what an answer was worked out from, and what a planner must know before reading it.</summary>
public static class BasisNotes
{
    private const double MetresPerKm = 1_000;

    public static LayoutBasis Of(CityLayouts city, PlanScope scope, LayoutQuestion question)
    {
        var inputs = city.Inputs;
        var roads = inputs.Roads;
        return new(
            inputs.Versions.Hash,
            inputs.Versions.AsOf,
            new(
                inputs.Homes.Any(home => home.IsSample),
                inputs.Workers.HasSamples || inputs.Riders.HasSamples,
                roads?.Version.IsSample ?? false
            ),
            roads is null
                ? null
                : new(
                    roads.Version.Key.ToString(),
                    roads.Version.ImportedAt,
                    roads.Network.Edges.Length,
                    Math.Round(LengthM(roads.Network) / MetresPerKm, 3)
                ),
            inputs.Monday,
            [.. Notes(city, scope, question)]
        );
    }

    private static IEnumerable<string> Notes(CityLayouts city, PlanScope scope, LayoutQuestion question)
    {
        var inputs = city.Inputs;
        foreach (var note in scope.Notes)
            yield return note;
        if (inputs.Roads is null)
            yield return "没有导入道路，只能按直线距离计算";
        else if (inputs.Roads.Version.IsSample)
            yield return "道路为示例数据，结果仅供演示";
        if (inputs.Homes.Any(home => home.IsSample))
            yield return "站点为示例数据，结果仅供演示";
        if (question.Hour is not null)
        {
            foreach (var note in HourNotes(inputs, scope, question))
                yield return note;
        }
        foreach (var note in PeopleNotes(city, question))
            yield return note;
        InputArea[] zones =
        [
            .. inputs.Areas.Where(
                (area, i) =>
                    area.IsZone && (scope.Names(inputs, i) || area.Hosts.Any(host => scope.Names(inputs, host)))
            ),
        ];
        if (zones.Length > 0)
        {
            yield return $"{string.Join("、", zones.Select(zone => zone.ShortName))}没有边界：站点和人按登记的县区计入，"
                + $"面积和道路计入所在的{string.Join("、", HostsOf(inputs, zones))}";
        }
    }

    private static IEnumerable<string> HourNotes(LayoutInputs inputs, PlanScope scope, LayoutQuestion question)
    {
        var unknown = inputs.Homes.Count(home =>
            !home.HoursKnown
            && scope.Sees(home)
            && (question.Homes is HomeChoice.Planned || home.Status is not HomeStatus.Planned)
        );
        if (unknown > 0)
            yield return $"{unknown} 个站点开放时间不详，按不开放计算";
        if (question.People is DemandKind.Workers && inputs.Workers.WithoutHours > 0)
            yield return $"{(scope.IsWholeCity ? "" : "全市有 ")}{inputs.Workers.WithoutHours} 处工作场所（{inputs.Workers.PeopleWithoutHours:0} 人）没有填写上班时间，按全天在岗计算";
        foreach (var year in new[] { inputs.Monday.Year, inputs.Monday.AddDays(6).Year }.Distinct())
        {
            if (!inputs.Holidays.Covers(year))
                yield return $"{year} 年的节假日安排尚未导入，与节假日有关的开放时间按不开放计算";
        }
    }

    private static IEnumerable<string> PeopleNotes(CityLayouts city, LayoutQuestion question)
    {
        var inputs = city.Inputs;
        var isSample = question.People switch
        {
            DemandKind.Workers => inputs.Workers.HasSamples,
            DemandKind.Riders => inputs.Riders.HasSamples,
            _ => false,
        };
        if (isSample)
            yield return $"{LayoutQuestion.PeopleTitle(question.People)}为示例数据，结果仅供演示";
        if (question.People is not DemandKind.Residents)
            yield break;
        var year = inputs.Areas.Max(area => area.ResidentsYear);
        yield return $"居民为估算：{year} 年人口普查各县区常住人口沿居住区道路均分";
        var notPlaced = city.Ground.Residents.NotPlaced;
        var names = inputs.Areas.Where((_, area) => notPlaced[area] > 0).Select(area => area.ShortName).ToArray();
        if (names.Length > 0)
            yield return $"{string.Join("、", names)}的居民（{notPlaced.Sum():0} 人）没有可用的边界或道路，不参加计算";
    }

    private static IEnumerable<string> HostsOf(LayoutInputs inputs, IEnumerable<InputArea> zones) =>
        zones.SelectMany(zone => zone.Hosts).Distinct().Order().Select(host => inputs.Areas[host].ShortName);

    private static double LengthM(Geo.Roads.RoadNetwork network)
    {
        var lengthM = 0.0;
        foreach (ref readonly var edge in network.Edges)
            lengthM += edge.LengthM;
        return lengthM;
    }
}
