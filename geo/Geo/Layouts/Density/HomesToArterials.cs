using QhdHomeMap.Geo.Geodesy;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Geo.Layouts.Density;

/// <summary>How far a home lies from the nearest arterial, as the crow flies.</summary>
/// <param name="HomeId">The home.</param>
/// <param name="DistanceM">Metres to the nearest point of one; null where none is within <see cref="ShortGeodesic.ReachM"/>.</param>
/// <param name="Class">What kind of road that is.</param>
/// <param name="Edge">Its edge.</param>
public readonly record struct HomeToArterial(int HomeId, double? DistanceM, RoadClass? Class, int? Edge);

/// <summary>Homes against 干路: trunk, primary and secondary roads, whoever may use them.</summary>
public static class HomesToArterials
{
    /// <summary>Whether a class is an arterial.</summary>
    public static bool IsArterial(RoadClass roadClass) =>
        roadClass is RoadClass.Trunk or RoadClass.Primary or RoadClass.Secondary;

    /// <summary>The nearest arterial of each home, in their order. O(homes log edges).</summary>
    public static HomeToArterial[] Of(LayoutRoads roads, IReadOnlyList<LayoutHome> homes)
    {
        var nearest = roads.Arterials.Nearest([.. homes.Select(home => home.Location)], ShortGeodesic.ReachM);
        return
        [
            .. homes.Select(
                (home, i) =>
                    nearest[i] is { } point
                        ? new HomeToArterial(
                            home.Id,
                            point.DistanceM,
                            roads.Network.Edges[point.Edge].Class,
                            point.Edge
                        )
                        : new(home.Id, null, null, null)
            ),
        ];
    }
}
