using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;
using QhdHomeMap.Geo.Nearest;
using QhdHomeMap.Geo.Roads.Nearest;
using QhdHomeMap.Geo.Roads.Search;

namespace QhdHomeMap.Geo.Layouts.Gaps;

/// <summary>The homes of a layout, to be looked for from gaps; safe for any number of threads.</summary>
internal sealed class GapHomes
{
    private readonly SiteLayout _layout;
    private readonly int? _hour;
    private readonly PointIndex _index;
    private readonly (string Profile, RoadTargets? Targets)[] _ways;

    /// <summary>Indexes the homes, and brings them onto the roads for each profile.</summary>
    public GapHomes(SiteLayout layout, int? hour, IReadOnlyList<string> profiles)
    {
        (_layout, _hour) = (layout, hour);
        Wgs84[] places = [.. layout.Homes.Select(home => home.Location)];
        _index = PointIndex.Build(places);
        _ways = [.. profiles.Select(profile => (profile, TargetsFor(layout.Roads, profile, places)))];
    }

    /// <summary>The nearest home as the crow flies, whether it is open or not.</summary>
    public NearHome? ByLine(Wgs84 from)
    {
        var found = NearestSearch.Nearest(_index, from, limit: 1, double.PositiveInfinity, default(EverySlot));
        if (found.IsEmpty)
        {
            return null;
        }

        var home = _layout.Homes[found[0].Item];
        return new(home.Id, found[0].DistanceM, _hour is not { } hour || home.Open.Contains(hour));
    }

    /// <summary>The home that is soonest reached along the roads, for each profile.</summary>
    public GapWay[] ByRoad(Wgs84 from) =>
        Array.ConvertAll(
            _ways,
            way =>
                way.Targets is null
                    ? new GapWay(way.Profile, null, null, null, null, WayTrouble.NoRoads)
                    : ByRoad(from, way.Profile, way.Targets)
        );

    private GapWay ByRoad(Wgs84 from, string profile, RoadTargets targets)
    {
        var road = _layout.Roads!.Edges(profile).Nearest(from, ShortGeodesic.ReachM);
        if (road is not { DistanceM: <= PlaceMatching.PeopleLimitM } point)
        {
            return new(profile, road?.DistanceM, null, null, null, WayTrouble.OffRoads);
        }

        var found = NearestByRoad.Find(targets, RoadPlace.At(point), 1, double.PositiveInfinity, default(EverySlot));
        return found is [var home, ..]
            ? new(profile, point.DistanceM, _layout.Homes[home.Target].Id, home.LengthM, home.Cost, WayTrouble.None)
            : new(profile, point.DistanceM, null, null, null, WayTrouble.NoHome);
    }

    private static RoadTargets? TargetsFor(LayoutRoads? roads, string profile, Wgs84[] homes) =>
        roads is null
            ? null
            : RoadTargets.Build(
                roads.Graph(profile, CoverUnit.Seconds),
                Array.ConvertAll(roads.Match(homes, profile, CoverUnit.Seconds), match => match.Place)
            );
}
