using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Api.Json;

internal static class CityTime
{
    /// <summary>The same instant as the city's clocks show it.</summary>
    public static DateTimeOffset InCity(this DateTimeOffset instant) => instant.ToOffset(Opening.Offset);
}
