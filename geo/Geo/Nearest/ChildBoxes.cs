using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Nearest;

/// <summary>
/// The boxes below every inner node of a tree, eight to a node, in geocentric metres: all least x side by side, then all least
/// y, and so on, so that a search measures the eight at once. Single precision, rounded outwards: 192 bytes a node.
/// </summary>
internal sealed class ChildBoxes(int nodes)
{
    /// <summary>How many children a node has.</summary>
    public const int Fan = 8;

    private const int BoundsPerNode = 6 * Fan;

    private readonly float[] _bounds = new float[nodes * BoundsPerNode];

    /// <summary>Notes the box of a node's child.</summary>
    public void Set(int node, int child, in Ecef min, in Ecef max)
    {
        var bounds = _bounds.AsSpan(node * BoundsPerNode, BoundsPerNode)[child..];
        (bounds[0], bounds[1 * Fan], bounds[2 * Fan]) = (Down(min.X), Down(min.Y), Down(min.Z));
        (bounds[3 * Fan], bounds[4 * Fan], bounds[5 * Fan]) = (Up(max.X), Up(max.Y), Up(max.Z));
    }

    /// <summary>
    /// The squares of the distances from a position to the eight boxes, m², 0 inside; never more than to any point in the box.
    /// </summary>
    public void SquaredDistances(int node, in Ecef from, Span<double> squaredM2)
    {
        var bounds = _bounds.AsSpan(node * BoundsPerNode, BoundsPerNode);
        var (x, y, z) = (Gap(bounds, from.X), Gap(bounds[Fan..], from.Y), Gap(bounds[(2 * Fan)..], from.Z));
        ((x.Low * x.Low) + (y.Low * y.Low) + (z.Low * z.Low)).CopyTo(squaredM2);
        ((x.High * x.High) + (y.High * y.High) + (z.High * z.High)).CopyTo(squaredM2[Vector256<double>.Count..]);
    }

    /// <summary>How far a coordinate lies outside each box along one axis, for the first four boxes and the last four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Low, Vector256<double> High) Gap(ReadOnlySpan<float> bounds, double at)
    {
        var place = Vector256.Create(at);
        var (minLow, minHigh) = Vector256.Widen(Vector256.Create(bounds));
        var (maxLow, maxHigh) = Vector256.Widen(Vector256.Create(bounds[(3 * Fan)..]));
        return (Outside(place, minLow, maxLow), Outside(place, minHigh, maxHigh));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Outside(Vector256<double> place, Vector256<double> min, Vector256<double> max) =>
        Vector256.MaxNative(Vector256.MaxNative(min - place, place - max), Vector256<double>.Zero);

    private static float Down(double value) => MathF.BitDecrement((float)value);

    private static float Up(double value) => MathF.BitIncrement((float)value);
}
