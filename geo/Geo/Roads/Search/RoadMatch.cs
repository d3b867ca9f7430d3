namespace QhdHomeMap.Geo.Roads.Search;

/// <summary>What is wrong with a place.</summary>
public enum MatchFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>No usable road is within the limit.</summary>
    TooFar,

    /// <summary>It is on a piece of the network that is joined to nothing else, see <see cref="RoadComponents.IsCutOff"/>.</summary>
    CutOff,
}

/// <summary>Where a place of the ground meets the roads.</summary>
/// <param name="Place">Null when it is <see cref="MatchFault.TooFar"/>; a place that is cut off can be searched from all the same.</param>
/// <param name="Fault">What is wrong with it.</param>
public readonly record struct RoadMatch(RoadPlace? Place, MatchFault Fault);
