namespace QhdHomeMap.Geo.Roads;

/// <summary>Cuts ways at nodes into the pieces that become edges.</summary>
internal sealed class RoadPieces
{
    private readonly RoadWays _ways;
    private readonly bool[]? _isInside;
    private readonly bool[] _isNode;

    private RoadPieces(RoadWays ways, RoadClip? clip)
    {
        _ways = ways;
        _isNode = new bool[ways.Points.Length];
        _isInside = clip is null ? null : new bool[ways.Points.Length];
        for (var i = 0; i < _isInside?.Length; i++)
        {
            _isInside[i] = ways.IsKnown(i) && clip!.Holds(ways.Points[i]);
        }

        MarkNodes();
        Cut();
    }

    /// <summary>A part of a way between two nodes, as a range of <see cref="RoadWays.Line"/>.</summary>
    public readonly record struct Piece(int Way, int First, int Last);

    /// <summary>The pieces, in the order of ways and along them.</summary>
    public List<Piece> All { get; } = [];

    /// <summary>How many ways were dropped, by <see cref="RoadDrop"/>; those kept are at <see cref="RoadDrop.None"/>.</summary>
    public int[] Drops { get; } = new int[Enum.GetValues<RoadDrop>().Length];

    public static RoadPieces Of(RoadWays ways, RoadClip? clip) => new(ways, clip);

    /// <summary>A point is a node when it is used twice or is an end.</summary>
    private void MarkNodes()
    {
        var isUsed = new bool[_isNode.Length];
        for (var way = 0; way < _ways.Ways.Length; way++)
        {
            var runs = new RoadRuns(_ways, _isInside, way);
            while (runs.MoveNext())
            {
                for (var i = runs.First; i <= runs.Last; i++)
                {
                    var point = _ways.Line[i];
                    if (i == runs.First || point != _ways.Line[i - 1])
                    {
                        _isNode[point] |= isUsed[point];
                        isUsed[point] = true;
                    }
                }

                _isNode[_ways.Line[runs.First]] = _isNode[_ways.Line[runs.Last]] = true;
            }
        }
    }

    private void Cut()
    {
        for (var way = 0; way < _ways.Ways.Length; way++)
        {
            var before = All.Count;
            var runs = new RoadRuns(_ways, _isInside, way);
            while (runs.MoveNext())
            {
                CutRun(way, runs.First, runs.Last);
            }

            Drops[(int)(All.Count > before ? RoadDrop.None : ReasonFor(way))]++;
        }
    }

    private void CutRun(int way, int first, int last)
    {
        var line = _ways.Line;
        for (var i = first + 1; i <= last; i++)
        {
            if (!_isNode[line[i]])
            {
                continue;
            }

            // From a node back to itself without length, as a point repeated in a row, leads nowhere.
            if (line[i] != line[first] || HasLength(first, i))
            {
                All.Add(new(way, first, i));
            }

            first = i;
        }
    }

    private bool HasLength(int first, int last)
    {
        for (var i = first + 1; i <= last; i++)
        {
            if (_ways.Points[_ways.Line[i]] != _ways.Points[_ways.Line[first]])
            {
                return true;
            }
        }

        return false;
    }

    private RoadDrop ReasonFor(int way)
    {
        var unclipped = new RoadRuns(_ways, null, way);
        return _isInside is not null && unclipped.MoveNext() ? RoadDrop.Outside : RoadDrop.TooShort;
    }
}
