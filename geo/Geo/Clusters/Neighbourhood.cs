using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace QhdHomeMap.Geo.Clusters;

/// <summary>
/// Distances from one point to a run of others, four at a time. Differences, squares and sums round as in plain code, with no fused
/// multiplication, so both ways of measuring agree to the last bit.
/// </summary>
internal static class Neighbourhood
{
    private static readonly int Lanes = Vector256<double>.Count;

    /// <summary>How many of a run lie within a distance; counting stops once there are <paramref name="enough"/>. O(n).</summary>
    public static int Count(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Disc disc, int enough)
    {
        var (count, i) = (0, 0);
        for (; i <= x.Length - Lanes && count < enough; i += Lanes)
        {
            count += BitOperations.PopCount(disc.Hits(x, y, i));
        }

        for (; i < x.Length && count < enough; i++)
        {
            count += disc.Holds(x[i], y[i]) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The weight of those of a run that lie within a distance; adding stops once there is <paramref name="enough"/>. O(n).</summary>
    public static double Weigh(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        ReadOnlySpan<double> weights,
        Disc disc,
        double enough
    )
    {
        var (sum, i) = (0d, 0);
        for (; i <= x.Length - Lanes && sum < enough; i += Lanes)
        {
            for (var hits = disc.Hits(x, y, i); hits != 0; hits &= hits - 1)
            {
                sum += weights[i + BitOperations.TrailingZeroCount(hits)];
            }
        }

        for (; i < x.Length && sum < enough; i++)
        {
            sum += disc.Holds(x[i], y[i]) ? weights[i] : 0;
        }

        return sum;
    }

    /// <summary>The nearest of a run that is no further than the disc's edge, which is drawn in to it; of equals the one with the smallest item. O(n).</summary>
    public static void FindNearest(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        ReadOnlySpan<int> items,
        ref Disc disc,
        ref int nearest
    )
    {
        var i = 0;
        for (; i <= x.Length - Lanes; i += Lanes)
        {
            for (var hits = disc.Hits(x, y, i); hits != 0; hits &= hits - 1)
            {
                var at = i + BitOperations.TrailingZeroCount(hits);
                disc.DrawIn(x[at], y[at], items[at], ref nearest);
            }
        }

        for (; i < x.Length; i++)
        {
            disc.DrawIn(x[i], y[i], items[i], ref nearest);
        }
    }
}

/// <summary>All that is no further from a point than a distance.</summary>
/// <param name="X">Metres.</param>
/// <param name="Y">Metres.</param>
/// <param name="SquaredRadius">Square metres.</param>
internal record struct Disc(double X, double Y, double SquaredRadius)
{
    public readonly double SquaredDistanceTo(double x, double y) => ((x - X) * (x - X)) + ((y - Y) * (y - Y));

    public readonly bool Holds(double x, double y) => SquaredDistanceTo(x, y) <= SquaredRadius;

    /// <summary>Which of four points it holds, a bit for each.</summary>
    public readonly uint Hits(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int at)
    {
        var dx = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(x), (nuint)at) - Vector256.Create(X);
        var dy = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(y), (nuint)at) - Vector256.Create(Y);
        return Vector256
            .LessThanOrEqual((dx * dx) + (dy * dy), Vector256.Create(SquaredRadius))
            .ExtractMostSignificantBits();
    }

    /// <summary>Takes an item as the nearest if it is nearer, or as near and smaller.</summary>
    public void DrawIn(double x, double y, int item, ref int nearest)
    {
        var squared = SquaredDistanceTo(x, y);
        if (squared < SquaredRadius || (squared == SquaredRadius && (nearest < 0 || item < nearest)))
        {
            (SquaredRadius, nearest) = (squared, item);
        }
    }
}
