using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>
/// The lines of the usable roads in the plane, as straight pieces. A piece is known by the number of the point where it begins and
/// ends at the next point. Places on an edge are told by their run: plane metres along its line.
/// </summary>
internal sealed class GroundLines
{
    /// <summary>Longer pieces are halved as often as needed, so that one scale is good for all of a piece.</summary>
    private const double LongestPieceM = 250;

    /// <summary>Points of a line nearer than this to the one before are one with it, in metres.</summary>
    private const double SamePointM = 1e-4;

    private readonly List<double> _x = [];
    private readonly List<double> _y = [];
    private readonly List<double> _run = [];
    private readonly List<double> _ground = [];
    private readonly int[] _first;

    public GroundLines(RoadNetwork network, ReadOnlySpan<bool> usable, GroundPlane plane)
    {
        _first = new int[network.Edges.Length + 1];
        var edgeOf = new List<int>();
        for (var edge = 0; edge < network.Edges.Length; edge++)
        {
            _first[edge] = _x.Count;
            if (usable[edge])
            {
                Add(network, edge, plane);
            }

            while (edgeOf.Count < _x.Count)
            {
                edgeOf.Add(edge);
            }
        }
        _first[^1] = _x.Count;
        (X, Y, Run, Ground, EdgeOf) = ([.. _x], [.. _y], [.. _run], [.. _ground], [.. edgeOf]);
        _x = _y = _run = _ground = [];
    }

    /// <summary>Abscissae of the points, edge after edge.</summary>
    public double[] X { get; }

    public double[] Y { get; }

    /// <summary>Plane metres along the edge to each point.</summary>
    public double[] Run { get; }

    /// <summary>Ground metres along the edge to each point.</summary>
    public double[] Ground { get; }

    public int[] EdgeOf { get; }

    /// <summary>The edge's first point, which is its first piece too.</summary>
    public int First(int edge) => _first[edge];

    /// <summary>How many pieces an edge has; 0 when it is not usable or has no length.</summary>
    public int PieceCount(int edge) => Math.Max(0, _first[edge + 1] - _first[edge] - 1);

    /// <summary>Whether a piece begins at the point.</summary>
    public bool IsPiece(int point) => point + 1 < X.Length && EdgeOf[point] == EdgeOf[point + 1];

    /// <summary>The run at an edge's end.</summary>
    public double Length(int edge) => PieceCount(edge) == 0 ? 0 : Run[_first[edge + 1] - 1];

    /// <summary>
    /// The run at a fraction of an edge's ground length; fractions within 1e-9 of an end are the end. Of an edge without a piece, whose
    /// points all stand in one place however long it is said to be, 0.
    /// </summary>
    public double RunAt(int edge, double fraction)
    {
        const double sameEnd = 1e-9;
        if (fraction <= sameEnd || fraction >= 1 - sameEnd || PieceCount(edge) == 0)
        {
            return fraction <= sameEnd ? 0 : Length(edge);
        }

        var (from, last) = (_first[edge], _first[edge + 1] - 1);
        var ground = fraction * Ground[last];
        var found = Array.BinarySearch(Ground, from, last - from + 1, ground);
        var piece = Math.Clamp(found >= 0 ? found : ~found - 1, from, last - 1);
        var share = (ground - Ground[piece]) / (Ground[piece + 1] - Ground[piece]);
        return Run[piece] + (share * (Run[piece + 1] - Run[piece]));
    }

    private void Add(RoadNetwork network, int edge, GroundPlane plane)
    {
        var (start, points) = (_x.Count, network.PointCount(edge));
        for (var i = 0; i < points; i++)
        {
            var to = plane.ToPlane(network.Point(edge, i));
            if (i == 0)
            {
                AddPoint(to.X, to.Y, 0, 0);
                continue;
            }

            var (x, y) = (_x[^1], _y[^1]);
            var lengthM =
                Math.Sqrt(((to.X - x) * (to.X - x)) + ((to.Y - y) * (to.Y - y))) / plane.ScaleAt((y + to.Y) / 2);
            if (lengthM < SamePointM)
            {
                // The end of the line is the node's own place, to the bit, where other edges have theirs.
                if (i == points - 1 && _x.Count - start > 1)
                {
                    RemoveLast();
                    AddPiece(to.X, to.Y, plane);
                }

                continue;
            }

            var parts = (int)Math.Ceiling(lengthM / LongestPieceM);
            for (var part = 1; part < parts; part++)
            {
                AddPiece(x + ((to.X - x) * part / parts), y + ((to.Y - y) * part / parts), plane);
            }

            AddPiece(to.X, to.Y, plane);
        }
        if (_x.Count - start == 1)
        {
            RemoveLast();
        }
    }

    private void AddPiece(double x, double y, GroundPlane plane)
    {
        var (dx, dy) = (x - _x[^1], y - _y[^1]);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        AddPoint(x, y, _run[^1] + length, _ground[^1] + (length / plane.ScaleAt((y + _y[^1]) / 2)));
    }

    private void AddPoint(double x, double y, double run, double ground)
    {
        _x.Add(x);
        _y.Add(y);
        _run.Add(run);
        _ground.Add(ground);
    }

    private void RemoveLast()
    {
        foreach (var list in new[] { _x, _y, _run, _ground })
        {
            list.RemoveAt(list.Count - 1);
        }
    }
}
