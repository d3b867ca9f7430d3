using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Coverage;
using QhdHomeMap.Geo.Layouts;
using QhdHomeMap.Geo.Layouts.Density;

namespace QhdHomeMap.Data.Planning.Analysis;

/// <summary>What a scenario has done to a home.</summary>
public enum ScenarioMark
{
    Added,
    Moved,
    Changed,
}

/// <summary>A home of a layout with what people call it.</summary>
/// <param name="Layout">As the layout takes it; the id of one that a scenario adds is the negative of its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Area">Index of its area; −1 for an added one outside every polygon.</param>
/// <param name="Kind">Of an added one a home.</param>
/// <param name="HoursKnown">Whether its hours say anything; one whose hours do not never serves.</param>
/// <param name="IsPlanned">Not built yet.</param>
/// <param name="IsSample">Whether it is invented.</param>
/// <param name="Mark">What a scenario has done to it; null nothing.</param>
public sealed record CityHome(
    LayoutHome Layout,
    string Name,
    int Area,
    HomeKind Kind,
    bool HoursKnown,
    bool IsPlanned,
    bool IsSample,
    ScenarioMark? Mark
)
{
    public int Id => Layout.Id;
}

/// <summary>The homes that a question is about: those of the database, and what a scenario does to them.</summary>
internal static class ScenarioHomes
{
    /// <returns>Ascending by id, so that the same homes are always in the same order.</returns>
    public static IReadOnlyList<CityHome> Of(
        LayoutInputs inputs,
        AreaPolygons outlines,
        HomeChoice choice,
        IReadOnlyList<ScenarioChange> changes
    )
    {
        var hours = new HoursOfWeek(inputs.Holidays, inputs.Monday);
        var homes = inputs
            .Homes.Where(home => choice is HomeChoice.Planned || home.Status is not HomeStatus.Planned)
            .ToDictionary(home => home.Id, Existing);
        foreach (var change in changes)
            Apply(change, homes, outlines, hours);
        return [.. homes.Values.OrderBy(home => home.Id)];
    }

    private static CityHome Existing(InputHome home) =>
        new(
            home.Layout,
            home.Name,
            home.Area,
            home.Kind,
            home.HoursKnown,
            home.Status is HomeStatus.Planned,
            home.IsSample,
            Mark: null
        );

    /// <summary>A change of a home that is no more, or not among those asked for, changes nothing.</summary>
    private static void Apply(
        ScenarioChange change,
        Dictionary<int, CityHome> homes,
        AreaPolygons outlines,
        HoursOfWeek hours
    )
    {
        switch (change)
        {
            case AddHome add:
                homes[-add.Key] = Added(add, outlines, hours);
                break;
            case MoveHome move when homes.TryGetValue(move.HomeId, out var home):
                var location = new Wgs84(move.Lon, move.Lat);
                homes[home.Id] = home with
                {
                    Layout = home.Layout with { Location = location },
                    Area = outlines.AreaOf(location) is >= 0 and var area ? area : home.Area,
                    Mark = ScenarioMark.Moved,
                };
                break;
            case ChangeHome own when homes.TryGetValue(own.HomeId, out var home):
                homes[home.Id] = home with
                {
                    Layout = home.Layout with
                    {
                        RadiusM = own.RadiusM ?? home.Layout.RadiusM,
                        Open = own.Hours is null ? home.Layout.Open : hours.Of(own.Hours).Open,
                    },
                    HoursKnown = home.HoursKnown || own.Hours is not null,
                    Mark = home.Mark ?? ScenarioMark.Changed,
                };
                break;
            case RemoveHome remove:
                homes.Remove(remove.HomeId);
                break;
        }
    }

    private static CityHome Added(AddHome add, AreaPolygons outlines, HoursOfWeek hours)
    {
        var location = new Wgs84(add.Lon, add.Lat);
        var open = add.Hours is null ? WeekHours.All : hours.Of(add.Hours).Open;
        return new(
            new LayoutHome(-add.Key, location, add.RadiusM, open),
            add.Name,
            outlines.AreaOf(location),
            HomeKind.Home,
            HoursKnown: true,
            IsPlanned: true,
            IsSample: false,
            ScenarioMark.Added
        );
    }
}
