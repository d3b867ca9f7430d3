namespace QhdHomeMap.Geo.Roads;

/// <summary>
/// The parts of a way that can be kept, as ranges of <see cref="RoadWays.Line"/>: a way is cut at points whose place is unknown and,
/// under a clip, between two points outside. Every part has at least two different points.
/// </summary>
internal ref struct RoadRuns(RoadWays ways, bool[]? isInside, int way)
{
    private int _next = ways.LineStarts[way];
    private readonly int _end = ways.LineStarts[way + 1];

    public int First { get; private set; }

    public int Last { get; private set; }

    public bool MoveNext()
    {
        var line = ways.Line;
        while (_next < _end)
        {
            (First, Last) = (_next, _next);
            var isLong = false;
            for (_next++; _next < _end && Joins(line[_next - 1], line[_next]); _next++)
            {
                isLong |= line[_next] != line[_next - 1];
                Last = _next;
            }

            if (isLong)
            {
                return true;
            }
        }

        return false;
    }

    private readonly bool Joins(int from, int to) =>
        ways.IsKnown(from) && ways.IsKnown(to) && (isInside is null || from == to || isInside[from] || isInside[to]);
}
