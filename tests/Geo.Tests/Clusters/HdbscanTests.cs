using CsCheck;
using QhdHomeMap.Geo.Clusters;

namespace QhdHomeMap.Geo.Tests.Clusters;

public class HdbscanTests
{
    private static readonly Gen<(ScenePoints Points, double MinPoints, double MinClusterSize)> Case = Gen.Select(
        ScenePoints.Upto(45),
        ScenePoints.OneOf(2d, 3, 5, 2.5),
        ScenePoints.OneOf(2d, 3, 4, 8)
    );

    [Fact]
    public void Run_AnyPoints_IsWhatTheDefinitionGives() =>
        Gen.Select(Case, ScenePoints.OneOf(0d, 0, 5, 15, 60))
            .Sample(
                (scene, mergeBelow) =>
                {
                    var (points, minPoints, minClusterSize) = scene;
                    var expected = ReferenceHdbscan.Run(points, minPoints, minClusterSize, mergeBelow);

                    var found = Hdbscan.Run(points.Points, minPoints, minClusterSize, mergeBelow, threads: 1);

                    Assert.Equal(ScenePoints.Canonical(expected), ScenePoints.Canonical(found.Labels));
                    Assert.Equal(expected.Select(label => label >= 0), found.IsCore);
                    Assert.Equal(expected.Where(label => label >= 0).Distinct().Count(), found.Count);
                },
                iter: 2_000
            );

    [Fact]
    public void SpanningTree_AnyPoints_IsAsLightAsPrims() =>
        Gen.Select(ScenePoints.Upto(300), ScenePoints.OneOf(2d, 5, 20))
            .Where((points, minPoints) => points.Count > 0 && points.Weights.Sum() >= minPoints)
            .Sample(
                (points, minPoints) =>
                {
                    var tree = new PointTree(points.Points);
                    var cores = CoreDistances.Squared(tree, minPoints, threads: 2);

                    var edges = SpanningTree.Build(tree, cores, threads: 2);

                    var reaches = ReferenceHdbscan.Reaches(points, minPoints);
                    Assert.All(
                        edges,
                        edge => Assert.Equal(reaches[tree.Items[edge.From], tree.Items[edge.To]], edge.Squared)
                    );
                    Assert.Equal(Prim(reaches, points.Count), edges.Select(edge => edge.Squared).Order());
                },
                iter: 300
            );

    [Fact]
    public void Run_PointsInAnotherOrder_GivesTheSameSets() =>
        Gen.Select(Case, Gen.Int[0, int.MaxValue])
            .Sample(
                (scene, seed) =>
                {
                    var (points, minPoints, minClusterSize) = scene;
                    int[] order = [.. Enumerable.Range(0, points.Count)];
                    new Random(seed).Shuffle(order);

                    var found = Hdbscan.Run(points.Points, minPoints, minClusterSize);
                    var shuffled = Hdbscan.Run(points.InOrder(order).Points, minPoints, minClusterSize);

                    var back = new int[points.Count];
                    for (var i = 0; i < order.Length; i++)
                        back[order[i]] = shuffled.Labels[i];
                    Assert.Equal(ScenePoints.Canonical(found.Labels), ScenePoints.Canonical(back));
                }
            );

    [Fact]
    public void Run_WeightOfTwo_IsThePointTwice() =>
        Case.Sample(
            (some, minPoints, minClusterSize) =>
            {
                var points = some.Peopled();
                var (repeated, origins) = points.Repeated();

                var found = Hdbscan.Run(points.Points, minPoints, minClusterSize);
                var twice = Hdbscan.Run(new WeightedPoints(repeated.X, repeated.Y), minPoints, minClusterSize);

                Assert.Equal(
                    ScenePoints.Canonical([.. origins.Select(i => found.Labels[i])]),
                    ScenePoints.Canonical(twice.Labels)
                );
            }
        );

    [Fact]
    public void Run_AnyNumberOfThreads_GivesTheSameLabels()
    {
        var points = CrowdedCity.Make(20_000, seed: 7);

        var alone = Hdbscan.Run(points, 10, threads: 1);

        foreach (var threads in (int[])[2, 8])
            Assert.Equal(alone.Labels, Hdbscan.Run(points, 10, threads: threads).Labels);
    }

    [Fact]
    public void Run_ADenseAndTwoSparseCrowds_FindsAllThreeWhereNoEpsDoes()
    {
        // Two crowds of 5 x 5 points 1 m apart whose edges are 20 m apart, and one of 5 x 5 points 25 m apart, 1 km away: an eps that
        // sees the last, 25 m or more, takes the first two for one.
        (double X, double Y, double Step)[] crowds = [(0, 0, 1), (24, 0, 1), (1_000, 0, 25)];
        var places = crowds
            .SelectMany(c =>
                Enumerable.Range(0, 25).Select(i => (X: c.X + (c.Step * (i % 5)), Y: c.Y + (c.Step * (i / 5))))
            )
            .Append((X: 500, Y: 5_000))
            .ToList();
        var points = new WeightedPoints([.. places.Select(p => p.X)], [.. places.Select(p => p.Y)]);

        var found = Hdbscan.Run(points, 5);

        int[] expected = [.. Enumerable.Range(0, 75).Select(i => i / 25), Clustering.Noise];
        Assert.Equal(expected, found.Labels);
        Assert.Equal(2, Dbscan.Run(points, 25, 5).Count);
        Assert.Equal(2, Hdbscan.Run(points, 5, mergeBelowM: 100).Count);
    }

    [Fact]
    public void Run_TooFewPoints_AreNoise()
    {
        Assert.Empty(Hdbscan.Run(new([], []), 2).Labels);
        Assert.Equal([-1], Hdbscan.Run(new([3], [4], [100]), 2).Labels);
        Assert.Equal([-1, -1, -1], Hdbscan.Run(new([1, 2, 3], [0, 0, 0]), 4).Labels);
    }

    [Theory]
    [InlineData(1, 2, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(double.NaN, 2, 0)]
    [InlineData(2, 2, -1)]
    public void Run_NumbersThatMakeNoSense_AreRefused(double minPoints, double minClusterSize, double mergeBelow) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            Hdbscan.Run(new([0], [0]), minPoints, minClusterSize, mergeBelow)
        );

    private static IOrderedEnumerable<double> Prim(double[,] reaches, int count)
    {
        var (near, weights) = (new double[count], new List<double>());
        var outside = Enumerable.Range(1, count - 1).ToHashSet();
        for (var i = 1; i < count; i++)
            near[i] = reaches[0, i];
        while (outside.Count > 0)
        {
            var next = outside.MinBy(i => near[i]);
            weights.Add(near[next]);
            outside.Remove(next);
            foreach (var i in outside)
                near[i] = Math.Min(near[i], reaches[next, i]);
        }
        return weights.Order();
    }
}
