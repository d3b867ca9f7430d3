using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Roads.Snapping;

/// <summary>
/// From metres of the Mercator plane to metres of the ground around a place: the scale half-way to the other point. The logarithm of the
/// scale grows by sin φ / a a plane metre northward (that of the sphere; the ellipsoid's differs by less than a hundredth).
/// </summary>
internal readonly struct LocalScale
{
    private readonly double _growthPerM;

    public LocalScale(Wgs84 place)
    {
        At = Mercator.ScaleAt(place);
        _growthPerM = Math.Sin(double.DegreesToRadians(place.Lat)) / Ellipsoid.A;
    }

    /// <summary>Plane metres to a ground metre at the place.</summary>
    public double At { get; }

    /// <summary>The square of ground metres from the place to a point, times <see cref="At"/> squared.</summary>
    public double SquaredM2(PlanePoint place, PlanePoint point)
    {
        var (dx, dy) = (point.X - place.X, point.Y - place.Y);
        return ((dx * dx) + (dy * dy)) * (1 - (_growthPerM * dy));
    }

    /// <summary>Plane metres that no point with such a <see cref="SquaredM2"/> lies beyond.</summary>
    public double FarthestM(double squaredM2)
    {
        var planeM = Math.Sqrt(squaredM2);
        return planeM * (1 + (1.1 * Math.Abs(_growthPerM) * planeM));
    }
}
