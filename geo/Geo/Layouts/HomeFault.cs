using QhdHomeMap.Geo.Roads.Search;

namespace QhdHomeMap.Geo.Layouts;

/// <summary>A home that cannot be reached by road, so that by road it covers nobody.</summary>
/// <param name="HomeId">The home's <see cref="LayoutHome.Id"/>.</param>
/// <param name="Fault">Why.</param>
public readonly record struct HomeFault(int HomeId, MatchFault Fault);
