using System.Globalization;
using System.Text.Json;
using CsCheck;
using QhdHomeMap.Geo.Accessibility;

namespace QhdHomeMap.Geo.Tests.Accessibility;

public class FloatingCatchmentTests
{
    private static readonly CostDecay[] Decays =
    [
        new CostDecay.Binary(),
        new CostDecay.Steps((10, 1), (20, 0.68), (30, 0.22)),
        new CostDecay.Gaussian(12),
        new CostDecay.Gravity(),
        new CostDecay.Gravity(1.5),
    ];

    private static readonly Gen<(
        double[] Population,
        double[] Capacity,
        PairCost[] Costs,
        double MaxCost,
        int Decay
    )> Case = Gen.Select(
        Gen.Int[0, 500].Select(heads => (double)heads).Array[1, 12],
        Gen.Int[0, 90].Select(beds => beds / 3d).Array[1, 8],
        Gen.Double[0.1, 45].Array[96],
        Gen.Bool.Array[96],
        Gen.Double[1, 50],
        Gen.Int[0, Decays.Length - 1],
        (population, capacity, costs, isRoad, maxCost, decay) =>
        {
            var pairs =
                from demand in Enumerable.Range(0, population.Length)
                from supply in Enumerable.Range(0, capacity.Length)
                let at = (demand * capacity.Length) + supply
                where isRoad[at]
                select new PairCost(demand, supply, costs[at]);
            return (population, capacity, pairs.ToArray(), maxCost, decay);
        }
    );

    [Fact]
    public void Access_AnyCity_SharesOutWhatIsReachedAndNamesTheRest() =>
        Case.Sample(
            (population, capacity, costs, maxCost, decay) =>
            {
                foreach (var found in Both(population, capacity, costs, maxCost, Decays[decay]))
                {
                    var shared = found.Access.Zip(population, (access, heads) => access * heads).Sum();
                    var unreached = found.Unreached.Sum(supply => capacity[supply]);
                    Assert.Equal(capacity.Sum(), shared + unreached, 1e-9);
                    foreach (var demand in found.Unserved)
                        Assert.Equal(0, found.Access[demand]);
                }
            }
        );

    [Fact]
    public void Access_AnyCity_IsWhatTheFormulaGives() =>
        Case.Sample(
            (population, capacity, costs, maxCost, decay) =>
            {
                var found = Both(population, capacity, costs, maxCost, Decays[decay]);
                for (var step = 0; step < 2; step++)
                {
                    var plain = Plain(population, capacity, costs, maxCost, Decays[decay], isThreeStep: step == 1);
                    for (var i = 0; i < plain.Length; i++)
                        Assert.Equal(plain[i], found[step].Access[i], 1e-9 * Math.Max(1, plain[i]));
                }
            }
        );

    [Fact]
    public void Access_PublishedScenarios_AgreeToNineDigits()
    {
        using var cases = JsonDocument.Parse(
            File.ReadAllText(PublishedCases.Path("access/hospital-4-scenarios-expected.json"))
        );
        double[] Column(string name) =>
            [.. cases.RootElement.GetProperty("tracts").EnumerateArray().Select(t => t.GetProperty(name).GetDouble())];
        var (population, capacity) = (Column("pop"), Column("doc"));
        var count = 0;
        foreach (var result in cases.RootElement.GetProperty("results").EnumerateArray())
        {
            var costs = Costs(cases.RootElement.GetProperty("costs")[result.GetProperty("scenario").GetInt32()]);
            var found = result.GetProperty("method").GetString() switch
            {
                "2SFCA" => FloatingCatchment.TwoStep(population, capacity, costs, 61, new CostDecay.Gravity()),
                "3SFCA" => FloatingCatchment.ThreeStep(population, capacity, costs, 61, new CostDecay.Gravity()),
                "2SFCA binary 30" => FloatingCatchment.TwoStep(population, capacity, costs, 30, new CostDecay.Binary()),
                _ => FloatingCatchment.TwoStep(population, capacity, costs, 30, CostDecay.Steps.OfThirds(30)),
            };

            for (var i = 0; i < 3; i++)
            {
                var key = (i + 1).ToString(CultureInfo.InvariantCulture);
                Assert.Equal(result.GetProperty("access").GetProperty(key).GetDouble(), found.Access[i], 1e-9);
                Assert.Equal(result.GetProperty("ratio").GetProperty(key).GetDouble(), found.Ratios[i], 1e-9);
            }
            Assert.Equal(135, found.Access.Zip(population, (access, heads) => access * heads).Sum(), 1e-9);
            count++;
        }
        Assert.Equal(16, count);
    }

