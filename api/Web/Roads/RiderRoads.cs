using System.Runtime.CompilerServices;
using QhdHomeMap.Api.Snapshots;
using QhdHomeMap.Data.Roads;
using QhdHomeMap.Formats.Roads;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Nearest;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.Roads.Nearest;
using QhdHomeMap.Geo.Roads.Search;
using QhdHomeMap.Geo.Roads.Snapping;

namespace QhdHomeMap.Api.Roads;

/// <summary>One version of the roads, prepared for each way to travel. Immutable to those who ask.</summary>
internal sealed class RiderRoads(StoredRoads roads)
{
    private readonly Dictionary<string, RiderWay> _ways = TravelProfiles.Default.ToDictionary(
        profile => profile.Code,
        profile => new RiderWay(roads.Network, profile)
    );

    public RoadNetworkVersion Version => roads.Version;

    /// <param name="profile">The code of a travel profile: <c>walk</c>, <c>ebike</c>.</param>
    public RiderWay Way(string profile) => _ways[profile];
}

/// <summary>The roads as one profile travels them, and the homes along them.</summary>
internal sealed class RiderWay(RoadNetwork network, TravelProfile profile)
{
    // By the index of a snapshot, which following snapshots share for as long as no home has moved.
    private readonly ConditionalWeakTable<PointIndex, RoadTargets> _homes = [];
    private readonly EdgeIndex _edges = EdgeIndex.Build(network, profile);

    private readonly RoutingGraph _graph = RoutingGraph.Build(network, profile, TravelCost.Seconds);

    /// <summary>Where a rider meets the roads; null when they are too far away.</summary>
    public RoadPlace? PlaceOf(Wgs84 rider) =>
        _edges.Nearest(rider, PlaceMatching.PeopleLimitM) is { } point ? RoadPlace.At(point) : null;

    /// <summary>
    /// The homes by their slots in the snapshot's index, as its filters count. Found for the first who asks after a home has moved: 2 µs a
    /// home, once for all.
    /// </summary>
    public RoadTargets HomesOf(HomeSnapshot snapshot) => _homes.GetValue(snapshot.Index, _ => Find(snapshot));

    private RoadTargets Find(HomeSnapshot snapshot)
    {
        var places = new Wgs84[snapshot.Homes.Length];
        for (var slot = 0; slot < places.Length; slot++)
        {
            ref readonly var home = ref snapshot.Homes[snapshot.Index.Items[slot]];
            places[slot] = new Wgs84(home.Lon, home.Lat);
        }
        var points = _edges.Nearest(places, PlaceMatching.PeopleLimitM);
        return RoadTargets.Build(
            _graph,
            Array.ConvertAll(points, p => p is { } at ? RoadPlace.At(at) : (RoadPlace?)null)
        );
    }
}
