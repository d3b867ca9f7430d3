using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Roads.Snapping;

namespace QhdHomeMap.Geo.Roads.Search;

/// <summary>Brings places of the ground onto the roads; one that cannot be is named and does not keep the others from it.</summary>
public static class PlaceMatching
{
    /// <summary>How far from a road people and homes may be: across a large factory's yard or a park.</summary>
    public const double PeopleLimitM = 500;

    /// <summary>Snaps places to edges and looks whether those are joined to the rest of the network.</summary>
    /// <param name="graph">The roads.</param>
    /// <param name="index">An index of the same network, for the same profile.</param>
    /// <param name="places">Places of the ground.</param>
    /// <param name="limitM">The greatest distance to a road in metres, above 0, at most 100 km.</param>
    /// <param name="threads">At most so many at a time; 0 is one a processor.</param>
    /// <returns>One for each place, in their order.</returns>
    public static RoadMatch[] Match(
        RoutingGraph graph,
        EdgeIndex index,
        ReadOnlySpan<Wgs84> places,
        double limitM = EdgeIndex.UsualLimitM,
        int threads = 0
    ) =>
        Array.ConvertAll(
            index.Nearest(places, limitM, threads),
            point => point is { } road ? Check(graph, RoadPlace.At(road)) : new(null, MatchFault.TooFar)
        );

    /// <summary>Looks whether a place of the network is joined to the rest of it. O(1).</summary>
    public static RoadMatch Check(RoutingGraph graph, RoadPlace place)
    {
        var node = place.IsNode ? place.Node : graph.Network.Edges[place.Point.Edge].From;
        return new(place, graph.Components.IsCutOff(node) ? MatchFault.CutOff : MatchFault.None);
    }
}
