using NetTopologySuite.Geometries;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Formats.Roads;

/// <summary>How a file of roads is read.</summary>
public sealed record RoadImportOptions
{
    /// <summary>Which ways are roads, and for whom.</summary>
    public RoadRules Rules { get; init; } = RoadRules.Default;

    /// <summary>The datum of a GeoJSON file or shapefile; OpenStreetMap's files are WGS-84.</summary>
    public Datum Datum { get; init; } = Datum.Wgs84;

    /// <summary>Polygons in WGS-84 degrees, longitude first, to which the network is cut as <see cref="Geo.Roads.RoadClip"/> says; null keeps all.</summary>
    public Geometry? Clip { get; init; }

    /// <summary>How many blocks are decoded at a time; the result is the same for any.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
