using System.Runtime.InteropServices;

namespace QhdHomeMap.Geo.Roads.Search.Contraction;

/// <summary>
/// Many-to-many costs in a hierarchy: every target leaves its costs in buckets at the nodes above it, and every origin on its way up meets
/// them there. Source: Knopp, Sanders, Schultes, Schulz, Wagner, "Computing many-to-many shortest paths using highway hierarchies" (2007).
/// </summary>
internal sealed class BucketMatrix
{
    private readonly ContractionHierarchy _hierarchy;
    private readonly int[] _starts;
    private readonly Entry[] _entries;
    private readonly double _limit;

    /// <summary>Searches up from all targets.</summary>
    public BucketMatrix(ContractionHierarchy hierarchy, RoadPlace[] to, double limit, int threads)
    {
        (_hierarchy, _limit) = (hierarchy, limit);
        var settled = new (int Place, double Cost)[to.Length][];
        Searches.Run(
            to.Length,
            threads,
            () => new UpwardSearch(hierarchy),
            (search, target) =>
            {
                var ends = new PlaceEnds(hierarchy.Graph, to[target], isArrival: true);
                settled[target] = [.. search.Run(ends, limit, isArrival: true)];
            }
        );

        _starts = new int[hierarchy.Places.Length + 1];
        foreach (var (place, _) in settled.SelectMany(all => all))
        {
            _starts[place + 1]++;
        }

        for (var place = 0; place < _starts.Length - 1; place++)
        {
            _starts[place + 1] += _starts[place];
        }

        _entries = new Entry[_starts[^1]];
        var next = _starts.AsSpan().ToArray();
        for (var target = 0; target < settled.Length; target++)
        {
            foreach (var (place, cost) in settled[target])
            {
                _entries[next[place]++] = new(target, cost);
            }
        }
    }

    /// <summary>The costs from an origin to all targets; infinite where there is no way within the limit, or only one along one edge.</summary>
    public void Fill(UpwardSearch search, RoadPlace from, Span<double> row)
    {
        row.Fill(double.PositiveInfinity);
        var ends = new PlaceEnds(_hierarchy.Graph, from, isArrival: false);
        foreach (var (place, cost) in search.Run(ends, _limit, isArrival: false))
        {
            foreach (ref readonly var entry in _entries.AsSpan(_starts[place].._starts[place + 1]))
            {
                ref var best = ref row[entry.Target];
                best = Math.Min(best, cost + entry.Cost);
            }
        }
    }

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private readonly record struct Entry(int Target, double Cost);
}
