using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Roads.Search.Contraction;

/// <summary>
/// Puts the nodes of a road network into an order of importance: those that part it into halves last, then those that part the halves,
/// and so on. Parts are cut along straight lines in four directions, where the fewest roads cross near the middle: a river is
/// found by its bridges. Source: George, "Nested dissection of a regular finite element mesh" (1973).
/// </summary>
internal sealed class NestedDissection
{
    /// <summary>Each part gets at least this share, or the recursion would be deep.</summary>
    private const double LeastShare = 0.3;
    private const int SmallestPart = 4;

    private static readonly (double X, double Y)[] Directions = [(1, 0), (0, 1), (1, 1), (1, -1)];

    private readonly PlanePoint[] _places;
    private readonly ArcRows _away;
    private readonly ArcRows _towards;
    private readonly int[] _partOf;
    private readonly bool[] _isLeft;
    private readonly int[] _order;
    private int _parts;

    private NestedDissection(PlanePoint[] places, ArcRows away, ArcRows towards)
    {
        (_places, _away, _towards) = (places, away, towards);
        (_partOf, _isLeft) = (new int[places.Length], new bool[places.Length]);
        _order = Enumerable.Range(0, places.Length).ToArray();
        Dissect(_order);
    }

    /// <summary>The slots, the least important first. O(n log² n).</summary>
    public static int[] Order(RoutingGraph graph)
    {
        var places = Array.ConvertAll(graph.Nodes, node => Mercator.ToPlane(graph.Network.Nodes[node]));
        return new NestedDissection(places, graph.Away, graph.Towards)._order;
    }

    private void Dissect(Span<int> part)
    {
        if (part.Length <= SmallestPart)
        {
            return;
        }

        _parts++;
        foreach (var slot in part)
        {
            _partOf[slot] = _parts;
        }

        var (left, right) = Cut(part);
        var isLeftRim = CountRim(part[..left], isLeft: true) <= CountRim(part[left..], isLeft: false);
        var separator = new List<int>();
        var inner = new List<int>(part.Length);
        var innerLeft = 0;
        for (var i = 0; i < part.Length; i++)
        {
            var isOnLeft = i < left;
            if (isOnLeft == isLeftRim && IsRim(part[i], isOnLeft))
            {
                separator.Add(part[i]);
                continue;
            }

            inner.Add(part[i]);
            innerLeft += isOnLeft ? 1 : 0;
        }

        inner.AddRange(separator);
        inner.CopyTo(part);
        Dissect(part[..innerLeft]);
        Dissect(part[innerLeft..(part.Length - separator.Count)]);
    }

    /// <summary>Orders a part along the direction of its best cut and tells how many stand on either side.</summary>
    private (int Left, int Right) Cut(Span<int> part)
    {
        var best = (Crossings: int.MaxValue, OffCentre: int.MaxValue, Left: 0, Slots: (int[])[]);
        foreach (var (x, y) in Directions)
        {
            var slots = part.ToArray();
            var keys = Array.ConvertAll(slots, slot => (x * _places[slot].X) + (y * _places[slot].Y));
            Array.Sort(keys, slots);
            var (crossings, offCentre, left) = FewestCrossings(slots);
            if ((crossings, offCentre).CompareTo((best.Crossings, best.OffCentre)) < 0)
            {
                best = (crossings, offCentre, left, slots);
            }
        }

        best.Slots.CopyTo(part);
        for (var i = 0; i < part.Length; i++)
        {
            _isLeft[part[i]] = i < best.Left;
        }

        return (best.Left, part.Length - best.Left);
    }

    /// <summary>Sweeps over a part and finds where the fewest roads cross from what was passed to what was not.</summary>
    private (int Crossings, int OffCentre, int Left) FewestCrossings(int[] slots)
    {
        var least = Math.Max(1, (int)(LeastShare * slots.Length));
        var best = (Crossings: int.MaxValue, OffCentre: int.MaxValue, Left: 0);
        foreach (var slot in slots)
        {
            _isLeft[slot] = false;
        }

        var crossings = 0;
        for (var left = 1; left <= slots.Length - least; left++)
        {
            var slot = slots[left - 1];
            _isLeft[slot] = true;
            crossings += Crossings(slot, _away) + Crossings(slot, _towards);
            var candidate = (crossings, Math.Abs((2 * left) - slots.Length), left);
            if (left >= least && candidate.CompareTo(best) < 0)
            {
                best = candidate;
            }
        }

        return best;
    }

    private int Crossings(int slot, ArcRows rows)
    {
        var more = 0;
        foreach (ref readonly var arc in rows.Arcs.AsSpan(rows.Starts[slot]..rows.Starts[slot + 1]))
        {
            if (arc.Head != slot && _partOf[arc.Head] == _parts)
            {
                more += _isLeft[arc.Head] ? -1 : 1;
            }
        }

        return more;
    }

    private int CountRim(ReadOnlySpan<int> side, bool isLeft)
    {
        var count = 0;
        foreach (var slot in side)
        {
            count += IsRim(slot, isLeft) ? 1 : 0;
        }

        return count;
    }

    private bool IsRim(int slot, bool isLeft) => Touches(slot, isLeft, _away) || Touches(slot, isLeft, _towards);

    // Whether a road leads to the other side.
    private bool Touches(int slot, bool isLeft, ArcRows rows)
    {
        foreach (ref readonly var arc in rows.Arcs.AsSpan(rows.Starts[slot]..rows.Starts[slot + 1]))
        {
            if (_partOf[arc.Head] == _parts && _isLeft[arc.Head] != isLeft)
            {
                return true;
            }
        }

        return false;
    }
}
