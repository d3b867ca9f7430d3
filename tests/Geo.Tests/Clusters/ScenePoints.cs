using CsCheck;
using QhdHomeMap.Geo.Clusters;

namespace QhdHomeMap.Geo.Tests.Clusters;

/// <summary>Places with heads, made by generators and by hand.</summary>
internal sealed record ScenePoints(double[] X, double[] Y, double[] Weights)
{
    /// <summary>Crowds and strays over 400 m, some on whole metres so that distances tie, some in the same place.</summary>
    public static Gen<ScenePoints> Upto(int count) =>
        Gen.Select(
                Gen.Double[0, 400],
                Gen.Double[0, 400],
                Gen.Int[0, 12],
                Gen.Int[0, 12],
                Gen.Int[0, 3],
                Gen.Int[0, 3],
                (x, y, column, row, kind, weight) =>
                    kind switch
                    {
                        0 => (X: x, Y: y, Weight: 1d),
                        1 => (X: 10d * column, Y: 10d * row, Weight: weight),
                        2 => (X: 200 + (x / 20), Y: 200 + (y / 20), Weight: 1),
                        _ => (X: 300d + column, Y: 100d + row, Weight: weight),
                    }
            )
            .Array[0, count]
            .Select(points => new ScenePoints(
                [.. points.Select(p => p.X)],
                [.. points.Select(p => p.Y)],
                [.. points.Select(p => p.Weight)]
            ));

    public static Gen<double> OneOf(params double[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    public int Count => X.Length;

    public WeightedPoints Points => new(X, Y, Weights);

    public double Squared(int a, int b) => ((X[a] - X[b]) * (X[a] - X[b])) + ((Y[a] - Y[b]) * (Y[a] - Y[b]));

    /// <summary>The points in another order: place i holds what was at order[i].</summary>
    public ScenePoints InOrder(int[] order) =>
        new([.. order.Select(i => X[i])], [.. order.Select(i => Y[i])], [.. order.Select(i => Weights[i])]);

    /// <summary>Those with heads: the others count for nobody, but lead from one point to the next as any point does.</summary>
    public ScenePoints Peopled() => InOrder([.. Enumerable.Range(0, Count).Where(i => Weights[i] > 0)]);

    /// <summary>A point of weight w as w points, and where each came from.</summary>
    public (ScenePoints Points, int[] Origins) Repeated()
    {
        int[] origins = [.. Enumerable.Range(0, Count).SelectMany(i => Enumerable.Repeat(i, (int)Weights[i]))];
        return (InOrder(origins) with { Weights = [.. origins.Select(_ => 1d)] }, origins);
    }

    /// <summary>Labels as the smallest member of each set, so that two partitions are equal when these are.</summary>
    public static int[] Canonical(IReadOnlyList<int> labels)
    {
        var first = new Dictionary<int, int> { [-1] = -1 };
        return
        [
            .. labels.Select(
                (label, i) =>
                {
                    first.TryAdd(label, i);
                    return first[label];
                }
            ),
        ];
    }
}
