using System.Globalization;
using CsCheck;
using QhdHomeMap.Geo.Clusters;

namespace QhdHomeMap.Geo.Tests.Clusters;

public class DbscanTests
{
    private static readonly Gen<(ScenePoints Points, double Eps, double MinPoints)> Case = Gen.Select(
        ScenePoints.Upto(250),
        Gen.OneOf(ScenePoints.OneOf(1, 10, Math.Sqrt(200), 30, 1_000), Gen.Double[0.5, 120]),
        Gen.OneOf(ScenePoints.OneOf(1, 2, 5, 12, 2.5), Gen.Double[1, 60])
    );

    [Fact]
    public void Run_AnyPoints_IsWhatMeasuringEveryPairGives() =>
        Case.Sample(
            (points, eps, minPoints) =>
            {
                var (labels, isCore) = ReferenceDbscan.Run(points, eps, minPoints);

                var found = Dbscan.Run(points.Points, eps, minPoints, threads: 1);

                Assert.Equal(labels, found.Labels);
                Assert.Equal(isCore, found.IsCore);
                Assert.Equal(labels.Append(-1).Max() + 1, found.Count);
            },
            iter: 3_000
        );

    [Fact]
    public void Run_PointsInAnotherOrder_GivesTheSameSets() =>
        Gen.Select(Case, Gen.Int[0, int.MaxValue])
            .Sample(
                (scene, seed) =>
                {
                    var (points, eps, minPoints) = scene;
                    int[] order = [.. Enumerable.Range(0, points.Count)];
                    new Random(seed).Shuffle(order);

                    var found = Dbscan.Run(points.Points, eps, minPoints, threads: 1);
                    var shuffled = Dbscan.Run(points.InOrder(order).Points, eps, minPoints, threads: 1);

                    // Border points as near to two clusters go by index; core points and noise may not differ.
                    int[] CoreOnly(Clustering one) =>
                        [.. one.Labels.Select((label, i) => one.IsCore[i] || label == -1 ? label : -2)];
                    var back = new int[points.Count];
                    for (var i = 0; i < order.Length; i++)
                        back[order[i]] = CoreOnly(shuffled)[i];
                    Assert.Equal(ScenePoints.Canonical(CoreOnly(found)), ScenePoints.Canonical(back));
                }
            );

    [Fact]
    public void Run_WeightOfTwo_IsThePointTwice() =>
        Case.Sample(
            (some, eps, minPoints) =>
            {
                var points = some.Peopled();
                var (repeated, origins) = points.Repeated();

                var found = Dbscan.Run(points.Points, eps, minPoints);
                var twice = Dbscan.Run(new WeightedPoints(repeated.X, repeated.Y), eps, minPoints);

                Assert.Equal(origins.Select(i => found.IsCore[i]), twice.IsCore);
                Assert.Equal(
                    ScenePoints.Canonical([.. origins.Select(i => found.Labels[i])]),
                    ScenePoints.Canonical(twice.Labels)
                );
            }
        );

    [Fact]
    public void Run_AnyNumberOfThreads_GivesTheSameLabels()
    {
        var points = CrowdedCity.Make(30_000, seed: 7);

        var alone = Dbscan.Run(points, 50, 10, threads: 1);

        foreach (var threads in (int[])[2, 3, 8])
        {
            var together = Dbscan.Run(points, 50, 10, threads);
            Assert.Equal(alone.Labels, together.Labels);
            Assert.Equal(alone.IsCore, together.IsCore);
        }
    }

    [Theory]
    [InlineData("moons500_eps0.12_min5.csv", 0.12, 5)]
    [InlineData("sklearn-doc-blobs750_eps0.3_min10.csv", 0.3, 10)]
    public void Run_PublishedSet_HasTheSameCoreSetsAndNoise(string file, double eps, int minPoints)
    {
        var rows = File.ReadLines(PublishedCases.Path($"dbscan/{file}"))
            .Skip(2)
            .Select(line => line.Split(',').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray())
            .ToList();

        var found = Dbscan.Run(new([.. rows.Select(r => r[0])], [.. rows.Select(r => r[1])]), eps, minPoints);

        Assert.Equal(rows.Select(r => r[3] == 1), found.IsCore);
        Assert.Equal(rows.Select(r => r[2] == -1), found.Labels.Select(label => label == Clustering.Noise));
        var cores = Enumerable.Range(0, rows.Count).Where(i => found.IsCore[i]).ToList();
        Assert.Equal(
            ScenePoints.Canonical([.. cores.Select(i => (int)rows[i][2])]),
            ScenePoints.Canonical([.. cores.Select(i => found.Labels[i])])
        );
    }

    [Fact]
    public void Run_LineOfPointsEpsApart_CountsTheEdgeAndTheEnds()
    {
        // Every 50 m: an inner point sees itself and both neighbours (3), an end two. The ends are border points; at 49.999 m all are noise.
        double[] x = [0, 50, 100, 150, 200];
        var points = new WeightedPoints(x, new double[5]);

        var found = Dbscan.Run(points, 50, 3);

        Assert.Equal([0, 0, 0, 0, 0], found.Labels);
        Assert.Equal([false, true, true, true, false], found.IsCore);
        Assert.All(Dbscan.Run(points, 49.999, 3).Labels, label => Assert.Equal(Clustering.Noise, label));
    }

    [Fact]
    public void Run_TenTimesATenth_IsOne()
    {
        var points = new WeightedPoints(new double[10], new double[10], [.. Enumerable.Repeat(0.1, 10)]);

        Assert.Equal(1, Dbscan.Run(points, 1, 1).Count);
    }

    [Fact]
    public void Run_NoPoints_HasNoClusters() => Assert.Equal(0, Dbscan.Run(new([], []), 50, 10).Count);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-5, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(1e-9, 1)]
    [InlineData(50, 0.5)]
    [InlineData(50, double.NaN)]
    public void Run_NumbersThatMakeNoSense_AreRefused(double eps, double minPoints) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Dbscan.Run(new([0, 1e6], [0, 0]), eps, minPoints));

    [Theory]
    [InlineData(double.NaN, 0, 1)]
    [InlineData(0, double.PositiveInfinity, 1)]
    [InlineData(0, 0, -1)]
    [InlineData(0, 0, double.NaN)]
    public void WeightedPoints_ThatAreNone_AreRefused(double x, double y, double weight) =>
        Assert.Throws<ArgumentException>(() => new WeightedPoints([x], [y], [weight]));
}
