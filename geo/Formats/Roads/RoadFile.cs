using QhdHomeMap.Formats.Roads.Lines;
using QhdHomeMap.Formats.Roads.Osm;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Formats.Roads;

/// <summary>Reads a file of roads into a network: OpenStreetMap, GeoJSON or shapefile.</summary>
public static class RoadFile
{
    private const int ManyPoints = 1_000_000;

    /// <summary>The format that a file's name promises, by its extension and regardless of case.</summary>
    /// <exception cref="RoadFileException"><see cref="RoadErrorCodes.FileTypeUnknown"/>: no reader for this extension.</exception>
    public static RoadFileKind KindOf(string fileName) =>
        Path.GetExtension(fileName).ToLowerInvariant() switch
        {
            ".pbf" => RoadFileKind.OsmPbf,
            ".geojson" or ".json" => RoadFileKind.GeoJson,
            ".shp" => RoadFileKind.Shapefile,
            _ => throw RoadErrors.FileTypeUnknown(fileName),
        };

    /// <summary>
    /// Reads all roads that somebody on foot or on an e-bike may use. The work is O(n log n) for n points of roads, beside unpacking an
    /// OSM file twice; memory follows the roads and hardly the size of an OSM file. The same file gives the same network, whatever the
    /// number of threads.
    /// </summary>
    /// <param name="source">The file; content of another kind is refused, not guessed.</param>
    /// <param name="options">How to read it; absent, by the rules of the house and whole.</param>
    /// <param name="progress">Told how far the reading is, on the calling thread.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="RoadFileException">The file cannot be read, or has no road to use; the code says why.</exception>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    /// <exception cref="ArgumentException">The clip is not made of polygons, or a datum other than WGS-84 is given for an OSM file.</exception>
    public static RoadImport Read(
        RoadSource source,
        RoadImportOptions? options = null,
        IProgress<RoadReadProgress>? progress = null,
        CancellationToken cancellation = default
    )
    {
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        if (source.Kind == RoadFileKind.OsmPbf && options.Datum != Datum.Wgs84)
        {
            throw new ArgumentException("OpenStreetMap is WGS-84.", nameof(options));
        }

        var clip = options.Clip is { } area ? new RoadClip(area) : null;
        var reading = new RoadReading(options.Rules, options.Datum, options.Threads, progress, cancellation);
        var found = source.Kind switch
        {
            RoadFileKind.OsmPbf => OsmRoads.Read(source.Main, reading),
            RoadFileKind.GeoJson => GeoJsonRoads.Read(source.Main, reading),
            _ => ShapefileRoads.Read(source, reading),
        };
        if (found.Ways.Points.Length > ManyPoints)
        {
            // What reading a province leaves behind is as large as what is built next; the collector, seeing memory free, would keep both.
            GC.Collect();
        }

        var build = RoadNetworkBuilder.Build(found.Ways, clip, cancellation);
        // The builder starts from the roads that the reader found.
        found.WaysByFate[(int)RoadDrop.None] = 0;
        var waysByFate = found.WaysByFate.Zip(build.WaysByFate, (read, built) => read + built).ToArray();
        return build.Network.Edges.IsEmpty
            ? throw RoadErrors.NoRoads(waysByFate.Sum(), clip is not null)
            : new(build.Network, RoadReport.Of(build.Network, waysByFate, found.MissingPoints));
    }
}
