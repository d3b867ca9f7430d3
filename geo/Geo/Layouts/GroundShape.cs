using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Layouts;

/// <summary>Hulls drawn in a plane, as maps want them.</summary>
public static class GroundShape
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    /// <summary>The shape in WGS-84 degrees, longitude first; a polygon without holes counter-clockwise. O(corners).</summary>
    public static Geometry Of(Geometry inPlane, LocalPlane plane)
    {
        var shape = Factory.CreateGeometry(inPlane);
        shape.Apply(new ToDegrees(plane));
        shape.GeometryChanged();
        return shape is Polygon polygon && !Orientation.IsCCW(polygon.ExteriorRing.CoordinateSequence)
            ? shape.Reverse()
            : shape;
    }

    private sealed class ToDegrees(LocalPlane plane) : ICoordinateFilter
    {
        public void Filter(Coordinate coord)
        {
            var place = plane.ToWgs84(coord.X, coord.Y);
            (coord.X, coord.Y) = (place.Lon, place.Lat);
        }
    }
}
