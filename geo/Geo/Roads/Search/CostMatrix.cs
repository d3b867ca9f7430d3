using QhdHomeMap.Geo.Roads.Search.Contraction;

namespace QhdHomeMap.Geo.Roads.Search;

/// <summary>Costs between all pairs of many places, exact, whichever way they are found and however many threads find them.</summary>
public static class CostMatrix
{
    /// <summary>
    /// From so many origins and so many targets on, without a limit, building a hierarchy for this one matrix takes less time than it saves:
    /// measured on a grid of 40,000 nodes, where it takes as long as six hundred searches of the whole grid. Both grow alike with the network.
    /// </summary>
    public const int PlacesThatPayForAHierarchy = 600;

    // Measured, nanoseconds: a node settled; an arc on the way to the top, climbed and looked at once more; a pair met in buckets.
    private const double SettledNs = 45;
    private const double ClimbedNs = 2;
    private const double MetNs = 200;
    private const int Samples = 4;

    /// <summary>The least cost from every origin to every target.</summary>
    /// <param name="graph">The roads and what is added up.</param>
    /// <param name="from">The origins.</param>
    /// <param name="to">The targets.</param>
    /// <param name="limit">The greatest cost, inclusive; at least 0, may be infinite.</param>
    /// <param name="hierarchy">A hierarchy of the same graph, used where it is faster; null for plain searches.</param>
    /// <param name="threads">At most so many at a time; 0 is one a processor.</param>
    /// <returns>Row by row, a row for each origin; infinite where there is no way within the limit.</returns>
    /// <exception cref="ArgumentException">The hierarchy is another graph's, or there are more pairs than an array holds.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative or not a number.</exception>
    public static double[] Compute(
        RoutingGraph graph,
        ReadOnlySpan<RoadPlace> from,
        ReadOnlySpan<RoadPlace> to,
        double limit = double.PositiveInfinity,
        ContractionHierarchy? hierarchy = null,
        int threads = 0
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        ArgumentOutOfRangeException.ThrowIfEqual(double.IsNaN(limit), true, nameof(limit));
        if (hierarchy is not null && hierarchy.Graph != graph)
        {
            throw new ArgumentException("The hierarchy is another graph's.", nameof(hierarchy));
        }

        if ((long)from.Length * to.Length > Array.MaxLength)
        {
            throw new ArgumentException("There are more pairs than an array holds.", nameof(to));
        }

        var (origins, targets) = (from.ToArray(), to.ToArray());
        return hierarchy is not null && IsHierarchyFaster(hierarchy, origins, targets, limit)
                ? ByHierarchy(hierarchy, origins, targets, limit, threads)
            : origins.Length <= targets.Length ? ByOrigins(graph, origins, targets, limit, threads)
            : ByTargets(graph, origins, targets, limit, threads);
    }

    // Plain searches end at the limit, a hierarchy's hardly sooner for it: a few searches tell how far the limit reaches.
    private static bool IsHierarchyFaster(
        ContractionHierarchy hierarchy,
        RoadPlace[] from,
        RoadPlace[] to,
        double limit
    )
    {
        var fewer = from.Length <= to.Length ? from : to;
        var nodes = (double)hierarchy.Places.Length;
        if (fewer.Length > Samples && double.IsFinite(limit))
        {
            using var search = hierarchy.Graph.Rent();
            nodes = Enumerable
                .Range(0, Samples)
                .Average(i => Reached(search, fewer[i * fewer.Length / Samples], limit));
        }

        var climbed = (from.Length + to.Length) * hierarchy.MeanClimb * ClimbedNs;
        return fewer.Length * nodes * SettledNs > climbed + ((double)from.Length * to.Length * MetNs);
    }

    private static int Reached(RoadSearch search, RoadPlace from, double limit)
    {
        search.Run(from, limit);
        return search.ReachedCount;
    }

    /// <summary>The way by hierarchy whatever its price, which tests compare.</summary>
    internal static double[] ByHierarchy(
        ContractionHierarchy hierarchy,
        RoadPlace[] from,
        RoadPlace[] to,
        double limit,
        int threads
    )
    {
        var buckets = new BucketMatrix(hierarchy, to, limit + RoadSearch.LimitTolerance, threads);
        var direct = new DirectRides(hierarchy.Graph, to);
        var costs = new double[from.Length * to.Length];
        Searches.Run(
            from.Length,
            threads,
            () => new UpwardSearch(hierarchy),
            (search, i) =>
            {
                var row = costs.AsSpan(i * to.Length, to.Length);
                buckets.Fill(search, from[i], row);
                direct.Improve(from[i], row);
                Cut(row, limit);
            }
        );
        return costs;
    }

    private static double[] ByOrigins(RoutingGraph graph, RoadPlace[] from, RoadPlace[] to, double limit, int threads)
    {
        var costs = new double[from.Length * to.Length];
        Searches.Run(
            from.Length,
            threads,
            graph.Rent,
            (search, i) =>
            {
                search.Run(from[i], limit);
                for (var j = 0; j < to.Length; j++)
                {
                    costs[(i * to.Length) + j] = search.CostTo(to[j]);
                }
            },
            graph.Return
        );
        return costs;
    }

    // The fewer searches, the better: from the targets, against the direction of travel.
    private static double[] ByTargets(RoutingGraph graph, RoadPlace[] from, RoadPlace[] to, double limit, int threads)
    {
        var costs = new double[from.Length * to.Length];
        Searches.Run(
            to.Length,
            threads,
            graph.Rent,
            (search, j) =>
            {
                search.RunTowards(to[j], limit);
                for (var i = 0; i < from.Length; i++)
                {
                    costs[(i * to.Length) + j] = search.CostFrom(from[i]);
                }
            },
            graph.Return
        );
        return costs;
    }

    private static void Cut(Span<double> row, double limit)
    {
        foreach (ref var cost in row)
        {
            cost = cost <= limit + RoadSearch.LimitTolerance ? cost : double.PositiveInfinity;
        }
    }
}
