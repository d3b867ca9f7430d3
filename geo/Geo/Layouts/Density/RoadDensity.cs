using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.Roads.Search;

namespace QhdHomeMap.Geo.Layouts.Density;

/// <summary>
/// How many homes there are for 10 km of the roads that a profile may use, by class of road and by area. A home belongs to the class of
/// the road nearest to it, and to the area whose outline holds it; so a zone without an outline has neither homes nor roads here, and
/// its own are those of the areas that it lies in.
/// </summary>
/// <param name="Total">All roads and homes, in whatever area or in none.</param>
/// <param name="ByArea">By area, in the caller's order.</param>
/// <param name="Outside">What lies outside all areas.</param>
/// <param name="ByClass">By class of road, the classes that occur.</param>
/// <param name="ByAreaAndClass">For each area by class, the classes that occur in it.</param>
/// <param name="OffRoads">Homes further than <see cref="PlaceMatching.PeopleLimitM"/> from every road: they are of no class.</param>
public sealed record RoadDensity(
    RoadTally Total,
    IReadOnlyList<RoadTally> ByArea,
    RoadTally Outside,
    IReadOnlyDictionary<RoadClass, RoadTally> ByClass,
    IReadOnlyList<IReadOnlyDictionary<RoadClass, RoadTally>> ByAreaAndClass,
    IReadOnlyList<int> OffRoads
)
{
    /// <summary>Counts. O(stretches + homes log edges).</summary>
    /// <param name="roads">The roads.</param>
    /// <param name="profile">Whose.</param>
    /// <param name="byArea">The same roads cut by area.</param>
    /// <param name="homes">The homes.</param>
    /// <exception cref="ArgumentException">Other roads were cut, or no profile has that code.</exception>
    public static RoadDensity Of(LayoutRoads roads, string profile, RoadsByArea byArea, IReadOnlyList<LayoutHome> homes)
    {
        byArea.RequireSame(roads.Network);
        var tally = new Counter(byArea.Areas.Count);
        var traveller = roads.Profile(profile);
        foreach (ref readonly var part in byArea.Stretches)
        {
            ref readonly var edge = ref roads.Network.Edges[part.Stretch.Edge];
            if (traveller.MayUse(edge))
            {
                tally.Add(part.Area, edge.Class, new(edge.LengthM * (part.Stretch.End - part.Stretch.Start), 0));
            }
        }

        var places = homes.Select(home => home.Location).ToArray();
        var nearest = roads.Edges(profile).Nearest(places, PlaceMatching.PeopleLimitM);
        for (var home = 0; home < places.Length; home++)
        {
            RoadClass? roadClass = nearest[home] is { } point ? roads.Network.Edges[point.Edge].Class : null;
            tally.Add(byArea.Areas.AreaOf(places[home]), roadClass, new(0, 1));
        }

        return tally.Result([.. homes.Where((_, home) => nearest[home] is null).Select(home => home.Id)]);
    }

    // The last area is what lies outside all.
    private sealed class Counter(int areas)
    {
        private readonly RoadTally[] _byArea = new RoadTally[areas + 1];
        private readonly SortedDictionary<RoadClass, RoadTally> _byClass = [];
        private readonly SortedDictionary<RoadClass, RoadTally>[] _byBoth =
        [
            .. Enumerable.Range(0, areas + 1).Select(_ => new SortedDictionary<RoadClass, RoadTally>()),
        ];
        private RoadTally _total;

        public void Add(int area, RoadClass? roadClass, RoadTally more)
        {
            var place = area < 0 ? areas : area;
            _total += more;
            _byArea[place] += more;
            if (roadClass is { } known)
            {
                _byClass[known] = _byClass.GetValueOrDefault(known) + more;
                _byBoth[place][known] = _byBoth[place].GetValueOrDefault(known) + more;
            }
        }

        public RoadDensity Result(int[] offRoads) =>
            new(_total, _byArea[..^1], _byArea[^1], _byClass, _byBoth[..^1], offRoads);
    }
}
