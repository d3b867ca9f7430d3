namespace QhdHomeMap.Data.Roads;

public enum RoadNetworkStatus
{
    /// <summary>The one that answers.</summary>
    Current,

    /// <summary>Replaced, and deleted by the import that replaced it, or by the next if that one was killed.</summary>
    Retired,
}
