using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Nearest;

/// <summary>Orders the items of a <see cref="PointIndex"/> so that every node's items are one run, halved along its longest side.</summary>
internal readonly ref struct PointIndexBuilder(Ecef[] positions, int[] items, PointIndex.Box[] boxes)
{
    private enum Axis
    {
        X,
        Y,
        Z,
    }

    public void Split(int node, int from, int to)
    {
        var box = BoxOf(from, to);
        boxes[node] = box;
        if (to - from <= PointIndex.LeafSize)
            return;
        var (width, depth, height) = (box.MaxX - box.MinX, box.MaxY - box.MinY, box.MaxZ - box.MinZ);
        var axis =
            width >= depth && width >= height ? Axis.X
            : depth >= height ? Axis.Y
            : Axis.Z;
        var middle = Middle(from, to);
        Select(from, to - 1, middle, axis);
        Split((2 * node) + 1, from, middle);
        Split((2 * node) + 2, middle, to);
    }

    /// <summary>Where a node's run is cut: the left half is the larger by one when the run is odd.</summary>
    public static int Middle(int from, int to) => from + ((to - from + 1) / 2);

    private PointIndex.Box BoxOf(int from, int to)
    {
        if (from == to)
            return default;
        var min = positions[items[from]];
        var max = min;
        for (var i = from + 1; i < to; i++)
        {
            var p = positions[items[i]];
            min = new Ecef(Math.Min(min.X, p.X), Math.Min(min.Y, p.Y), Math.Min(min.Z, p.Z));
            max = new Ecef(Math.Max(max.X, p.X), Math.Max(max.Y, p.Y), Math.Max(max.Z, p.Z));
        }
        return new PointIndex.Box(Down(min.X), Down(min.Y), Down(min.Z), Up(max.X), Up(max.Y), Up(max.Z));
    }

    private static float Down(double value) => MathF.BitDecrement((float)value);

    private static float Up(double value) => MathF.BitIncrement((float)value);

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
                    i++;
                while (Key(j, axis) > pivot)
                    j--;
                if (i > j)
                    break;
                (items[i], items[j]) = (items[j], items[i]);
                i++;
                j--;
            }
            if (nth <= j)
                right = j;
            else if (nth >= i)
                left = i;
            else
                return;
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
