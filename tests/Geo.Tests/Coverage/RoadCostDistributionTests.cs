using CsCheck;
using QhdHomeMap.Geo.Coverage;

namespace QhdHomeMap.Geo.Tests.Coverage;

public class RoadCostDistributionTests
{
    private static readonly Gen<LinearStretch> Stretch = Gen.Select(
        Gen.Int[0, 1_000],
        Gen.Int[0, 300],
        Gen.Int[1, 500],
        (low, rise, length) => new LinearStretch(low, low + rise, length)
    );

    [Fact]
    public void Percentile_HomeInTheMiddleOfARoad_IsHalfOfIt()
    {
        // 1,000 m of road with a home at 500 m: two stretches from 0 to 500. Half of the road lies within 250 m, nine tenths within 450.
        var distribution = new RoadCostDistribution([new(0, 500, 500), new(0, 500, 500)]);
        Assert.Equal(250, distribution.Percentile(0.5), 1e-9);
        Assert.Equal(450, distribution.Percentile(0.9), 1e-9);
        Assert.Equal(500, distribution.Worst);
        Assert.Equal(200, distribution.LengthWithinM(100), 1e-9);
    }

    [Fact]
    public void Percentile_PartCutOff_IsInfiniteBeyondWhatIsReachable()
    {
        var distribution = new RoadCostDistribution([
            new(0, 100, 100),
            new(double.PositiveInfinity, double.PositiveInfinity, 100),
        ]);
        Assert.Equal(100, distribution.Percentile(0.5), 1e-9);
        Assert.Equal(double.PositiveInfinity, distribution.Percentile(0.51));
        Assert.Equal(100, distribution.Worst);
    }

    [Fact]
    public void Percentile_AllOfOneCost_IsThatCost() =>
        Assert.Equal(7, new RoadCostDistribution([new(7, 7, 40)]).Percentile(0.3));

    [Fact]
    public void Percentile_NoRoads_IsInfinite() =>
        Assert.Equal(double.PositiveInfinity, new RoadCostDistribution([]).Percentile(0.5));

    [Fact]
    public void Percentile_AnyStretches_SplitsTheLengthAsAsked() =>
        Gen.Select(Stretch.Array[1, 40], Gen.Double[0.01, 1])
            .Sample(
                (stretches, share) =>
                {
                    var distribution = new RoadCostDistribution(stretches);
                    var cost = distribution.Percentile(share);
                    var wantedM = share * distribution.LengthM;
                    // A step of the distribution may jump over the wanted length, so it lies between both sides of the step.
                    Assert.True(distribution.LengthWithinM(cost + 1e-6) >= wantedM - 1e-3);
                    Assert.True(distribution.LengthWithinM(cost - 1e-6) <= wantedM + 1e-3);
                }
            );

    [Fact]
    public void LengthWithin_AnyStretches_IsWhatFineSamplesGive() =>
        Gen.Select(Stretch.Array[1, 10], Gen.Int[0, 1_300])
            .Sample(
                (stretches, cost) =>
                {
                    const int Samples = 2_000;
                    var sampledM = stretches.Sum(s =>
                        Enumerable
                            .Range(0, Samples)
                            .Count(i => s.Low + ((s.High - s.Low) * ((i + 0.5) / Samples)) <= cost)
                        * (s.LengthM / Samples)
                    );
                    Assert.Equal(
                        sampledM,
                        new RoadCostDistribution(stretches).LengthWithinM(cost),
                        stretches.Sum(s => s.LengthM) / Samples
                    );
                },
                iter: 50
            );
}
