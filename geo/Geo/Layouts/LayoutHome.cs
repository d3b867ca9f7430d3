using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Coverage;

namespace QhdHomeMap.Geo.Layouts;

/// <summary>A home as a site layout sees it: existing, planned or only thought of in a scenario.</summary>
/// <param name="Id">What the caller calls it; distinct within a layout.</param>
/// <param name="Location">Where its door is.</param>
/// <param name="RadiusM">Its own coverage radius in metres, above 0.</param>
/// <param name="Open">The hours in which it surely serves.</param>
public sealed record LayoutHome(int Id, Wgs84 Location, double RadiusM, WeekHours Open);
