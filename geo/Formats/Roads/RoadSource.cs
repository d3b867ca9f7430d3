namespace QhdHomeMap.Formats.Roads;

/// <summary>A file of roads, opened. Its streams must be able to seek, are read from their beginning and are left open.</summary>
public sealed class RoadSource
{
    private RoadSource(RoadFileKind kind, Stream main, Stream? table = null, string? encoding = null)
    {
        if (!main.CanSeek || table is { CanSeek: false })
        {
            throw new ArgumentException("The stream cannot seek.", nameof(main));
        }

        (Kind, Main, Table, Encoding) = (kind, main, table, encoding);
    }

    /// <summary>The format.</summary>
    public RoadFileKind Kind { get; }

    internal Stream Main { get; }

    internal Stream? Table { get; }

    internal string? Encoding { get; }

    /// <summary>OpenStreetMap's <c>.osm.pbf</c>.</summary>
    public static RoadSource OsmPbf(Stream file) => new(RoadFileKind.OsmPbf, file);

    /// <summary>A GeoJSON feature collection of lines.</summary>
    public static RoadSource GeoJson(Stream file) => new(RoadFileKind.GeoJson, file);

    /// <summary>An Esri shapefile of lines.</summary>
    /// <param name="shp">The <c>.shp</c>: the lines.</param>
    /// <param name="dbf">The <c>.dbf</c>: the table of their attributes.</param>
    /// <param name="cpg">The text of the <c>.cpg</c>, which names the table's encoding; without one it is UTF-8 if it can be, else GB18030.</param>
    public static RoadSource Shapefile(Stream shp, Stream dbf, string? cpg = null) =>
        new(RoadFileKind.Shapefile, shp, dbf, cpg);
}
