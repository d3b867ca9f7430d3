using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Nearest;

/// <summary>Orders the items of a <see cref="PointIndex"/> so that every node's items are one run, halved along its longest side.</summary>
internal readonly ref struct PointIndexBuilder(PointIndex index, Ecef[] positions, int[] items)
{
    private enum Axis
    {
        X,
        Y,
        Z,
    }

    /// <param name="node">The inner node in which we are.</param>
    /// <param name="child">The first of its children that stand below, counted at the present level.</param>
    /// <param name="bits">How many halvings from here to the node's children.</param>
    /// <param name="leaf">The first leaf below.</param>
    /// <param name="leaves">How many leaves are below.</param>
    public void Split(int node, int child, int bits, int leaf, int leaves)
    {
        var (from, to) = (index.LeafStart(leaf), index.LeafStart(leaf + leaves));
        var (min, max) = BoxOf(from, to);
        if (bits == 0)
        {
            index.Boxes.Set(node, child, in min, in max);
            (node, child, bits) = (index.FirstChild(node) + child, 0, 3);
        }
        if (leaves == 1)
        {
            return;
        }

        var (width, depth, height) = (max.X - min.X, max.Y - min.Y, max.Z - min.Z);
        var axis =
            width >= depth && width >= height ? Axis.X
            : depth >= height ? Axis.Y
            : Axis.Z;
        var half = leaves / 2;
        Select(from, to - 1, index.LeafStart(leaf + half), axis);
        Split(node, 2 * child, bits - 1, leaf, half);
        Split(node, (2 * child) + 1, bits - 1, leaf + half, half);
    }

    private (Ecef Min, Ecef Max) BoxOf(int from, int to)
    {
        var min = positions[items[from]];
        var max = min;
        for (var i = from + 1; i < to; i++)
        {
            var p = positions[items[i]];
            min = new Ecef(Math.Min(min.X, p.X), Math.Min(min.Y, p.Y), Math.Min(min.Z, p.Z));
            max = new Ecef(Math.Max(max.X, p.X), Math.Max(max.Y, p.Y), Math.Max(max.Z, p.Z));
        }
        return (min, max);
    }

    /// <summary>Hoare's selection: afterwards nothing before <paramref name="nth"/> is greater on the axis than what follows.</summary>
    private void Select(int left, int right, int nth, Axis axis)
    {
        while (left < right)
        {
            var pivot = MedianOfThree(left, right, axis);
            var (i, j) = (left, right);
            while (i <= j)
            {
                while (Key(i, axis) < pivot)
                {
                    i++;
                }

                while (Key(j, axis) > pivot)
                {
                    j--;
                }

                if (i > j)
                {
                    break;
                }

                (items[i], items[j]) = (items[j], items[i]);
                i++;
                j--;
            }
            if (nth <= j)
            {
                right = j;
            }
            else if (nth >= i)
            {
                left = i;
            }
            else
            {
                return;
            }
        }
    }

    private double MedianOfThree(int left, int right, Axis axis)
    {
        var (a, b, c) = (Key(left, axis), Key((left + right) / 2, axis), Key(right, axis));
        return Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
    }

    private double Key(int slot, Axis axis)
    {
        var p = positions[items[slot]];
        return axis switch
        {
            Axis.X => p.X,
            Axis.Y => p.Y,
            _ => p.Z,
        };
    }
}
