using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Clusters;

/// <summary>
/// Points in the order of Hilbert's curve, under a binary tree of boxes that halves them by number: node 1 is the root, 2i and 2i + 1 are
/// the children of i, and the leaves hold <see cref="LeafSize"/> points each.
/// </summary>
internal sealed class PointTree
{
    public const int LeafSize = 8;

    private readonly Box[] _boxes;

    /// <summary>O(n).</summary>
    public PointTree(WeightedPoints points)
    {
        var box = Box.Of(points.XM, points.YM);
        var keys = new ulong[points.Count];
        var curve = new HilbertCurve(
            box.MinX,
            box.MinY,
            Math.Max(box.MaxX - box.MinX, box.MaxY - box.MinY),
            HilbertCurve.FinestHalvings
        );
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = curve.NumberOf(points.XM[i], points.YM[i]);
        }

        Items = RadixSort.Sort(keys);
        X = [.. Items.Select(item => points.XM[item])];
        Y = [.. Items.Select(item => points.YM[item])];
        Weights = [.. Items.Select(points.WeightOf)];
        FirstLeaf = 1;
        while (FirstLeaf * LeafSize < points.Count)
        {
            FirstLeaf *= 2;
        }

        _boxes = new Box[2 * FirstLeaf];
        for (var node = _boxes.Length - 1; node > 0; node--)
        {
            var (from, to) = node < FirstLeaf ? (0, 0) : Points(node);
            _boxes[node] =
                node < FirstLeaf
                    ? _boxes[2 * node].With(_boxes[(2 * node) + 1])
                    : Box.Of(X.AsSpan(from, to - from), Y.AsSpan(from, to - from));
        }
    }

    /// <summary>Which point stands at each place of the tree's order.</summary>
    public int[] Items { get; }

    public double[] X { get; }

    public double[] Y { get; }

    public double[] Weights { get; }

    /// <summary>The nodes from here on are leaves; the others are inner ones.</summary>
    public int FirstLeaf { get; }

    public int NodeCount => _boxes.Length;

    public int Count => X.Length;

    /// <summary>A leaf's points, the first and one after the last.</summary>
    public (int From, int To) Points(int leaf)
    {
        var from = Math.Min(Count, (leaf - FirstLeaf) * LeafSize);
        return (from, Math.Min(Count, from + LeafSize));
    }

    /// <summary>Squared metres from a point to a node's box; infinite for an empty one.</summary>
    public double SquaredDistance(int node, double x, double y) => _boxes[node].SquaredDistanceTo(x, y);

    /// <summary>Puts an inner node's children on a stack, the nearer one on top.</summary>
    public void PushChildren(int node, double x, double y, Span<(int Node, double Squared)> stack, ref int depth)
    {
        var (left, right) = (2 * node, (2 * node) + 1);
        var (toLeft, toRight) = (SquaredDistance(left, x, y), SquaredDistance(right, x, y));
        var isLeftNearer = toLeft <= toRight;
        stack[depth++] = isLeftNearer ? (right, toRight) : (left, toLeft);
        stack[depth++] = isLeftNearer ? (left, toLeft) : (right, toRight);
    }
}
