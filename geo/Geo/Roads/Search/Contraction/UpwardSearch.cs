namespace QhdHomeMap.Geo.Roads.Search.Contraction;

/// <summary>
/// One half of a search in a hierarchy: from the ends of a place towards the top. All that can be reached lies on the way to the root, so
/// no queue is needed: each place on it is final when its turn comes.
/// </summary>
internal sealed class UpwardSearch
{
    private readonly ContractionHierarchy _hierarchy;
    private readonly double[] _costs;
    private readonly List<int> _way = [];
    private readonly List<(int Place, double Cost)> _found = [];

    public UpwardSearch(ContractionHierarchy hierarchy)
    {
        (_hierarchy, _costs) = (hierarchy, new double[hierarchy.Places.Length]);
        Array.Fill(_costs, double.PositiveInfinity);
    }

    /// <summary>The more important nodes on cheapest ways from (or to) a place, within a limit.</summary>
    /// <param name="ends">The ends of the place, by the graph's slots.</param>
    /// <param name="limit">The greatest cost that matters.</param>
    /// <param name="isArrival">Whether costs are to the place and not from it.</param>
    /// <returns>Valid until the next call.</returns>
    public List<(int Place, double Cost)> Run(PlaceEnds ends, double limit, bool isArrival)
    {
        var (ahead, behind) = isArrival ? (_hierarchy.Down, _hierarchy.Up) : (_hierarchy.Up, _hierarchy.Down);
        Climb(ends, limit, ahead);
        _found.Clear();
        for (var i = _way.Count - 1; i >= 0; i--)
        {
            var place = _way[i];
            ref var cost = ref _costs[place];
            var isUndercut = IsUndercut(behind.Of(place), ref cost);
            if (cost <= limit && !isUndercut)
            {
                _found.Add((place, cost));
            }
        }

        foreach (var place in _way)
        {
            _costs[place] = double.PositiveInfinity;
        }

        return _found;
    }

    private void Climb(PlaceEnds ends, double limit, UpwardRows ahead)
    {
        _way.Clear();
        var (first, second) = (_hierarchy.Places[ends.FirstSlot], _hierarchy.Places[ends.SecondSlot]);
        _costs[first] = ends.FirstCost;
        _costs[second] = Math.Min(_costs[second], ends.SecondCost);
        while (first >= 0 || second >= 0)
        {
            // The lower of the two goes on; where they meet, both do.
            var place = second < 0 || (first >= 0 && first < second) ? first : second;
            (first, second) = (Past(first, place), Past(second, place));
            _way.Add(place);
            var cost = _costs[place];
            if (!(cost <= limit))
            {
                continue;
            }

            foreach (ref readonly var arc in ahead.Of(place))
            {
                ref var known = ref _costs[arc.Head];
                known = Math.Min(known, cost + arc.Cost);
            }
        }
    }

    private int Past(int place, int taken) => place == taken ? _hierarchy.Parents[place] : place;

    // From the top down costs are true: what a more important node undercuts is on no cheapest way that turns there.
    private bool IsUndercut(ReadOnlySpan<Arc> fromAbove, ref double cost)
    {
        var least = cost;
        foreach (ref readonly var arc in fromAbove)
        {
            least = Math.Min(least, _costs[arc.Head] + arc.Cost);
        }

        var isUndercut = least < cost;
        cost = least;
        return isUndercut;
    }
}
