namespace QhdHomeMap.Formats.Roads.Osm;

/// <summary>The numbers of the nodes along roads, each once, sorted; a node's place among them is its index.</summary>
internal sealed class NodeIds
{
    private readonly long[] _sorted;

    private NodeIds(long[] sorted) => _sorted = sorted;

    public int Count => _sorted.Length;

    /// <summary>The numbers themselves; not to be changed.</summary>
    public long[] Sorted => _sorted;

    /// <summary>Sorts and takes out what is there twice. O(n log n).</summary>
    public static NodeIds Of(long[] ids)
    {
        Array.Sort(ids);
        var count = 0;
        foreach (var id in ids)
        {
            if (count == 0 || ids[count - 1] != id)
            {
                ids[count++] = id;
            }
        }

        Array.Resize(ref ids, count);
        return new(ids);
    }

    /// <summary>
    /// The index of the first number that is not smaller, at most <see cref="Count"/>. O(log d), where d is how far that is from
    /// <paramref name="near"/>: both the nodes of a file and those of a way mostly follow one another.
    /// </summary>
    public int Seek(long id, int near)
    {
        var (low, high) = (near, near);
        if (near < _sorted.Length && _sorted[near] < id)
        {
            for (var step = 1; high < _sorted.Length && _sorted[high] < id; step *= 2)
            {
                low = high + 1;
                high = (int)Math.Min((long)high + step, _sorted.Length);
            }
        }
        else
        {
            for (var step = 1; low > 0 && _sorted[low - 1] >= id; step *= 2)
            {
                high = low - 1;
                low = Math.Max(low - step, 0);
            }
        }

        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) / 2);
            (low, high) = _sorted[middle] < id ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
