using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Clusters;

/// <summary>Places on a plane in metres, each with how many people it stands for.</summary>
public sealed class WeightedPoints
{
    /// <summary>Takes the arrays as they are, without a copy. O(n).</summary>
    /// <param name="x">Metres east.</param>
    /// <param name="y">Metres north.</param>
    /// <param name="weights">Heads at each point; null: one each. A point of 0 counts for nobody, but is a place like any other.</param>
    /// <exception cref="ArgumentException">The lengths differ, a coordinate is not finite, or a weight is negative or not finite.</exception>
    public WeightedPoints(double[] x, double[] y, double[]? weights = null)
    {
        if (x.Length != y.Length || (weights is not null && weights.Length != x.Length))
        {
            throw new ArgumentException(
                $"{x.Length} x, {y.Length} y and {weights?.Length} weights do not belong together."
            );
        }

        for (var i = 0; i < x.Length; i++)
        {
            if (!double.IsFinite(x[i]) || !double.IsFinite(y[i]))
            {
                throw new ArgumentException($"Point {i} has a coordinate that is not finite.");
            }

            if (weights is not null && !(weights[i] >= 0 && double.IsFinite(weights[i])))
            {
                throw new ArgumentException($"Point {i} has a weight that is negative or not finite.");
            }
        }

        (XM, YM, Weights) = (x, y, weights);
    }

    /// <summary>How many points there are.</summary>
    public int Count => XM.Length;

    internal double[] XM { get; }

    internal double[] YM { get; }

    internal double[]? Weights { get; }

    /// <summary>Points on the ground, in a plane of their own. O(n).</summary>
    /// <param name="points">Where they are.</param>
    /// <param name="plane">The plane, which takes hulls and centres back to degrees: <see cref="LocalPlane.Around"/>.</param>
    /// <param name="weights">Heads at each point, 0 or more; null: one each.</param>
    /// <exception cref="ArgumentException">As the constructor.</exception>
    public static WeightedPoints OnGround(ReadOnlySpan<Wgs84> points, LocalPlane plane, double[]? weights = null)
    {
        var (x, y) = (new double[points.Length], new double[points.Length]);
        for (var i = 0; i < points.Length; i++)
        {
            (x[i], y[i]) = plane.ToPlane(points[i]);
        }

        return new(x, y, weights);
    }

    /// <summary>Heads at a point.</summary>
    public double WeightOf(int point) => Weights is null ? 1 : Weights[point];
}
