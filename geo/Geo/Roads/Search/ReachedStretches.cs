using System.Runtime.InteropServices;

namespace QhdHomeMap.Geo.Roads.Search;

/// <summary>Which parts of the edges a finished search reached.</summary>
internal static class ReachedStretches
{
    /// <summary>By edge and start; the parts of one edge do not touch each other.</summary>
    public static RoadStretch[] Of(RoadSearch search, double limit)
    {
        var costs = search.Costs;
        var isArrival = search.IsArrival;
        var rows = isArrival ? search.Graph.Towards : search.Graph.Away;
        var stretches = new List<RoadStretch>(2 * search.ReachedCount);
        foreach (var slot in search.ReachedSlots)
        {
            var left = limit - costs[slot];
            if (left < 0)
            {
                continue;
            }

            for (var arc = rows.Starts[slot]; arc < rows.Starts[slot + 1]; arc++)
            {
                var share = Share(left, rows.Arcs[arc].Cost);
                if (share > 0)
                {
                    var edge = rows.EdgeOf(arc);

                    // One leaves a node at the beginning of an arc and comes to it at the end.
                    stretches.Add(rows.IsBackward(arc) != isArrival ? new(edge, 1 - share, 1) : new(edge, 0, share));
                }
            }
        }

        AddOrigin(search, limit, stretches);
        stretches.Sort(static (a, b) => a.Edge != b.Edge ? a.Edge.CompareTo(b.Edge) : a.Start.CompareTo(b.Start));
        return Joined(CollectionsMarshal.AsSpan(stretches));
    }

    // What is ridden from the origin before the first node, or to it after the last.
    private static void AddOrigin(RoadSearch search, double limit, List<RoadStretch> stretches)
    {
        if (search.From.IsNode)
        {
            return;
        }

        var (graph, point) = (search.Graph, search.From.Point);
        var left = limit - graph.AccessCost(point.DistanceM);
        if (left >= 0)
        {
            var (forward, backward) = (graph.ForwardCost(point.Edge), graph.BackwardCost(point.Edge));
            var (before, after) = search.IsArrival ? (forward, backward) : (backward, forward);
            var start = point.Fraction - Share(left, before);
            var end = point.Fraction + Share(left, after);
            stretches.Add(new(point.Edge, Math.Max(start, 0), Math.Min(end, 1)));
        }
    }

    // A direction that is closed is not ridden, though the limit be infinite too.
    private static double Share(double left, double cost) =>
        double.IsPositiveInfinity(cost) ? 0
        : left >= cost ? 1
        : left / cost;

    private static RoadStretch[] Joined(Span<RoadStretch> sorted)
    {
        var count = 0;
        foreach (var next in sorted)
        {
            if (count > 0 && sorted[count - 1] is var last && last.Edge == next.Edge && next.Start <= last.End)
            {
                sorted[count - 1] = last with { End = Math.Max(last.End, next.End) };
            }
            else
            {
                sorted[count++] = next;
            }
        }

        return sorted[..count].ToArray();
    }
}
