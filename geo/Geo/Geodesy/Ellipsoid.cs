namespace QhdHomeMap.Geo.Geodesy;

/// <summary>The WGS-84 ellipsoid. Symbols as in Karney 2013.</summary>
internal static class Ellipsoid
{
    /// <summary>Equatorial radius a, metres.</summary>
    public const double A = 6378137;

    /// <summary>Flattening f.</summary>
    public const double F = 1 / 298.257223563;

    /// <summary>Polar semi-axis b, metres.</summary>
    public const double B = A * (1 - F);

    /// <summary>Third flattening n.</summary>
    public const double N = F / (2 - F);

    /// <summary>First eccentricity squared, e².</summary>
    public const double E2 = F * (2 - F);

    /// <summary>Second eccentricity squared, e'².</summary>
    public const double Ep2 = E2 / ((1 - F) * (1 - F));
}
