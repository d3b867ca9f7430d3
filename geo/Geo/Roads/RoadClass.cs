namespace QhdHomeMap.Geo.Roads;

/// <summary>
/// What kind of road an edge is, from the widest to the narrowest: OpenStreetMap's <c>highway</c> values, links with what they join.
/// Numbers are stored; new ones go to the end.
/// </summary>
public enum RoadClass : byte
{
    /// <summary>Nothing is known, as of a plain table of edges.</summary>
    Unknown = 0,

    /// <summary>Motorways, 高速公路.</summary>
    Motorway = 1,

    /// <summary>Trunk roads, 国道与快速路.</summary>
    Trunk = 2,

    /// <summary>Primary roads, 主干路.</summary>
    Primary = 3,

    /// <summary>Secondary roads, 次干路.</summary>
    Secondary = 4,

    /// <summary>Tertiary roads, 支路.</summary>
    Tertiary = 5,

    /// <summary>Minor public roads of no higher class.</summary>
    Unclassified = 6,

    /// <summary>Roads along which people live.</summary>
    Residential = 7,

    /// <summary>Streets shared with people on foot.</summary>
    LivingStreet = 8,

    /// <summary>Ways within estates, car parks and the like.</summary>
    Service = 9,

    /// <summary>Streets for people on foot.</summary>
    Pedestrian = 10,

    /// <summary>Cycle ways.</summary>
    Cycleway = 11,

    /// <summary>Footways.</summary>
    Footway = 12,

    /// <summary>Paths for several uses.</summary>
    Path = 13,

    /// <summary>Steps.</summary>
    Steps = 14,

    /// <summary>Tracks in fields and forests.</summary>
    Track = 15,
}
