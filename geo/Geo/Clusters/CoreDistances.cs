namespace QhdHomeMap.Geo.Clusters;

/// <summary>How far each point must look to see as much weight as makes a core point.</summary>
internal static class CoreDistances
{
    private const int PointsInAChunk = 1 << 10;
    private const int MostLevels = 64;

    /// <summary>Squared core distances in the tree's order; infinite where all points together are too few. O(n k log n) for k neighbours.</summary>
    public static double[] Squared(PointTree tree, double minPoints, int threads)
    {
        var squared = new double[tree.Count];
        var enough = minPoints * Dbscan.WeightTolerance;
        Chunks.For(
            tree.Count,
            PointsInAChunk,
            threads,
            (from, to) =>
            {
                var nearest = new PriorityQueue<double, double>();
                for (var i = from; i < to; i++)
                {
                    squared[i] = Find(tree, i, enough, nearest);
                }
            }
        );
        return squared;
    }

    // The nearest neighbours so far, the furthest at hand: those it can do without are dropped.
    private static double Find(PointTree tree, int point, double enough, PriorityQueue<double, double> nearest)
    {
        nearest.Clear();
        var (x, y, weight, bound) = (tree.X[point], tree.Y[point], 0d, double.PositiveInfinity);
        Span<(int Node, double Squared)> stack = stackalloc (int, double)[MostLevels];
        stack[0] = (1, tree.SquaredDistance(1, x, y));
        for (var depth = 1; depth > 0; )
        {
            var (node, squared) = stack[--depth];
            if (squared >= bound)
            {
                continue;
            }

            if (node < tree.FirstLeaf)
            {
                tree.PushChildren(node, x, y, stack, ref depth);
                continue;
            }

            var (from, to) = tree.Points(node);
            for (var i = from; i < to; i++)
            {
                var distance = new Disc(x, y, 0).SquaredDistanceTo(tree.X[i], tree.Y[i]);
                if (distance >= bound || tree.Weights[i] == 0)
                {
                    continue;
                }

                nearest.Enqueue(tree.Weights[i], -distance);
                weight += tree.Weights[i];
                while (weight - nearest.Peek() >= enough)
                {
                    weight -= nearest.Dequeue();
                }

                if (weight >= enough && nearest.TryPeek(out _, out var furthest))
                {
                    bound = -furthest;
                }
            }
        }

        return bound;
    }
}
