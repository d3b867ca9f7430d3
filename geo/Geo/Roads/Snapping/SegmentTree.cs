using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Roads.Snapping;

/// <summary>
/// A tree of boxes over segments that come in the order of a Hilbert curve: eight segments to a leaf, eight boxes to a node, all full
/// but the last of each level, so that children are found by counting. Boxes are single precision around a middle and err outward.
/// Source: Kamel, Faloutsos, "Hilbert R-tree" (1994).
/// </summary>
internal sealed class SegmentTree
{
    private const int Fan = 8;

    // Levels of eight for 2^31 segments, each of which leaves seven children to come back to.
    private const int MaxBranches = 80;

    private readonly Segment[] _segments;
    private readonly PlanePoint _middle;
    private readonly float _slackM;
    private readonly int[] _levelStarts;
    private readonly NodeBoxes[] _boxes;

    /// <summary>Builds the tree over the segments in the order given. O(n).</summary>
    public SegmentTree(Segment[] ordered)
    {
        _segments = ordered;
        var box = ordered.Aggregate(PlaneBox.Empty, (all, s) => all.With(PlaneBox.Of(s)));
        _middle = ordered.Length == 0 ? default : box.Middle;
        _slackM = (float)(box.Side * 1e-6);

        // From the leaves up; kept from the root down.
        var levels = new Stack<NodeBoxes[]>();
        var below = Array.ConvertAll(ordered, s => PlaneBox.Of(s).Around(_middle));
        while (levels.Count == 0 || below.Length > 1)
        {
            var level = new NodeBoxes[Math.Max(1, (below.Length + Fan - 1) / Fan)];
            var above = new PlaneBox[level.Length];
            for (var node = 0; node < level.Length; node++)
            {
                above[node] = level[node].Fill(below.AsSpan(node * Fan)[..Math.Min(Fan, below.Length - (node * Fan))]);
            }

            levels.Push(level);
            below = above;
        }

        _boxes = [.. levels.SelectMany(level => level)];
        _levelStarts =
        [
            .. levels.Aggregate(new List<int> { 0 }, (starts, level) => [.. starts, starts[^1] + level.Length]),
        ];
    }

    /// <summary>The segments in the order of the tree.</summary>
    public ReadOnlySpan<Segment> Segments => _segments;

    /// <summary>The nearest segment's slot within a limit, its foot and share; slot −1 when there is none.</summary>
    public Hit Nearest(PlanePoint place, LocalScale scale, double limitM)
    {
        var squaredM2 = limitM * scale.At * (limitM * scale.At) * (1 + 1e-6);
        var best = new Hit(-1, default, 0);
        var (x, y) = ((float)(place.X - _middle.X), (float)(place.Y - _middle.Y));
        var reachM2 = Reach(scale, squaredM2);
        Span<Branch> branches = stackalloc Branch[MaxBranches];
        branches[0] = new(0, 0, 0);
        for (var count = 1; count > 0; )
        {
            var branch = branches[--count];
            if (branch.SquaredM2 > reachM2)
            {
                continue;
            }

            if (branch.Level == _levelStarts.Length - 1)
            {
                Try(branch.Node, place, scale, ref squaredM2, ref best);
                reachM2 = Reach(scale, squaredM2);
                continue;
            }

            count = Push(branch, x, y, reachM2, branches, count);
        }

        return best;
    }

    private float Reach(LocalScale scale, double squaredM2)
    {
        var reachM = (float)scale.FarthestM(squaredM2) + _slackM;
        return reachM * reachM * (1 + 1e-5f);
    }

    /// <summary>Adds the children that may hold something near enough, the nearest last.</summary>
    private int Push(Branch branch, float x, float y, float reachM2, Span<Branch> branches, int count)
    {
        var squaredM2 = _boxes[_levelStarts[branch.Level] + branch.Node].SquaredM2(x, y);
        var near = Vector256.LessThanOrEqual(squaredM2, Vector256.Create(reachM2)).ExtractMostSignificantBits();
        for (var bottom = count; near != 0; near &= near - 1)
        {
            var child = System.Numerics.BitOperations.TrailingZeroCount(near);
            var squared = squaredM2.GetElement(child);
            var place = count++;
            for (; place > bottom && branches[place - 1].SquaredM2 < squared; place--)
            {
                branches[place] = branches[place - 1];
            }

            branches[place] = new((branch.Node * Fan) + child, branch.Level + 1, squared);
        }

        return count;
    }

    private void Try(int slot, PlanePoint place, LocalScale scale, ref double squaredM2, ref Hit best)
    {
        ref readonly var segment = ref _segments[slot];
        var foot = segment.FootOf(place, out var share);
        var squared = scale.SquaredM2(place, foot);
        if (
            squared < squaredM2
            || (squared == squaredM2 && (best.Slot < 0 || segment.Number < _segments[best.Slot].Number))
        )
        {
            (squaredM2, best) = (squared, new(slot, foot, share));
        }
    }

    /// <summary>A segment's slot, the foot on it and how far along it that is.</summary>
    internal readonly record struct Hit(int Slot, PlanePoint Foot, double Share);

    private readonly record struct Branch(int Node, int Level, float SquaredM2);

    /// <summary>The boxes of a node's children, side by side so that all eight are compared at once.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct NodeBoxes
    {
        private Vector256<float> _minX;
        private Vector256<float> _minY;
        private Vector256<float> _maxX;
        private Vector256<float> _maxY;

        /// <summary>Takes the children's boxes; those that are not there are nowhere near. Returns the box around all.</summary>
        public PlaneBox Fill(ReadOnlySpan<PlaneBox> children)
        {
            _minX = _minY = Vector256.Create(float.PositiveInfinity);
            _maxX = _maxY = Vector256.Create(float.NegativeInfinity);
            var all = PlaneBox.Empty;
            for (var child = 0; child < children.Length; child++)
            {
                var box = children[child];
                _minX = _minX.WithElement(child, MathF.BitDecrement((float)box.MinX));
                _minY = _minY.WithElement(child, MathF.BitDecrement((float)box.MinY));
                _maxX = _maxX.WithElement(child, MathF.BitIncrement((float)box.MaxX));
                _maxY = _maxY.WithElement(child, MathF.BitIncrement((float)box.MaxY));
                all = all.With(box);
            }

            return all;
        }

        /// <summary>The square of the distance from a place to each box; infinite to those that are not there.</summary>
        public readonly Vector256<float> SquaredM2(float x, float y)
        {
            var (placeX, placeY) = (Vector256.Create(x), Vector256.Create(y));
            var dx = Vector256.Max(Vector256.Max(_minX - placeX, placeX - _maxX), Vector256<float>.Zero);
            var dy = Vector256.Max(Vector256.Max(_minY - placeY, placeY - _maxY), Vector256<float>.Zero);
            return (dx * dx) + (dy * dy);
        }
    }
}
