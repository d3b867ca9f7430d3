namespace QhdHomeMap.Geo.Roads;

/// <summary>What a source says of one way, apart from its line.</summary>
/// <param name="Name">Index into the names that come with the way; 0 is no name.</param>
/// <param name="Class">What kind of road.</param>
/// <param name="Access">Who may use it; forward is the direction in which it is drawn.</param>
public readonly record struct RoadWay(int Name, RoadClass Class, RoadAccess Access);