    [Fact]
    public void TwoStep_TwoVillagesAndTwoHomes_SharesByReach()
    {
        // Home 0 (12 seats) serves 100 + 20 heads: 0.1 each. Home 1 (10 seats) serves village 1 alone, at the very edge of 500 m: 10 / 20 = 0.5.
        // Home 2 stands 501 m off and serves nobody; nobody of village 2 gets anywhere.
        PairCost[] costs = [new(0, 0, 100), new(1, 0, 500), new(1, 1, 500), new(0, 2, 501)];

        var found = FloatingCatchment.TwoStep([100, 20, 7], [12, 10, 5], costs, 500, new CostDecay.Binary());

        Assert.Equal([0.1, 0.6, 0], found.Access);
        Assert.Equal([0.1, 0.5, 0], found.Ratios);
        Assert.Equal((2, 2), (Assert.Single(found.Unreached), Assert.Single(found.Unserved)));
    }

    [Fact]
    public void Decay_AtKnownCosts_IsThePublishedWeight()
    {
        // exp(-1/2) = 0.60653 at σ; steps hold their far edge; 1/4 and 4^-1.5 = 1/8.
        Assert.Equal(0.6065306597126334, new CostDecay.Gaussian(20).WeightAt(20), 1e-15);
        var steps = new CostDecay.Steps((20, 0.68), (10, 1));
        Assert.Equal([1, 1, 0.68, 0.68, 0], ((double[])[0, 10, 10.01, 20, 20.01]).Select(steps.WeightAt));
        Assert.Equal((0.25, 0.125), (new CostDecay.Gravity().WeightAt(4), new CostDecay.Gravity(1.5).WeightAt(4)));
    }

    [Fact]
    public void Access_NumbersThatMakeNoSense_AreRefused()
    {
        void Refused(double heads, double seats, double maxCost, CostDecay decay, params PairCost[] costs) =>
            Assert.ThrowsAny<ArgumentException>(() =>
                FloatingCatchment.ThreeStep([heads], [seats], costs, maxCost, decay)
            );
        var binary = new CostDecay.Binary();
        Refused(-1, 1, 10, binary);
        Refused(1, double.NaN, 10, binary);
        Refused(1, 1, 0, binary);
        Refused(1, 1, 10, binary, new PairCost(1, 0, 5));
        Refused(1, 1, 10, binary, new PairCost(0, 0, -5));
        Refused(1, 1, 10, binary, new PairCost(0, 0, 5), new PairCost(0, 0, 6));
        Refused(1, 1, 10, new CostDecay.Gravity(), new PairCost(0, 0, 0));
        Assert.ThrowsAny<ArgumentException>(() => new CostDecay.Gaussian(0));
        Assert.ThrowsAny<ArgumentException>(() => new CostDecay.Gravity(double.NaN));
        Assert.ThrowsAny<ArgumentException>(() => new CostDecay.Steps());
        Assert.ThrowsAny<ArgumentException>(() => new CostDecay.Steps((10, 1), (10, 2)));
        Assert.ThrowsAny<ArgumentException>(() => new CostDecay.Steps((10, -1)));
    }

    private static CatchmentAccess[] Both(
        double[] heads,
        double[] seats,
        PairCost[] costs,
        double maxCost,
        CostDecay decay
    ) =>
        [
            FloatingCatchment.TwoStep(heads, seats, costs, maxCost, decay),
            FloatingCatchment.ThreeStep(heads, seats, costs, maxCost, decay),
        ];

    private static double[] Plain(
        double[] heads,
        double[] seats,
        PairCost[] costs,
        double maxCost,
        CostDecay decay,
        bool isThreeStep
    )
    {
        double Choice(PairCost pair) =>
            isThreeStep
                ? decay.WeightAt(pair.Cost) / costs.Where(c => c.Demand == pair.Demand).Sum(c => decay.WeightAt(c.Cost))
                : 1;
        double Weight(PairCost pair) => decay.WeightAt(pair.Cost) is > 0 and var weight ? weight * Choice(pair) : 0;
        var near = costs.Where(c => c.Cost <= maxCost).ToList();
        double Demand(int supply) => near.Where(c => c.Supply == supply).Sum(c => heads[c.Demand] * Weight(c));
        return
        [
            .. heads.Select(
                (_, i) =>
                    near.Where(c => c.Demand == i && Demand(c.Supply) > 0)
                        .Sum(c => Weight(c) * seats[c.Supply] / Demand(c.Supply))
            ),
        ];
    }

    private static PairCost[] Costs(JsonElement pairs) =>
        [
            .. pairs
                .EnumerateObject()
                .Select(pair =>
                {
                    var ends = pair
                        .Name.Split("->")
                        .Select(id => int.Parse(id, CultureInfo.InvariantCulture) - 1)
                        .ToList();
                    return new PairCost(ends[0], ends[1], pair.Value.GetDouble());
                }),
        ];
}
