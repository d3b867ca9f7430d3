namespace QhdHomeMap.Geo.Accessibility;

/// <summary>How readily people go somewhere, by what it costs them: a weight of 0 or more. In whatever unit the costs are.</summary>
public abstract record CostDecay
{
    private CostDecay() { }

    /// <summary>The weight at a cost of 0 or more. O(1), of steps O(steps).</summary>
    public abstract double WeightAt(double cost);

    /// <summary>All go alike. Source: Luo and Wang, Environment and Planning B 30 (2003).</summary>
    public sealed record Binary : CostDecay
    {
        /// <inheritdoc/>
        public override double WeightAt(double cost) => 1;
    }

    /// <summary>A weight for each zone of costs, its far edge included; 0 beyond the last. Source: Luo and Qi, Health &amp; Place 15 (2009).</summary>
    public sealed record Steps : CostDecay
    {
        private readonly (double UpTo, double Weight)[] _zones;

        /// <summary>Zones in any order.</summary>
        /// <exception cref="ArgumentException">
        /// There is none, two end at the same cost, a cost is not a finite number over 0, or a weight not one of 0 or more.
        /// </exception>
        public Steps(params IEnumerable<(double UpTo, double Weight)> zones)
        {
            _zones = [.. zones.OrderBy(zone => zone.UpTo)];
            var isRising = _zones.Zip(_zones.Skip(1)).All(pair => pair.First.UpTo < pair.Second.UpTo);
            if (_zones.Length == 0 || !isRising || !_zones.All(IsZone))
            {
                throw new ArgumentException(
                    "Zones end at different costs over 0 and have weights of 0 or more.",
                    nameof(zones)
                );
            }
        }

        /// <summary>Thirds of the catchment with the weights 1, 0.68 and 0.22, which Luo and Qi gave 10, 20 and 30 minutes.</summary>
        public static Steps OfThirds(double maxCost) => new((maxCost / 3, 1), (maxCost * 2 / 3, 0.68), (maxCost, 0.22));

        /// <inheritdoc/>
        public override double WeightAt(double cost)
        {
            foreach (var (upTo, weight) in _zones)
            {
                if (cost <= upTo)
                {
                    return weight;
                }
            }

            return 0;
        }

        private static bool IsZone((double UpTo, double Weight) zone) =>
            zone.UpTo > 0 && double.IsFinite(zone.UpTo) && zone.Weight >= 0 && double.IsFinite(zone.Weight);
    }

    /// <summary>exp(−cost² / 2σ²). Source: Dai, Health &amp; Place 16 (2010), without his shift to 0 at the edge.</summary>
    public sealed record Gaussian : CostDecay
    {
        private readonly double _sigma;

        /// <param name="sigma">The cost at which the weight is 0.607.</param>
        /// <exception cref="ArgumentOutOfRangeException">σ is not a finite number over 0.</exception>
        public Gaussian(double sigma) => _sigma = Over0(sigma, nameof(sigma));

        /// <inheritdoc/>
        public override double WeightAt(double cost) => Math.Exp(-(cost * cost) / (2 * _sigma * _sigma));
    }

    /// <summary>
    /// cost to the power of −β; 1/cost for β = 1. Infinite at 0, so that no cost may be 0. Source: Hansen, Journal of the American
    /// Institute of Planners 25 (1959).
    /// </summary>
    public sealed record Gravity : CostDecay
    {
        private readonly double _exponent;

        /// <param name="exponent">β.</param>
        /// <exception cref="ArgumentOutOfRangeException">β is not a finite number over 0.</exception>
        public Gravity(double exponent = 1) => _exponent = Over0(exponent, nameof(exponent));

        /// <inheritdoc/>
        public override double WeightAt(double cost) => _exponent == 1 ? 1 / cost : Math.Pow(cost, -_exponent);
    }

    private static double Over0(double value, string name) =>
        value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} is a finite number over 0.");
}
