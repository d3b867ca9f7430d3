using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Geo.Roads;

/// <summary>
/// Roads as their source draws them: ways over a table of points. Ways meet where they pass through the same entry of the table and
/// nowhere else, so that a bridge does not join what runs below it. Immutable, in parallel arrays.
/// </summary>
public sealed class RoadWays
{
    private readonly Wgs84[] _points;
    private readonly long[] _pointIds;
    private readonly RoadWay[] _ways;
    private readonly int[] _lineStart;
    private readonly int[] _line;
    private readonly string[] _names;

    /// <summary>Takes the arrays as they are; nobody may change them afterwards. O(ways and points of their lines).</summary>
    /// <param name="points">Where each point is; not a number where the source names a point and does not say where it is.</param>
    /// <param name="pointIds">What the source calls each point.</param>
    /// <param name="ways">What is known of each way.</param>
    /// <param name="lineStart">For each way the index in <paramref name="line"/> of its first point; one more entry ends the last.</param>
    /// <param name="line">Indexes into <paramref name="points"/>, way after way, as they are drawn.</param>
    /// <param name="names">Names of roads; the first is empty.</param>
    /// <exception cref="ArgumentException">The arrays do not fit each other.</exception>
    public RoadWays(Wgs84[] points, long[] pointIds, RoadWay[] ways, int[] lineStart, int[] line, string[] names)
    {
        (_points, _pointIds, _ways, _lineStart, _line, _names) = (points, pointIds, ways, lineStart, line, names);
        Require(pointIds.Length == points.Length, "Each point has one id.");
        Require(lineStart.Length == ways.Length + 1, "Each way has a start of its line, and the last an end.");
        Require(lineStart[0] == 0 && lineStart[^1] == line.Length, "The lines are all of the points.");
        Require(names.Length > 0 && names[0].Length == 0, "The first name is empty.");
        for (var i = 0; i < ways.Length; i++)
        {
            Require((uint)ways[i].Name < names.Length, "A way's name is in the list.");
            Require(lineStart[i] <= lineStart[i + 1], "Lines follow one another.");
        }

        foreach (var point in line)
        {
            Require((uint)point < points.Length, "A line runs through points of the table.");
        }
    }

    /// <summary>Where each point is; not a number where that is unknown.</summary>
    public ReadOnlySpan<Wgs84> Points => _points;

    /// <summary>What the source calls each point.</summary>
    public ReadOnlySpan<long> PointIds => _pointIds;

    /// <summary>What is known of each way.</summary>
    public ReadOnlySpan<RoadWay> Ways => _ways;

    /// <summary>For each way the index of its first point in <see cref="Line"/>; one more entry ends the last.</summary>
    public ReadOnlySpan<int> LineStarts => _lineStart;

    /// <summary>Indexes into <see cref="Points"/>, way after way.</summary>
    public ReadOnlySpan<int> Line => _line;

    /// <summary>Names of roads; the first is empty.</summary>
    public ReadOnlySpan<string> Names => _names;

    /// <summary>Whether it is known where a point is.</summary>
    public bool IsKnown(int point) => !double.IsNaN(_points[point].Lon);

    private static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException(rule);
        }
    }
}
