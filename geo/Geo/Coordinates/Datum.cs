namespace QhdHomeMap.Geo.Coordinates;

/// <summary>The coordinate systems that people and programs hand us. <see cref="Datums"/> holds their codes and conversions.</summary>
public enum Datum
{
    /// <summary><c>wgs84</c>, see <see cref="Coordinates.Wgs84"/>.</summary>
    Wgs84,

    /// <summary><c>gcj02</c>, see <see cref="Coordinates.Gcj02"/>.</summary>
    Gcj02,

    /// <summary><c>bd09</c>, see <see cref="Coordinates.Bd09"/>.</summary>
    Bd09,

    /// <summary><c>cgcs2000</c>, see <see cref="Coordinates.Cgcs2000"/>.</summary>
    Cgcs2000,

    /// <summary><c>epsg4549</c>, see <see cref="GaussKruger120"/>: the only one in metres.</summary>
    Epsg4549,
}
