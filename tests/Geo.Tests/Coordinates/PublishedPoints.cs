namespace QhdHomeMap.Geo.Tests.Coordinates;

/// <summary>The same places in three datums, as two widespread libraries print them to seven decimals (bit for bit alike).</summary>
internal static class PublishedPoints
{
    public static readonly TheoryData<double, double, double, double, double, double> Rows = new()
    {
        { 121.5272106, 31.1774276, 121.5315419, 31.1753040, 121.5380157, 31.1813286 },
        { 113.912316, 22.543847, 113.9171765, 22.5407961, 113.9236847, 22.5466674 },
        { 116.377817, 39.911954, 116.3840472, 39.9133455, 116.3904547, 39.9195756 },
        { 119.6005, 39.9354, 119.6062707, 39.9365082, 119.6127761, 39.9424326 },
        { 119.754, 40.0098, 119.7599064, 40.0110993, 119.7662949, 40.0174615 },
        { 119.483, 39.834, 119.4891257, 39.8353355, 119.4956266, 39.8413176 },
        { 119.1622, 39.7099, 119.1684477, 39.7112775, 119.1748316, 39.7175978 },
    };
}
