namespace QhdHomeMap.Geo.Roads.Search;

/// <summary>Bounded searches from many places. The answer is the same whatever the number of threads.</summary>
public static class Reach
{
    /// <summary>Nodes and stretches of road within several limits of each origin, by one search an origin.</summary>
    /// <param name="graph">The roads and what is added up.</param>
    /// <param name="origins">Where the searches begin.</param>
    /// <param name="limits">Greatest costs, inclusive, in any order; at least one, each at least 0.</param>
    /// <param name="threads">At most so many at a time; 0 is one a processor.</param>
    /// <returns>One for each origin, in their order.</returns>
    public static OriginReach[] Compute(
        RoutingGraph graph,
        ReadOnlySpan<RoadPlace> origins,
        ReadOnlySpan<double> limits,
        int threads = 0
    )
    {
        ArgumentOutOfRangeException.ThrowIfZero(limits.Length, nameof(limits));
        var (places, cuts) = (origins.ToArray(), limits.ToArray());
        var greatest = cuts.Max();
        return Searches.Of(
            graph,
            places.Length,
            threads,
            (search, i) =>
            {
                search.Run(places[i], greatest);
                return new OriginReach(places[i], search.Nodes(), Array.ConvertAll(cuts, search.Stretches));
            }
        );
    }

    /// <summary>The nodes within a limit of each origin, by node, in the order of the origins.</summary>
    /// <param name="graph">The roads and what is added up.</param>
    /// <param name="origins">Where the searches begin.</param>
    /// <param name="limit">The greatest cost, inclusive, at least 0.</param>
    /// <param name="threads">At most so many at a time; 0 is one a processor.</param>
    public static NodeCost[][] Nodes(RoutingGraph graph, ReadOnlySpan<RoadPlace> origins, double limit, int threads = 0)
    {
        var places = origins.ToArray();
        return Searches.Of(
            graph,
            places.Length,
            threads,
            (search, i) =>
            {
                search.Run(places[i], limit);
                return search.Nodes();
            }
        );
    }
}
