namespace QhdHomeMap.Geo.Accessibility;

/// <summary>What it costs to get from somewhere to somewhere: metres, seconds, whatever all pairs share.</summary>
/// <param name="Demand">Index of the place people come from.</param>
/// <param name="Supply">Index of the place they go to.</param>
/// <param name="Cost">0 or more. A pair that is not given cannot be travelled.</param>
public readonly record struct PairCost(int Demand, int Supply, double Cost);

/// <summary>Who has access to how much.</summary>
/// <param name="Access">For each demand place the supply per head; 0 where none is in reach.</param>
/// <param name="Ratios">For each supply place its capacity per head of those it serves; 0 where it serves nobody.</param>
/// <param name="Unreached">Supply places with a capacity that no one reaches, in order.</param>
/// <param name="Unserved">Demand places with people who reach no capacity, in order.</param>
public sealed record CatchmentAccess(
    IReadOnlyList<double> Access,
    IReadOnlyList<double> Ratios,
    IReadOnlyList<int> Unreached,
    IReadOnlyList<int> Unserved
);

/// <summary>
/// Two- and three-step floating catchment areas: each place of supply shares its capacity among the people who reach it, each
/// place of demand adds up the shares of all it reaches. What is shared out is what there is: the sum of access × population is the
/// capacity of all reached supply. O(pairs), given in any order.
/// </summary>
public static class FloatingCatchment
{
    /// <summary>
    /// 2SFCA with a binary decay, E2SFCA with any other: access A_i = Σ_j w_ij S_j / Σ_k P_k w_kj over all pairs within the catchment.
    /// Source: Luo and Wang, Environment and Planning B 30 (2003); Luo and Qi, Health &amp; Place 15 (2009).
    /// </summary>
    /// <param name="population">Heads at each demand place, 0 or more.</param>
    /// <param name="capacity">Of each supply place, 0 or more.</param>
    /// <param name="costs">Each pair at most once.</param>
    /// <param name="maxCost">The catchment's edge, itself inside.</param>
    /// <param name="decay">Weighs both steps.</param>
    /// <exception cref="ArgumentException">
    /// A number is negative or not finite, a pair names a place that is not there or comes twice, a weight is infinite (a cost of 0 under
    /// <see cref="CostDecay.Gravity"/>), or the catchment's edge is not over 0.
    /// </exception>
    public static CatchmentAccess TwoStep(
        ReadOnlySpan<double> population,
        ReadOnlySpan<double> capacity,
        ReadOnlySpan<PairCost> costs,
        double maxCost,
        CostDecay decay
    )
    {
        Refuse(population, capacity, costs, maxCost);
        return ShareOut(population, capacity, costs, Weigh(costs, decay), maxCost);
    }

    /// <summary>
    /// 3SFCA: as <see cref="TwoStep"/>, and people choose among what they reach: each weight is multiplied by its share
    /// G_ij = w_ij / Σ_k w_ik of all weights from the same demand place. As in PySAL's access the sum runs over all pairs given, also those
    /// beyond the catchment; over no others, and it is that of Wan, Zou and Sternberg.
    /// Source: Wan, Zou and Sternberg, International Journal of Geographical Information Science 26 (2012), equations 1 to 4.
    /// </summary>
    /// <inheritdoc cref="TwoStep"/>
    public static CatchmentAccess ThreeStep(
        ReadOnlySpan<double> population,
        ReadOnlySpan<double> capacity,
        ReadOnlySpan<PairCost> costs,
        double maxCost,
        CostDecay decay
    )
    {
        Refuse(population, capacity, costs, maxCost);
        var weights = Weigh(costs, decay);
        var sums = new double[population.Length];
        for (var i = 0; i < costs.Length; i++)
        {
            sums[costs[i].Demand] += weights[i];
        }

        for (var i = 0; i < costs.Length; i++)
        {
            weights[i] *= weights[i] > 0 ? weights[i] / sums[costs[i].Demand] : 0;
        }

        return ShareOut(population, capacity, costs, weights, maxCost);
    }

    private static CatchmentAccess ShareOut(
        ReadOnlySpan<double> population,
        ReadOnlySpan<double> capacity,
        ReadOnlySpan<PairCost> costs,
        double[] weights,
        double maxCost
    )
    {
        var demands = new double[capacity.Length];
        for (var i = 0; i < costs.Length; i++)
        {
            demands[costs[i].Supply] += costs[i].Cost <= maxCost ? population[costs[i].Demand] * weights[i] : 0;
        }

        var (ratios, unreached) = (new double[capacity.Length], new List<int>());
        for (var supply = 0; supply < capacity.Length; supply++)
        {
            ratios[supply] = demands[supply] > 0 ? capacity[supply] / demands[supply] : 0;
            if (demands[supply] == 0 && capacity[supply] > 0)
            {
                unreached.Add(supply);
            }
        }

        var access = new double[population.Length];
        for (var i = 0; i < costs.Length; i++)
        {
            access[costs[i].Demand] += costs[i].Cost <= maxCost ? ratios[costs[i].Supply] * weights[i] : 0;
        }

        var unserved = new List<int>();
        for (var demand = 0; demand < population.Length; demand++)
        {
            if (access[demand] == 0 && population[demand] > 0)
            {
                unserved.Add(demand);
            }
        }

        return new(access, ratios, unreached, unserved);
    }

    private static double[] Weigh(ReadOnlySpan<PairCost> costs, CostDecay decay)
    {
        var weights = new double[costs.Length];
        for (var i = 0; i < costs.Length; i++)
        {
            weights[i] = decay.WeightAt(costs[i].Cost);
            if (!double.IsFinite(weights[i]))
            {
                throw new ArgumentException($"{costs[i]} has no finite weight.", nameof(costs));
            }
        }

        return weights;
    }

    private static void Refuse(
        ReadOnlySpan<double> population,
        ReadOnlySpan<double> capacity,
        ReadOnlySpan<PairCost> costs,
        double maxCost
    )
    {
        if (!(maxCost > 0 && double.IsFinite(maxCost)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(maxCost),
                maxCost,
                "The catchment's edge is a finite number over 0."
            );
        }

        RefuseNegative(population, nameof(population));
        RefuseNegative(capacity, nameof(capacity));
        var pairs = new HashSet<(int, int)>(costs.Length);
        foreach (var cost in costs)
        {
            var isThere = (uint)cost.Demand < (uint)population.Length && (uint)cost.Supply < (uint)capacity.Length;
            if (!isThere || !(cost.Cost >= 0 && double.IsFinite(cost.Cost)) || !pairs.Add((cost.Demand, cost.Supply)))
            {
                throw new ArgumentException(
                    $"{cost} names no places, costs less than nothing, or comes twice.",
                    nameof(costs)
                );
            }
        }
    }

    private static void RefuseNegative(ReadOnlySpan<double> numbers, string name)
    {
        foreach (var number in numbers)
        {
            if (!(number >= 0 && double.IsFinite(number)))
            {
                throw new ArgumentException($"{number} is negative or not finite.", name);
            }
        }
    }
}
