namespace QhdHomeMap.Geo.Roads.Search;

/// <summary>How wide the buckets of a search's queue are, and how many there must be.</summary>
/// <param name="Width">The costs that share a bucket.</param>
/// <param name="Buckets">A power of two: more than the costliest arc spans.</param>
internal readonly record struct BucketPace(double Width, int Buckets)
{
    /// <summary>Narrow buckets are empty, wide ones settle nodes twice.</summary>
    private const double ShareOfMean = 0.5;

    private const int MostBuckets = 1 << 16;

    public static BucketPace Of(ArcRows rows)
    {
        var (sum, most) = (0d, 0d);
        foreach (ref readonly var arc in rows.Arcs.AsSpan())
        {
            (sum, most) = (sum + arc.Cost, Math.Max(most, arc.Cost));
        }

        if (most == 0)
        {
            return new(1, 2);
        }

        // A ferry across a sea must not make the buckets many more than the nodes.
        var width = Math.Max(ShareOfMean * sum / rows.Arcs.Length, most / (MostBuckets / 2));
        var spanned = (uint)(most / width) + 2;
        return new(width, (int)System.Numerics.BitOperations.RoundUpToPowerOf2(spanned));
    }
}
