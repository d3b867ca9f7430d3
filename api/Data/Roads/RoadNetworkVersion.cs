using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Data.Roads;

/// <summary>An imported road network: where it comes from and what is in it. Its roads are in <c>road_nodes</c> and <c>road_edges</c>.</summary>
public sealed class RoadNetworkVersion
{
    public const int SourceMaxLength = 200;
    public const int RulesMaxLength = 100;

    public int Id { get; init; }

    /// <summary>The same in a backup and in no other database: a copy outside of the database may be kept under it.</summary>
    public Guid Key { get; init; }

    public RoadNetworkStatus Status { get; init; }

    /// <summary>The file's name.</summary>
    public required string Source { get; init; }

    /// <summary>The source's own time, such as when OpenStreetMap's data was extracted.</summary>
    public DateTimeOffset? SourceAt { get; init; }

    /// <summary>SHA-256 of the file, in hexadecimal.</summary>
    public required string SourceHash { get; init; }

    /// <summary>By which rules roads were taken from the file.</summary>
    public required string Rules { get; init; }

    public DateTimeOffset ImportedAt { get; init; }
    public bool IsSample { get; init; }
    public int NodeCount { get; init; }
    public int EdgeCount { get; init; }

    /// <summary>What the import told of the file, as JSON.</summary>
    public required string Report { get; init; }
}

/// <summary>Where a network that is to be stored comes from.</summary>
/// <param name="Source">The file's name.</param>
/// <param name="SourceAt">The source's own time, if it tells one.</param>
/// <param name="SourceHash">SHA-256 of the file, in hexadecimal.</param>
/// <param name="Rules">By which rules roads were taken from the file.</param>
/// <param name="IsSample">Whether the roads are invented.</param>
/// <param name="Report">What to tell of the file later, as JSON.</param>
public sealed record RoadNetworkOrigin(
    string Source,
    DateTimeOffset? SourceAt,
    string SourceHash,
    string Rules,
    bool IsSample,
    string Report
);

/// <summary>A network of the database, in memory.</summary>
public sealed record StoredRoads(RoadNetworkVersion Version, RoadNetwork Network);
