using System.Collections.Concurrent;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.ServiceAreas;

namespace QhdHomeMap.Geo.Layouts;

/// <summary>
/// Service areas of homes on one network, kept once they are drawn: a home's ground depends on neither the hour nor the other homes, so another
/// hour or a scenario draws only what is new. Safe for any number of threads.
/// </summary>
/// <param name="kept">How many are kept; past that it starts anew, as a home dragged about leaves one at every step.</param>
internal sealed class DrawnGround(int kept)
{
    private readonly ConcurrentDictionary<Origin, ServiceArea> _areas = new();

    /// <summary>The ground around what is reached, drawn unless it is known. Who asks twice gets the same shape: it must not be changed.</summary>
    /// <param name="origin">Where from and how far; it alone decides what is reached.</param>
    /// <param name="cells">The ground of the origin's profile.</param>
    /// <param name="reached">What is reached of the roads.</param>
    public ServiceArea Of(Origin origin, GroundCells cells, IReadOnlyList<RoadStretch> reached)
    {
        if (_areas.TryGetValue(origin, out var known))
        {
            return known;
        }

        if (_areas.Count >= kept)
        {
            _areas.Clear();
        }

        return _areas.GetOrAdd(origin, ServiceArea.Draw(cells, reached));
    }

    /// <summary>A home's place with its limit under a rule.</summary>
    internal readonly record struct Origin(string Profile, CoverUnit Unit, Wgs84 Place, double Limit);
}
