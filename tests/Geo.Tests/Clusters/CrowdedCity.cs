using QhdHomeMap.Geo.Clusters;

namespace QhdHomeMap.Geo.Tests.Clusters;

/// <summary>60 Gaussian crowds of σ 40 to 200 m and a fifth of strays over 20 km × 20 km; the benchmark's city too.</summary>
internal static class CrowdedCity
{
    private const int Crowds = 60;
    private const double SideM = 20_000;

    public static WeightedPoints Make(int count, int seed)
    {
        var random = new Random(seed);
        var crowds = Enumerable
            .Range(0, Crowds)
            .Select(_ =>
                (X: random.NextDouble() * SideM, Y: random.NextDouble() * SideM, M: 40 + (160 * random.NextDouble()))
            )
            .ToArray();
        var (x, y) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            var crowd = crowds[random.Next(Crowds)];
            (x[i], y[i]) =
                i % 5 == 0
                    ? (random.NextDouble() * SideM, random.NextDouble() * SideM)
                    : (crowd.X + (crowd.M * Normal(random)), crowd.Y + (crowd.M * Normal(random)));
        }
        return new(x, y);
    }

    // Box and Muller.
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
