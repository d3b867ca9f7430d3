using NetTopologySuite.Geometries;

namespace QhdHomeMap.Geo.Layouts;

/// <summary>The ground that one home covers.</summary>
/// <param name="HomeId">The home's <see cref="LayoutHome.Id"/>.</param>
/// <param name="Shape">
/// In WGS84 degrees, longitude first, SRID 4326, rings turned as RFC 7946 asks: a circle of 128 corners as large as the true one, or by road a
/// service area; empty when no road leads to the home.
/// </param>
/// <param name="AreaM2">Its size in square metres on the ellipsoid.</param>
public sealed record HomeGround(int HomeId, Geometry Shape, double AreaM2);

/// <summary>How much of a piece of ground, such as a county, is covered.</summary>
/// <param name="AreaM2">All of it, square metres.</param>
/// <param name="CoveredM2">What at least one home covers.</param>
/// <param name="HomesM2">What the homes cover of it, each for itself, added up.</param>
public readonly record struct GroundWithin(double AreaM2, double CoveredM2, double HomesM2)
{
    /// <summary>The share that is covered, 0 to 1; 0 of no ground.</summary>
    public double CoveredShare => AreaM2 > 0 ? CoveredM2 / AreaM2 : 0;

    /// <summary>What homes cover that another covers already, square metres: twice over for the third.</summary>
    /// <remarks>Service areas leave out centimetres at their rims that all together have: so the sum may be the smaller one by a hair.</remarks>
    public double OverlapM2 => Math.Max(0, HomesM2 - CoveredM2);
}
