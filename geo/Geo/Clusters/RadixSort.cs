namespace QhdHomeMap.Geo.Clusters;

/// <summary>Sorts whole numbers by their digits, equal ones staying in the order in which they came.</summary>
internal static class RadixSort
{
    private const int DigitBits = 11;
    private const int Radix = 1 << DigitBits;

    /// <summary>Sorts the keys in place and returns where each came from. O(n) for each 11 bits of the largest key.</summary>
    public static int[] Sort(ulong[] keys)
    {
        var largest = 0UL;
        foreach (var key in keys)
        {
            largest = Math.Max(largest, key);
        }

        var (from, to) = (keys, new ulong[keys.Length]);
        var (items, itemsTo) = (new int[keys.Length], new int[keys.Length]);
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = i;
        }

        Span<int> starts = stackalloc int[Radix];
        for (var shift = 0; shift < 64 && largest >> shift > 0; shift += DigitBits)
        {
            FindStarts(from, shift, starts);
            for (var i = 0; i < from.Length; i++)
            {
                var at = starts[Digit(from[i], shift)]++;
                (to[at], itemsTo[at]) = (from[i], items[i]);
            }

            (from, to, items, itemsTo) = (to, from, itemsTo, items);
        }

        if (from != keys)
        {
            from.CopyTo(keys, 0);
        }

        return items;
    }

    private static void FindStarts(ulong[] keys, int shift, Span<int> starts)
    {
        starts.Clear();
        foreach (var key in keys)
        {
            starts[Digit(key, shift)]++;
        }

        var start = 0;
        foreach (ref var slot in starts)
        {
            (slot, start) = (start, start + slot);
        }
    }

    private static int Digit(ulong key, int shift) => (int)(key >> shift) & (Radix - 1);
}
