using System.Buffers;
using QhdHomeMap.Geo.Nearest;
using QhdHomeMap.Geo.Roads.Search;

namespace QhdHomeMap.Geo.Roads.Nearest;

/// <summary>
/// The cheapest targets along the roads. One search from the place meets the targets as it spreads, and ends where everything beyond
/// costs more than the last one wanted. Source: incremental network expansion, Papadias, Zhang, Mamoulis, Tao, "Query processing in
/// spatial network databases" (2003).
/// </summary>
public static class NearestByRoad
{
    /// <summary>The accepted targets with the cheapest ways from a place, cheapest first, equal ones by number; exact.</summary>
    /// <param name="targets">What is looked for.</param>
    /// <param name="from">Where one is.</param>
    /// <param name="limit">How many at the most, from 1.</param>
    /// <param name="maxCost">The greatest cost, inclusive to <see cref="RoadSearch.LimitTolerance"/>; may be infinite.</param>
    /// <param name="filter">Which targets count, asked by their number.</param>
    /// <returns>Fewer when no more can be reached. O(nodes and arcs that cost no more than the last target).</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1, or the greatest cost is negative or not a number.</exception>
    public static RoadNeighbour[] Find<TFilter>(
        RoadTargets targets,
        RoadPlace from,
        int limit,
        double maxCost,
        TFilter filter
    )
        where TFilter : struct, ISlotFilter
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(maxCost);
        var (graph, bound) = (targets.Graph, maxCost + RoadSearch.LimitTolerance);
        var best = new BestTargets(limit);
        if (!from.IsNode)
        {
            OfferDirect(targets, from, bound, ref filter, best);
        }

        var via = ArrayPool<int>.Shared.Rent(graph.Nodes.Length);
        try
        {
            using var search = graph.Rent();
            search.Run(from, Math.Min(maxCost, best.Bound), new Watch<TFilter>(targets, filter, best, via));
            return [.. best.Ordered.Where(c => c.Cost <= bound).Select(c => Measure(targets, from, c, via))];
        }
        finally
        {
            ArrayPool<int>.Shared.Return(via);
        }
    }

    private static void OfferDirect<TFilter>(
        RoadTargets targets,
        RoadPlace from,
        double bound,
        ref TFilter filter,
        BestTargets best
    )
        where TFilter : struct, ISlotFilter
    {
        foreach (var target in targets.OnEdge(from.Point.Edge))
        {
            var place = targets.Place(target).GetValueOrDefault();
            var cost = PlaceEnds.Direct(targets.Graph, from, place);
            if (double.IsFinite(cost) && cost <= bound && filter.Accepts(target))
            {
                best.Offer(new(target, cost, -1, RouteLength.OfDirect(targets.Graph, from, place)));
            }
        }
    }

    /// <summary>Follows the way back to where it began. O(arcs of the way).</summary>
    private static RoadNeighbour Measure(RoadTargets targets, RoadPlace from, BestTargets.Candidate found, int[] via)
    {
        var (graph, lengthM) = (targets.Graph, found.LastM);
        for (var slot = found.Slot; slot >= 0; )
        {
            var arc = via[slot];
            if (arc < 0)
            {
                lengthM += RouteLength.OfEnd(graph, from, arc == ISearchWatch.FirstEnd, isArrival: false);
                break;
            }

            lengthM += RouteLength.OfArc(graph, arc);
            slot = graph.TailOf(arc);
        }

        return new(found.Target, found.Cost, lengthM);
    }

    private readonly struct Watch<TFilter>(RoadTargets targets, TFilter filter, BestTargets best, int[] via)
        : ISearchWatch
        where TFilter : struct, ISlotFilter
    {
        public void Reached(int slot, int arc) => via[slot] = arc;

        public double Settled(int slot, double cost)
        {
            foreach (ref readonly var arrival in targets.From(slot))
            {
                var whole = cost + arrival.Cost;
                if (whole <= best.Bound && filter.Accepts(arrival.Target))
                {
                    best.Offer(new(arrival.Target, whole, slot, arrival.LengthM));
                }
            }

            return best.Bound;
        }
    }
}
