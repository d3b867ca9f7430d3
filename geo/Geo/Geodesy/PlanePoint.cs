namespace QhdHomeMap.Geo.Geodesy;

/// <summary>A point in the <see cref="Mercator"/> plane, in plane metres: ground metres times <see cref="Mercator.ScaleAt(double)"/>.</summary>
/// <param name="X">Plane metres east of the prime meridian.</param>
/// <param name="Y">Plane metres north of the equator.</param>
public readonly record struct PlanePoint(double X, double Y);
