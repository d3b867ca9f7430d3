namespace QhdHomeMap.Geo.Clusters;

/// <summary>
/// Sets that only grow together, named by their smallest member; threads may join them at the same time, and the outcome does not
/// depend on who comes first. Source: Anderson and Woll, Wait-free parallel algorithms for the union-find problem (1991), with
/// linking by index.
/// </summary>
internal sealed class DisjointSets
{
    private readonly int[] _parents;

    /// <summary>Each item is a set of its own. O(n).</summary>
    public DisjointSets(int count)
    {
        _parents = new int[count];
        for (var i = 0; i < count; i++)
        {
            _parents[i] = i;
        }
    }

    /// <summary>The smallest member of an item's set. Nearly O(1), amortised.</summary>
    public int Find(int item)
    {
        while (true)
        {
            var parent = Volatile.Read(ref _parents[item]);
            var grandparent = Volatile.Read(ref _parents[parent]);
            if (parent == grandparent)
            {
                return parent;
            }

            // Halving the path: should another thread have changed it meanwhile, it was made no longer.
            Interlocked.CompareExchange(ref _parents[item], grandparent, parent);
            item = grandparent;
        }
    }

    /// <summary>Joins two items' sets; false when they were one already. Nearly O(1), amortised.</summary>
    public bool Join(int a, int b)
    {
        while (true)
        {
            (a, b) = (Find(a), Find(b));
            if (a == b)
            {
                return false;
            }

            var (smaller, larger) = (Math.Min(a, b), Math.Max(a, b));
            if (Interlocked.CompareExchange(ref _parents[larger], smaller, larger) == larger)
            {
                return true;
            }
        }
    }
}
