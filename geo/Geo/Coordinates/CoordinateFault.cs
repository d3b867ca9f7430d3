namespace QhdHomeMap.Geo.Coordinates;

/// <summary>Why a pair of numbers cannot be a point; found by <see cref="Datums.FindFault"/>.</summary>
public enum CoordinateFault
{
    /// <summary>Nothing: the pair is a point.</summary>
    None,

    /// <summary>One of the numbers is infinite or not a number.</summary>
    NotFinite,

    /// <summary>The longitude is not within ±180 degrees.</summary>
    LonOutOfRange,

    /// <summary>The latitude is not within ±90 degrees; often the two were swapped.</summary>
    LatOutOfRange,

    /// <summary>The easting leads out of the reach of the projection; often it carries a zone number, 40 500 000 for 500 000.</summary>
    EastingOutOfRange,

    /// <summary>The northing lies beyond a pole.</summary>
    NorthingOutOfRange,
}
