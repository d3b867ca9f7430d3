using NetTopologySuite.Geometries;
using Npgsql;
using QhdHomeMap.Data.Areas;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Boundaries;

/// <summary>An outline and whose it is.</summary>
/// <param name="Code">Of an area six digits, of a township nine.</param>
/// <param name="Name">Its name.</param>
/// <param name="Outline">Its ground.</param>
internal sealed record PlannedOutline(string Code, string Name, MultiPolygon Outline)
{
    public bool IsOfArea => Code.Length == AreaCodeLength;

    public const int AreaCodeLength = 6;
}

/// <summary>What became of an import of outlines.</summary>
internal sealed record BoundaryImportResult(
    IReadOnlyList<RowProblem> Problems,
    IReadOnlyList<PlannedOutline> Outlines,
    IReadOnlyList<string> Repaired,
    IReadOnlyList<int> Passed,
    int Changed,
    bool IsWritten
);

/// <summary>
/// Imports outlines of areas and townships: all of the file's, or none. A place that the file does not name keeps what it has.
/// </summary>
internal static class BoundaryImport
{
    /// <summary>A new outline of an area lies mostly where the old one did.</summary>
    private const double LeastInside = 0.5;

    /// <exception cref="ImportException">The file as a whole cannot be imported.</exception>
    public static async Task<BoundaryImportResult> RunAsync(
        string path,
        bool dryRun,
        string connectionString,
        CancellationToken cancellation
    )
    {
        var features = OutlineFile.Read(path);
        await using var connection = await ListImport.OpenAsync(connectionString, cancellation);
        var rows = new ReferenceRows(connection);
        var (areas, townships) = (await rows.AreasAsync(cancellation), await rows.TownshipsAsync(cancellation));
        var result = Plan(features, areas, townships);
        if (result.Problems.Count > 0)
        {
            return result;
        }
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var changed =
            await UpdateAsync(connection, "areas", result.Outlines.Where(o => o.IsOfArea), cancellation)
            + await UpdateAsync(connection, "townships", result.Outlines.Where(o => !o.IsOfArea), cancellation);
        if (!dryRun)
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        return result with { Changed = changed, IsWritten = !dryRun };
    }

    internal static BoundaryImportResult Plan(
        IReadOnlyList<OutlineFeature> features,
        IReadOnlyList<Area> areas,
        IReadOnlyList<Township> townships
    )
    {
        var owners = new OutlineOwners(areas, townships);
        var (problems, outlines, repaired) = (new List<RowProblem>(), new List<PlannedOutline>(), new List<string>());
        var (passed, first) = (new List<int>(), new Dictionary<string, int>());
        foreach (var feature in features)
        {
            var (code, name, reason) = owners.Find(feature.Words);
            if (reason is null && code is null)
            {
                passed.Add(feature.Number); // the city's own outline, or another city's
                continue;
            }
            reason ??=
                feature.Fault
                ?? (first.TryAdd(code!, feature.Number) ? null : OutlineReasons.Repeated(first[code!]))
                ?? Elsewhere(areas, code!, feature.Outline!);
            if (reason is not null)
            {
                problems.Add(new(feature.Number, null, name ?? code ?? "", reason));
                continue;
            }
            outlines.Add(new(code!, name!, feature.Outline!));
            if (feature.IsRepaired)
            {
                repaired.Add(name!);
            }
        }
        if (outlines.Count == 0 && problems.Count == 0)
        {
            throw new ImportException("no_rows", "文件里没有本市县区或乡镇街道的边界。");
        }
        return new(problems, outlines, repaired, passed, 0, false);
    }

    /// <summary>A file in another datum is off by half a kilometre only, and not found so; one of another place is.</summary>
    private static Reason? Elsewhere(IReadOnlyList<Area> areas, string code, MultiPolygon outline)
    {
        var area = areas.Single(area => area.Code == code[..PlannedOutline.AreaCodeLength]);
        var ground = area.IsZone
            ? areas.Where(host => area.Hosts.Exists(h => h.HostCode == host.Code)).Select(host => host.Boundary!)
            : [area.Boundary!];
        var inside = ground.Sum(polygon => polygon.Intersection(outline).Area) / outline.Area;
        return inside < LeastInside ? OutlineReasons.Elsewhere(inside) : null;
    }

    private static async Task<int> UpdateAsync(
        NpgsqlConnection connection,
        string table,
        IEnumerable<PlannedOutline> outlines,
        CancellationToken cancellation
    )
    {
        var all = outlines.ToList();
        if (all.Count == 0)
        {
            return 0;
        }
        var sql = $"""
            update {table} t set boundary = st_setsrid(st_geomfromwkb(o.wkb), 4326)
            from unnest($1, $2) o(code, wkb)
            where t.code = o.code and t.boundary is distinct from st_setsrid(st_geomfromwkb(o.wkb), 4326)
            """;
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new() { Value = all.Select(outline => outline.Code).ToArray() });
        command.Parameters.Add(new() { Value = all.Select(outline => outline.Outline.AsBinary()).ToArray() });
        return await command.ExecuteNonQueryAsync(cancellation);
    }
}
