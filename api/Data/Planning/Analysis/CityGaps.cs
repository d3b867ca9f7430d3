using QhdHomeMap.Geo.Layouts;
using QhdHomeMap.Geo.Layouts.Gaps;

namespace QhdHomeMap.Data.Planning.Analysis;

/// <summary>What makes a gap.</summary>
/// <param name="LinkM">Uncovered people so near to each other are of one gap, metres.</param>
/// <param name="LeastPeople">A gap of fewer is not listed.</param>
public sealed record GapChoice(double LinkM, double LeastPeople)
{
    /// <summary>Fewer are never shown as a place: they could be told apart.</summary>
    public const int FewestPeople = (int)Demand.LeastShown;

    public static readonly GapChoice Usual = new(CoverageGaps.UsualLinkM, FewestPeople);
}

/// <summary>Gaps with the names of where they are.</summary>
public static class CityGaps
{
    public static CoverageGaps Find(CityLayout layout, GapChoice choice) =>
        CoverageGaps.Find(layout.Layout, layout.Question.Hour, choice.LinkM, choice.LeastPeople, [layout.Profile]);

    public static GapsAnswer Of(CityLayout layout, GapChoice choice)
    {
        var found = Find(layout, choice);
        var total = layout.Layout.Total(layout.Question.Hour);
        return new(
            layout.Basis,
            Rounded.People(total.People),
            Rounded.People(total.Uncovered),
            [.. found.Gaps.Select((gap, i) => Answer(layout, gap, i + 1))],
            Rounded.People(found.RemainderPeople)
        );
    }

    private static GapAnswer Answer(CityLayout layout, Gap gap, int rank)
    {
        var way = gap.Ways.Count > 0 ? gap.Ways[0] : null;
        var (place, area) = PlaceOf(layout, gap);
        return new(
            rank,
            Rounded.People(gap.People),
            gap.Points.Length,
            Rounded.Degrees(gap.Centre.Lon),
            Rounded.Degrees(gap.Centre.Lat),
            place,
            layout.AreaCodeOf(area),
            gap.NearestHome is { } home
                ? new(
                    home.HomeId,
                    NameOf(layout, layout.Homes.First(h => h.Id == home.HomeId)),
                    Rounded.Metres(home.DistanceM),
                    way?.LengthM is { } lengthM ? Rounded.Metres(lengthM) : null,
                    way?.Seconds is { } seconds ? Math.Round(seconds) : null
                )
                : null,
            way?.RoadM is { } roadM ? Rounded.Metres(roadM) : null,
            WeekHourText.Bits(gap.Hours),
            WeekHourText.Runs(gap.Hours)
        );
    }

    /// <summary>What is open anybody may know; what others plan is theirs to tell.</summary>
    private static string NameOf(CityLayout layout, CityHome home) =>
        home.IsPlanned && !layout.Scope.Sees(home) ? "范围以外的规划站点" : home.Name;

    /// <summary>The area and township of most of its people, and the roads it is nearest to are left to the map.</summary>
    private static (string Name, int Area) PlaceOf(CityLayout layout, Gap gap)
    {
        var demand = layout.Layout.Demand;
        var area = Most(gap, demand, point => demand.Areas[point]);
        var township = Most(gap, demand, point => demand.Townships[point]);
        var name = layout.AreaNameOf(area);
        return (township < 0 ? name : name + layout.Inputs.Townships[township].Name, area);
    }

    private static int Most(Gap gap, Demand demand, Func<int, int> groupOf)
    {
        var people = new SortedDictionary<int, double>();
        foreach (var point in gap.Points)
            people[groupOf(point)] = people.GetValueOrDefault(groupOf(point)) + demand.People[point].Most;
        return people.MaxBy(g => g.Value).Key;
    }
}
