using System.Security.Cryptography;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;
using Npgsql;
using QhdHomeMap.Data.Roads;
using QhdHomeMap.Formats.Roads;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Seed.Boundaries;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Roads;

/// <summary>What is asked of an import of roads.</summary>
/// <param name="Path">OpenStreetMap, GeoJSON or a shapefile, by its extension.</param>
/// <param name="Datum">What its coordinates are in.</param>
/// <param name="Clip">What to cut it to: <see cref="ClipToAreas"/>, a GeoJSON file of polygons, or null.</param>
internal sealed record RoadsImportCall(string Path, Datum Datum, string? Clip)
{
    /// <summary>The city's areas, by their outlines in the database.</summary>
    public const string ClipToAreas = "areas";
}

/// <summary>What became of it.</summary>
/// <param name="Report">What the file is made of.</param>
/// <param name="Version">The network as it is stored.</param>
/// <param name="Replaced">What was the current network before; null when there was none.</param>
internal sealed record RoadsImportResult(
    Geo.Roads.RoadReport Report,
    RoadNetworkVersion Version,
    RoadNetworkVersion? Replaced
);

/// <summary>
/// Imports a file of roads as the new current network. The turn to write is taken before the file is read, so that two do not read
/// for minutes and then quarrel.
/// </summary>
internal static class RoadsImport
{
    private const string RulesName = "缺省规则";

    /// <exception cref="ImportException">Another import is at work, or a part of what was named is missing.</exception>
    /// <exception cref="RoadFileException">The file cannot be read, or has no roads to use.</exception>
    public static async Task<RoadsImportResult> RunAsync(
        RoadsImportCall call,
        string connectionString,
        IProgress<ImportProgress> progress,
        CancellationToken cancellation
    )
    {
        await using var writing =
            await RoadNetworkWriting.BeginAsync(connectionString, cancellation)
            ?? throw new ImportException("roads_busy", "另一个路网导入正在进行，等它结束再导入；现在的路网没有动。");
        await using var source = NpgsqlDataSource.Create(connectionString);
        using var store = new RoadNetworkStore(source);
        var replaced = await store.CurrentVersionAsync(cancellation);
        var clip = await ClipAsync(call.Clip, connectionString, cancellation);
        var (import, hash) = await Task.Run(() => Read(call, clip, progress, cancellation), cancellation);
        var origin = new RoadNetworkOrigin(
            Path.GetFileName(call.Path),
            File.GetLastWriteTimeUtc(call.Path),
            hash,
            call.Clip is { } cut ? $"{RulesName}，裁剪 {Path.GetFileName(cut)}" : RulesName,
            IsSample: false,
            RoadsReport.ToJson(import.Report)
        );
        try
        {
            var writes = new Told<double>(share => progress.Report(new("写入数据库", share)));
            return new(
                import.Report,
                await writing.ReplaceAsync(import.Network, origin, writes, cancellation),
                replaced
            );
        }
        catch (NpgsqlException e) when (e is not PostgresException)
        {
            throw new ImportException(
                "commit_unknown",
                $"写入时与数据库失去联系（{e.Message}），新的路网要么整个写入了，要么一点也没有。请再导入一次：不会重复。"
            );
        }
    }

    private static (RoadImport Import, string Hash) Read(
        RoadsImportCall call,
        Geometry? clip,
        IProgress<ImportProgress> progress,
        CancellationToken cancellation
    )
    {
        progress.Report(new("核对文件", null));
        using var file = File.OpenRead(call.Path);
        var hash = Convert.ToHexStringLower(SHA256.HashData(file));
        var options = new RoadImportOptions { Datum = call.Datum, Clip = clip };
        var reads = new Told<RoadReadProgress>(done =>
            progress.Report(new("读取道路", done.TotalBytes > 0 ? (double)done.DoneBytes / done.TotalBytes : null))
        );
        switch (RoadFile.KindOf(call.Path))
        {
            case RoadFileKind.OsmPbf:
                return (RoadFile.Read(RoadSource.OsmPbf(file), options, reads, cancellation), hash);
            case RoadFileKind.GeoJson:
                return (RoadFile.Read(RoadSource.GeoJson(file), options, reads, cancellation), hash);
            default:
                using (var table = File.OpenRead(BesideOf(call.Path, ".dbf")!))
                {
                    var encoding = BesideOf(call.Path, ".cpg") is { } cpg ? File.ReadAllText(cpg) : null;
                    return (
                        RoadFile.Read(RoadSource.Shapefile(file, table, encoding), options, reads, cancellation),
                        hash
                    );
                }
        }
    }

    /// <summary>A shapefile's other part, whose extension may be in capitals; null when it is not there.</summary>
    public static string? BesideOf(string path, string extension) =>
        new[] { extension, extension.ToUpperInvariant() }
            .Select(e => Path.ChangeExtension(path, e))
            .FirstOrDefault(File.Exists);

    private static async Task<Geometry?> ClipAsync(
        string? clip,
        string connectionString,
        CancellationToken cancellation
    )
    {
        if (clip is null)
        {
            return null;
        }
        if (clip == RoadsImportCall.ClipToAreas)
        {
            await using var connection = await ListImport.OpenAsync(connectionString, cancellation);
            var areas = await new ReferenceRows(connection).AreasAsync(cancellation);
            return UnaryUnionOp.Union(areas.Select(a => a.Boundary).OfType<Geometry>());
        }
        var features = OutlineFile.Read(clip);
        return features.FirstOrDefault(f => f.Fault is not null) is { } bad
            ? throw new ImportException(
                "clip_unusable",
                $"裁剪范围 {Path.GetFileName(clip)} 的第 {bad.Number} 个要素不能用：{bad.Fault!.Text}"
            )
            : UnaryUnionOp.Union(features.Select(f => (Geometry)f.Outline!));
    }

    /// <summary>Told on the thread that tells, unlike <see cref="Progress{T}"/>.</summary>
    private sealed class Told<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}
