using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Formats.Roads;

/// <summary>What every reader is given besides its file.</summary>
internal sealed record RoadReading(
    RoadRules Rules,
    Datum Datum,
    int Threads,
    IProgress<RoadReadProgress>? Progress,
    CancellationToken Cancellation
)
{
    public void Report(long doneBytes, long totalBytes) => Progress?.Report(new(doneBytes, totalBytes));
}

/// <summary>What every reader finds.</summary>
/// <param name="Ways">The roads.</param>
/// <param name="WaysByFate">How many ways of the file met each <see cref="RoadDrop"/>, by its number; roads are at <see cref="RoadDrop.None"/>.</param>
/// <param name="MissingPoints">Points of roads whose place the file does not tell.</param>
internal sealed record RoadsFound(RoadWays Ways, int[] WaysByFate, int MissingPoints);
