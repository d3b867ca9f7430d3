using CsCheck;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.ServiceAreas;

namespace QhdHomeMap.Geo.Tests.ServiceAreas;

public sealed class ServiceAreaPropertyTests
{
    private static readonly Gen<RoadNetwork> Town = Gen.Select(
        Gen.Int[2, 9],
        Gen.Double[15, 130],
        Gen.Int,
        Gen.Double[0, 0.4],
        Gen.Double[0, 0.5],
        Gen.Double[0, 0.45],
        (size, spacingM, seed, missing, oneWay, jitter) => RoadScene.Grid(size, spacingM, seed, missing, oneWay, jitter)
    );

    /// <summary>Roads at random across each other, without any junction but by chance: bridges over bridges.</summary>
    private static readonly Gen<RoadNetwork> Tangle = Gen.Select(
        Gen.Int[1, 8],
        Gen.Int,
        (roads, seed) =>
        {
            var (random, scene, nodes) = (new Random(seed), new RoadScene(), new List<int>());
            for (var i = 0; i < roads; i++)
            {
                var joined = nodes.Count > 0 && random.Next(4) > 0;
                var from = joined ? nodes[random.Next(nodes.Count)] : scene.Node(Next(), Next());
                nodes.AddRange([from, scene.Node(Next(), Next())]);
                (double, double)[] by = random.Next(2) == 0 ? [] : [(Next(), Next()), (Next(), Next())];
                scene.Road(from, nodes[^1], backward: random.Next(3) > 0, by: by);
            }
            return scene.Build();

            double Next() => 250 * random.NextDouble();
        }
    );

    private static readonly double[] Blocks = [5, 20, 30, 40, 60, 100];

    /// <summary>A town on squared paper: right angles, equal blocks narrower than 60 m, straight on at each junction.</summary>
    private static readonly Gen<RoadNetwork> SquaredTown = Gen.Select(
        Gen.Int[2, 8],
        Gen.Int[0, 5].Select(i => Blocks[i]),
        Gen.Int,
        Gen.Double[0, 0.3],
        (size, spacingM, seed, missing) => RoadScene.Grid(size, spacingM, seed, missing, oneWay: 0.2, jitter: 0)
    );

    [Fact]
    public void Draw_Towns_HoldWhatIsReachableAndNothingElse() => Sample(Town, 60);

    /// <summary>Where only the last metres of a dead end are reached, a decimetre at the rim is a hundredth and more of the whole.</summary>
    [Fact]
    public void Draw_SquaredTowns_HoldWhatIsReachableAndNothingElse() => Sample(SquaredTown, 50, rimM: 0.3);

    /// <summary>Where everything crosses everything, ground is in pieces a few metres wide, and centimetres count for more.</summary>
    [Fact]
    public void Draw_Tangles_HoldWhatIsReachableAndNothingElse() => Sample(Tangle, 40, rimM: 0.3);

    private static void Sample(Gen<RoadNetwork> roads, int iterations, double rimM = 0) =>
        Gen.Select(roads, Gen.Int[0, 10_000], Gen.Double[0.01, 0.99], Gen.Double[10, 500], Gen.Double[1.05, 2])
            .Sample(
                (network, edge, fraction, rangeM, more) =>
                {
                    if (network.Edges.Length == 0)
                        return;
                    var check = new AreaCheck(network, edge % network.Edges.Length, fraction);
                    var (smaller, _) = check.Hold(rangeM, 700, rimM);
                    var (larger, _) = check.Hold(rangeM * more, 700, rimM);
                    AssertNested(smaller, larger);
                },
                iter: iterations
            );

    /// <summary>What the smaller holds the larger holds too, but for a centimetre or two where both keep off a road that is not reached.</summary>
    private static void AssertNested(ServiceArea smaller, ServiceArea larger)
    {
        Assert.True(smaller.AreaM2 <= larger.AreaM2 + 0.01);
        var locator = new IndexedPointInAreaLocator(larger.Shape);
        foreach (var at in smaller.Shape.Coordinates)
        {
            if (locator.Locate(at) == Location.Exterior)
            {
                // Two centimetres, in degrees.
                var outside = larger.Shape.Distance(larger.Shape.Factory.CreatePoint(at));
                Assert.True(outside < 2e-7, $"{at} is {outside}° outside.");
            }
        }
    }
}
