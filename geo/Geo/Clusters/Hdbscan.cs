namespace QhdHomeMap.Geo.Clusters;

/// <summary>
/// HDBSCAN* on weighted points: clusters of whatever density, without an eps. A point of weight 2 is two points in one place. The
/// hierarchy joins at once all that one distance joins, so the outcome depends neither on the order of the points nor on threads.
/// Points that share a place and weigh as much as a cluster are infinitely dense: such a place is a cluster of its own unless
/// mergeBelow forbids it. As is usual, all points together are never one cluster.
/// Source: Campello, Moulavi, Zimek and Sander, Hierarchical density estimates for data clustering, visualization, and outlier
/// detection, ACM TKDD 10 (2015); mergeBelow: Malzer and Baum, A hybrid approach to hierarchical density-based cluster selection (2020).
/// </summary>
public static class Hdbscan
{
    /// <summary>Labels the points. O(n log² n) for points spread as people are; memory about 300 bytes a point.</summary>
    /// <param name="points">In metres.</param>
    /// <param name="minPoints">Weight that makes a core point, itself counted; at least 2.</param>
    /// <param name="minClusterSize">The least weight of a cluster, at least 2; null: minPoints.</param>
    /// <param name="mergeBelowM">Clusters that part at a shorter distance stay one, metres; 0: none.</param>
    /// <param name="threads">How many to use; 0: one for each processor.</param>
    /// <exception cref="ArgumentOutOfRangeException">minPoints or minClusterSize is less than 2, or mergeBelow less than 0.</exception>
    public static Clustering Run(
        WeightedPoints points,
        double minPoints,
        double? minClusterSize = null,
        double mergeBelowM = 0,
        int threads = 0
    )
    {
        RefuseUnder(2, minPoints, nameof(minPoints));
        RefuseUnder(2, minClusterSize ?? minPoints, nameof(minClusterSize));
        RefuseUnder(0, mergeBelowM, nameof(mergeBelowM));
        threads = Chunks.Threads(threads);
        var tree = new PointTree(points);
        var squaredCores = CoreDistances.Squared(tree, minPoints, threads);
        var clusterOf = Enumerable.Repeat(Clustering.Noise, points.Count).ToArray();

        // Too few for one core point, or a single place: nothing to part.
        if (points.Count > 1 && double.IsFinite(squaredCores[0]))
        {
            var dendrogram = new Dendrogram(tree, SpanningTree.Build(tree, squaredCores, threads));
            var clusterOfLeaf = new CondensedTree(dendrogram, squaredCores, minClusterSize ?? minPoints).Select(
                mergeBelowM
            );
            for (var leaf = 0; leaf < tree.Count; leaf++)
            {
                clusterOf[tree.Items[leaf]] = clusterOfLeaf[leaf];
            }
        }

        return Number(clusterOf);
    }

    // Clusters in the order of their first points.
    private static Clustering Number(int[] clusterOf)
    {
        var labelOf = new Dictionary<int, int> { [Clustering.Noise] = Clustering.Noise };
        var labels = new int[clusterOf.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            if (!labelOf.TryGetValue(clusterOf[i], out labels[i]))
            {
                labels[i] = labelOf[clusterOf[i]] = labelOf.Count - 1;
            }
        }

        return new(labels, [.. labels.Select(label => label != Clustering.Noise)], labelOf.Count - 1);
    }

    private static void RefuseUnder(double least, double value, string name)
    {
        if (!(value >= least && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} is a finite number of at least {least}.");
        }
    }
}
