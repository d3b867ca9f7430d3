namespace QhdHomeMap.Geo.Coordinates;

/// <summary>
/// A point in WGS-84 (EPSG:4326), the datum of GPS and of everything this product stores; the hub of all conversions.
/// </summary>
/// <param name="Lon">Longitude in degrees, east positive.</param>
/// <param name="Lat">Geodetic latitude in degrees, north positive.</param>
public readonly record struct Wgs84(double Lon, double Lat);
