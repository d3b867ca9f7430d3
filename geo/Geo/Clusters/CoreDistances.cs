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
                var nearest = new NearestWeights(enough);
                for (var i = from; i < to; i++)
                {
                    squared[i] = Find(tree, i, nearest);
                }
            }
        );
        return squared;
    }

    private static double Find(PointTree tree, int point, NearestWeights nearest)
    {
        nearest.Clear();
        var (x, y) = (tree.X[point], tree.Y[point]);
        Span<(int Node, double Squared)> stack = stackalloc (int, double)[MostLevels];
        stack[0] = (1, 0);
        for (var depth = 1; depth > 0; )
        {
            var (node, squared) = stack[--depth];
            if (squared >= nearest.Bound)
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
                if (distance < nearest.Bound && tree.Weights[i] > 0)
                {
                    nearest.Add(distance, tree.Weights[i]);
                }
            }
        }

        return nearest.Bound;
    }
}
