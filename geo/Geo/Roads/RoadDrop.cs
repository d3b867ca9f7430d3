namespace QhdHomeMap.Geo.Roads;

/// <summary>Why a way of the source is not in the network.</summary>
public enum RoadDrop
{
    /// <summary>It is kept.</summary>
    None,

    /// <summary>It says nothing of a road: a river, a building, a boundary.</summary>
    NotARoad,

    /// <summary>It says that it is a road, of a kind that nobody travels on or that the rules do not know.</summary>
    UnknownKind,

    /// <summary>It is being built or only proposed, or is no more.</summary>
    NotBuilt,

    /// <summary>It is the outline of an area.</summary>
    Area,

    /// <summary>It is a ferry.</summary>
    Ferry,

    /// <summary>Neither on foot nor by e-bike may one use it: motorways, private roads.</summary>
    Closed,

    /// <summary>It is not a line.</summary>
    NotALine,

    /// <summary>Fewer than two of its points are known, or they are all in one place.</summary>
    TooShort,

    /// <summary>It lies outside the area asked for.</summary>
    Outside,
}
