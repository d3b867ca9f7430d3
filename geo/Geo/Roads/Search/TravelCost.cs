namespace QhdHomeMap.Geo.Roads.Search;

/// <summary>What a search adds up.</summary>
public enum TravelCost
{
    /// <summary>Metres of road and of the way to it.</summary>
    Metres,

    /// <summary>Seconds by a profile's speeds.</summary>
    Seconds,
}
