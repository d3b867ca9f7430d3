using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Geo.Roads;

/// <summary>
/// The area to which a network is cut. A stretch between two neighbouring points of a way is kept when at least one of them is inside
/// or on the border, so a road ends at its first point outside and is not cut between points; a road that only touches the area between
/// two points outside is left out.
/// </summary>
public sealed class RoadClip
{
    private readonly Envelope _envelope;
    private readonly IndexedPointInAreaLocator _locator;

    /// <summary>Indexes the area. O(n log n) for n corners.</summary>
    /// <param name="area">Polygons in WGS-84 degrees, longitude first.</param>
    /// <exception cref="ArgumentException">It is empty or not made of polygons.</exception>
    public RoadClip(Geometry area)
    {
        if (area.IsEmpty || area is not (Polygon or MultiPolygon))
        {
            throw new ArgumentException("A clip is one polygon or several.", nameof(area));
        }

        (_envelope, _locator) = (area.EnvelopeInternal, new(area));
        // The index is built with the first question; asked here, it may be shared by threads afterwards.
        _locator.Locate(area.Coordinate);
    }

    /// <summary>Whether a point is inside or on the border. O(log n) and those edges that cross its latitude.</summary>
    public bool Holds(Wgs84 point) =>
        _envelope.Covers(point.Lon, point.Lat)
        && _locator.Locate(new Coordinate(point.Lon, point.Lat)) != Location.Exterior;
}
