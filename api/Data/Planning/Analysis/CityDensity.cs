using QhdHomeMap.Geo.Layouts;
using QhdHomeMap.Geo.Layouts.Density;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Data.Planning.Analysis;

/// <summary>Density of the homes that serve, against roads and clusters.</summary>
internal static class CityDensity
{
    public static DensityAnswer Of(CityLayout layout)
    {
        var city = layout.City;
        var clusters = CityClusterCounts.Density(layout);
        if (city.Roads is not { } roads || city.Ground.RoadsOf(layout.Scope) is not { } byArea)
            return new(layout.Basis, [], [], null, [], clusters);
        LayoutHome[] doors = [.. layout.Homes.Where(layout.Serves).Select(home => home.Layout)];
        CityHome[] seen = [.. layout.SeenHomes.Where(layout.Serves)];
        var density = RoadDensity.Of(roads, layout.Profile, byArea, DoorsOn(byArea, layout.Scope, doors));
        var distances = Geo.Layouts.Density.RoadDistances.Of(roads, layout.Profile, byArea, doors);
        return new(
            layout.Basis,
            [
                .. density
                    .ByClass.OrderBy(c => c.Key)
                    .Select(c => new ClassDensity(
                        c.Key.Code(),
                        RoadClassTitles.Of(c.Key),
                        Rounded.Km(c.Value.LengthM),
                        c.Value.Homes,
                        PerTen(c.Value)
                    )),
            ],
            [.. AreasOf(layout, density, distances)],
            DistancesOf(distances.Total),
            [.. ArterialsOf(roads, seen)],
            clusters
        );
    }

    private static IEnumerable<AreaDensity> AreasOf(
        CityLayout layout,
        RoadDensity density,
        Geo.Layouts.Density.RoadDistances distances
    )
    {
        foreach (var (i, area) in layout.Inputs.Areas.Index())
        {
            if (layout.Scope.Outlines[i] is null)
                continue;
            var (tally, way) = (density.ByArea[i], distances.ByArea[i]);
            yield return new(
                area.Code,
                area.ShortName,
                Rounded.Km(tally.LengthM),
                tally.Homes,
                PerTen(tally),
                Metres(way.MedianM),
                Metres(way.P90M),
                Metres(way.P99M)
            );
        }
    }

    private static RoadDistances DistancesOf(RoadDistance all) =>
        new(
            Metres(all.MedianM),
            Metres(all.P90M),
            Metres(all.P99M),
            all.Worst is { } worst
                ? new(
                    Rounded.Metres(worst.DistanceM),
                    Rounded.Degrees(worst.Place.Lon),
                    Rounded.Degrees(worst.Place.Lat)
                )
                : null,
            Rounded.Km(all.LengthM - all.UnreachableM),
            Rounded.Km(all.UnreachableM)
        );

    // Against the roads of a part of the city only the homes on it are held; beyond the city's borders are those roads, too.
    private static LayoutHome[] DoorsOn(RoadsByArea byArea, PlanScope scope, LayoutHome[] doors) =>
        scope.IsWholeCity ? doors : [.. doors.Where(door => byArea.Areas.AreaOf(door.Location) >= 0)];

    private static IEnumerable<ArterialDistance> ArterialsOf(LayoutRoads roads, CityHome[] homes) =>
        HomesToArterials
            .Of(roads, [.. homes.Select(home => home.Layout)])
            .Zip(homes)
            .Select(pair => new ArterialDistance(
                pair.Second.Id,
                pair.Second.Name,
                Metres(pair.First.DistanceM),
                pair.First.Edge is { } edge
                && roads.Network.Names[roads.Network.Edges[edge].Name] is { Length: > 0 } name
                    ? name
                    : null
            ))
            .OrderByDescending(home => home.Metres ?? double.MaxValue)
            .ThenBy(home => home.HomeId);

    private static double? PerTen(RoadTally tally) => tally.HomesPer10Km is { } perTen ? Math.Round(perTen, 3) : null;

    private static double? Metres(double? metres) => metres is { } some ? Rounded.Metres(some) : null;
}

/// <summary>道路等级 as planners call it.</summary>
public static class RoadClassTitles
{
    private static readonly Dictionary<RoadClass, string> Titles = new()
    {
        [RoadClass.Unknown] = "未分级道路",
        [RoadClass.Motorway] = "高速公路",
        [RoadClass.Trunk] = "国道与快速路",
        [RoadClass.Primary] = "主干路",
        [RoadClass.Secondary] = "次干路",
        [RoadClass.Tertiary] = "支路",
        [RoadClass.Unclassified] = "其他道路",
        [RoadClass.Residential] = "居住区道路",
        [RoadClass.LivingStreet] = "生活街道",
        [RoadClass.Service] = "内部道路",
        [RoadClass.Pedestrian] = "步行街",
        [RoadClass.Cycleway] = "自行车道",
        [RoadClass.Footway] = "人行道",
        [RoadClass.Path] = "小路",
        [RoadClass.Steps] = "台阶",
        [RoadClass.Track] = "田间与林间道路",
    };

    public static string Of(RoadClass roadClass) => Titles[roadClass];
}
