using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>
/// What has been worked out about the ground, edge by edge, at first need. Every entry is a pure function of the network, so that two
/// threads that make the same one make equal ones, and it does not matter whose is kept.
/// </summary>
internal sealed class GroundStore
{
    private readonly bool[] _usable;
    private readonly Slices?[] _slices;
    private readonly RawCells?[] _raw;
    private readonly EdgeGround?[] _ground;

    public GroundStore(RoadNetwork network, ReadOnlySpan<bool> usable)
    {
        (Network, _usable, NodeEdges) = (network, usable.ToArray(), new NodeEdges(network, usable));
        Plane = new GroundPlane(network.Nodes, network.ShapePoints);
        Lines = new GroundLines(network, usable, Plane);
        var square = Lines.X.Length == 0 ? 1 : 1.1 * GroundCells.ReachM * Plane.ScaleAt(Lines.Y[0]);
        Slicer = new Slicer(Lines, new PieceGrid(Lines, 2 * square), Plane);
        var edges = network.Edges.Length;
        (_slices, _raw, _ground) = (new Slices?[edges], new RawCells?[edges], new EdgeGround?[edges]);
    }

    public RoadNetwork Network { get; }

    public NodeEdges NodeEdges { get; }

    public GroundPlane Plane { get; }

    public GroundLines Lines { get; }

    public Slicer Slicer { get; }

    public bool IsUsable(int edge) => _usable[edge];

    public Slices Slices(int edge)
    {
        var known = Volatile.Read(ref _slices[edge]);
        return known ?? Keep(ref _slices[edge], Slicer.Cut(edge));
    }

    /// <summary>The cells of an edge as each slice sees them.</summary>
    public RawCells Raw(int edge) =>
        Volatile.Read(ref _raw[edge]) ?? Keep(ref _raw[edge], new CellBuilder(this, edge).Build());

    /// <summary>The cells of an edge, of one mind with its neighbours'.</summary>
    public EdgeGround Ground(int edge) =>
        Volatile.Read(ref _ground[edge]) ?? Keep(ref _ground[edge], new CellMatcher(this, edge).Match());

    /// <summary>A point of a line, counted within the edge.</summary>
    public (double X, double Y) Point(int edge, int local) => Point(Lines.First(edge) + local);

    public (double X, double Y) Point(int number) => (Lines.X[number], Lines.Y[number]);

    /// <summary>
    /// Where the cells of three slices meet: the radical centre of their circles; three that end in one node meet in the node.
    /// The same to the bit in whatever order they are named.
    /// </summary>
    public (double X, double Y) Meeting(long a, long b, long c)
    {
        (a, b) = a < b ? (a, b) : (b, a);
        (b, c) = b < c ? (b, c) : (c, b);
        (a, b) = a < b ? (a, b) : (b, a);
        if (CommonEnd(a, b, c) is { } end)
        {
            return end;
        }

        var (sa, i) = (Slices(SliceId.Edge(a)), SliceId.Number(a));
        var (bx, by, mostB) = Relative(sa, i, b);
        var (cx, cy, mostC) = Relative(sa, i, c);
        var twice = 2 * ((bx * cy) - (by * cx));
        return (sa.X[i] + (((mostB * cy) - (mostC * by)) / twice), sa.Y[i] + (((mostC * bx) - (mostB * cx)) / twice));
    }

    private (double Dx, double Dy, double Most) Relative(Slices origin, int i, long id)
    {
        var (slices, j) = (Slices(SliceId.Edge(id)), SliceId.Number(id));
        var (dx, dy) = (slices.X[j] - origin.X[i], slices.Y[j] - origin.Y[i]);
        return (dx, dy, (dx * dx) + (dy * dy) - slices.R2[j] + origin.R2[i]);
    }

    /// <summary>The bend or node at which three slices begin or end, if there is one.</summary>
    private (double X, double Y)? CommonEnd(long a, long b, long c)
    {
        var (atStart, atEnd) = Slices(SliceId.Edge(a)).Bounds(SliceId.Number(a));
        var start = Lines.First(SliceId.Edge(a)) + Slices(SliceId.Edge(a)).PieceOf[SliceId.Number(a)];
        return atStart && EndsAt(b, Point(start)) && EndsAt(c, Point(start)) ? Point(start)
            : atEnd && EndsAt(b, Point(start + 1)) && EndsAt(c, Point(start + 1)) ? Point(start + 1)
            : null;
    }

    private bool EndsAt(long id, (double X, double Y) point)
    {
        var (edge, slice) = (SliceId.Edge(id), SliceId.Number(id));
        var (atStart, atEnd) = Slices(edge).Bounds(slice);
        var piece = Slices(edge).PieceOf[slice];
        return (atStart && Point(edge, piece) == point) || (atEnd && Point(edge, piece + 1) == point);
    }

    private static T Keep<T>(ref T? place, T made)
        where T : class => Interlocked.CompareExchange(ref place, made, null) ?? made;
}

/// <summary>The cells of one edge before they are matched with others, and who threatens them.</summary>
internal sealed record RawCells(Cells Cells, Threats Threats);
