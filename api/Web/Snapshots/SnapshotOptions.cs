using System.ComponentModel.DataAnnotations;

namespace QhdHomeMap.Api.Snapshots;

/// <summary>Section <c>Snapshot</c> of the settings.</summary>
internal sealed class SnapshotOptions
{
    /// <summary>Where the last snapshot is kept for a start without a database. Empty: nowhere.</summary>
    public string Directory { get; set; } = "";

    /// <summary>How often the database is asked for changes that no notification told of.</summary>
    [Range(0.1, 60)]
    public double CheckSeconds { get; set; } = 1;

    /// <summary>Without an answer from the database for so long, answers are marked stale.</summary>
    [Range(1, 3600)]
    public double StaleAfterSeconds { get; set; } = 5;

    /// <summary>How often at the most the file is written.</summary>
    [Range(1, 3600)]
    public double SaveSeconds { get; set; } = 30;

    /// <summary>Whether riders see sample homes: only while no real appid is configured, whatever the settings say.</summary>
    internal bool WithSamples { get; set; } = true;
}
