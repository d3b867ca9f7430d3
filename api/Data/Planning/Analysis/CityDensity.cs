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
        if (city.Roads is not { } roads || city.Ground.Roads is not { } byArea)
            return new(layout.Basis, [], [], null, [], clusters);
        var homes = layout.Homes.Where(layout.Serves).ToArray();
        var doors = homes.Select(home => home.Layout).ToArray();
        var density = RoadDensity.Of(roads, layout.Profile, byArea, doors);
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
            [.. AreasOf(layout.Inputs, density, distances)],
            DistancesOf(distances.Total),
            [.. ArterialsOf(layout, roads.Network, HomesToArterials.Of(roads, doors), homes)],
            clusters
        );
    }

    private static IEnumerable<AreaDensity> AreasOf(
        LayoutInputs inputs,
        RoadDensity density,
        Geo.Layouts.Density.RoadDistances distances
    )
    {
        foreach (var (i, area) in inputs.Areas.Index())
        {
            if (area.IsZone)
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

    private static IEnumerable<ArterialDistance> ArterialsOf(
        CityLayout layout,
        RoadNetwork network,
        HomeToArterial[] found,
        CityHome[] homes
    ) =>
        found
            .Zip(homes)
            .Select(pair => new ArterialDistance(
                pair.Second.Id,
                pair.Second.Name,
                Metres(pair.First.DistanceM),
                pair.First.Edge is { } edge && network.Names[network.Edges[edge].Name] is { Length: > 0 } name
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
