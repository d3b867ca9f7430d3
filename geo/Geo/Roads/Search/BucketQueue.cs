using System.Runtime.CompilerServices;

namespace QhdHomeMap.Geo.Roads.Search;

/// <summary>
/// A monotone queue of nodes by cost in a ring of buckets. Within a bucket the order is any, so a node may be taken before its cost is final
/// and then again: with costs that are added exactly the outcome is the same, and nothing is ever sorted. O(1) each.
/// Source: Dial, Algorithm 360 (1969); the wide buckets as in Meyer, Sanders, "Δ-stepping" (2003).
/// </summary>
internal sealed class BucketQueue(BucketPace pace)
{
    private readonly double _bucketsPerCost = 1 / pace.Width;
    private readonly int _mask = pace.Buckets - 1;
    private readonly int[] _heads = NoHeads(pace.Buckets);
    private Entry[] _entries = new Entry[256];
    private int _used;
    private int _free = -1;
    private int _count;
    private long _cursor;

    /// <summary>Empties it and says where costs begin.</summary>
    public void Begin(double leastCost)
    {
        if (_count > 0)
        {
            Array.Fill(_heads, -1);
        }

        (_used, _free, _count, _cursor) = (0, -1, 0, (long)(leastCost * _bucketsPerCost));
    }

    /// <summary>Puts a node in its bucket; the cost is at least that of the last one taken.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(int node, double cost)
    {
        var place = _free;
        if (place >= 0)
        {
            _free = _entries[place].Next;
        }
        else
        {
            place = _used++;
            if (place == _entries.Length)
            {
                Array.Resize(ref _entries, 2 * place);
            }
        }

        ref var head = ref _heads[(int)((long)(cost * _bucketsPerCost) & _mask)];
        _entries[place] = new(cost, node, head);
        head = place;
        _count++;
    }

    /// <summary>Takes a node out of the lowest bucket that has any.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPop(out int node, out double cost)
    {
        if (_count == 0)
        {
            (node, cost) = (0, 0);
            return false;
        }

        var heads = _heads;
        var place = heads[(int)(_cursor & _mask)];
        while (place < 0)
        {
            place = heads[(int)(++_cursor & _mask)];
        }

        ref var entry = ref _entries[place];
        (node, cost) = (entry.Node, entry.Cost);
        heads[(int)(_cursor & _mask)] = entry.Next;
        entry.Next = _free;
        _free = place;
        _count--;
        return true;
    }

    private static int[] NoHeads(int buckets)
    {
        var heads = new int[buckets];
        Array.Fill(heads, -1);
        return heads;
    }

    private struct Entry(double cost, int node, int next)
    {
        public readonly double Cost = cost;
        public readonly int Node = node;
        public int Next = next;
    }
}
