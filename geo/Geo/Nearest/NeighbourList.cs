namespace QhdHomeMap.Geo.Nearest;

/// <summary>An item and its geodesic distance in metres.</summary>
public readonly record struct Neighbour(int Item, double DistanceM);

/// <summary>
/// The nearest so far, by distance and then item, with those behind the last place that may still tie with it.
/// </summary>
internal sealed class NeighbourList(int limit, double maxDistanceM)
{
    private Neighbour[] _places = new Neighbour[limit + 2];
    private int _count;

    /// <summary>The farthest distance in metres that can still matter.</summary>
    public double ReachM { get; private set; } = maxDistanceM;

    /// <summary>Puts an item in its place. O(limit), and as many more as tie with the last place.</summary>
    public void Add(int item, double distanceM)
    {
        if (!(distanceM <= ReachM))
        {
            return;
        }

        var place = _count;
        while (place > 0 && Follows(_places[place - 1], distanceM, item))
        {
            place--;
        }
        // Of many homes in one spot only the first few by item can be returned, however many there are.
        if (place >= limit && _places[place - limit].DistanceM == distanceM)
        {
            return;
        }

        if (_count == _places.Length)
        {
            Array.Resize(ref _places, 2 * _count);
        }

        _places.AsSpan(place, _count - place).CopyTo(_places.AsSpan(place + 1));
        _places[place] = new Neighbour(item, distanceM);
        _count++;
        Shrink();
    }

    /// <summary>The answer: ties in the order of their items, cut to the limit.</summary>
    public ReadOnlySpan<Neighbour> Ordered()
    {
        var places = TiesByItem(_places.AsSpan(0, _count));
        return places[..Math.Min(limit, places.Length)];
    }

    /// <summary>Orders by item what lies less than <see cref="NearestSearch.TieM"/> behind the first of its group.</summary>
    public static Span<Neighbour> TiesByItem(Span<Neighbour> ascending)
    {
        for (var start = 0; start < ascending.Length; )
        {
            var end = start + 1;
            while (end < ascending.Length && ascending[end].DistanceM - ascending[start].DistanceM < NearestSearch.TieM)
            {
                end++;
            }

            if (end - start > 1)
            {
                ascending[start..end].Sort(static (a, b) => a.Item.CompareTo(b.Item));
            }

            start = end;
        }
        return ascending;
    }

    public static int ByDistanceThenItem(Neighbour a, Neighbour b)
    {
        var order = a.DistanceM.CompareTo(b.DistanceM);
        return order != 0 ? order : a.Item.CompareTo(b.Item);
    }

    private static bool Follows(Neighbour other, double distanceM, int item) =>
        other.DistanceM > distanceM || (other.DistanceM == distanceM && other.Item > item);

    private void Shrink()
    {
        if (_count < limit)
        {
            return;
        }

        ReachM = Math.Min(ReachM, _places[limit - 1].DistanceM + NearestSearch.TieM);
        while (_places[_count - 1].DistanceM > ReachM)
        {
            _count--;
        }
    }
}
