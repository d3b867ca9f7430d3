namespace QhdHomeMap.Geo.Coverage;

/// <summary>
/// How a cost is distributed over the length of roads: median, percentiles and shares of "the distance from a point on the roads to the
/// nearest home". Exact and not sampled: on a stretch the cost is linear, so the length below a cost is a sum of linear
/// functions, and a percentile lies between two neighbouring ends of stretches, found by halving.
/// </summary>
public sealed class RoadCostDistribution
{
    private readonly LinearStretch[] _stretches;
    private readonly double[] _ends;

    /// <summary>Takes the stretches. O(n log n).</summary>
    public RoadCostDistribution(IEnumerable<LinearStretch> stretches)
    {
        _stretches = [.. stretches.Where(stretch => stretch.LengthM > 0)];
        var ends = new List<double>(2 * _stretches.Length);
        foreach (ref readonly var stretch in _stretches.AsSpan())
        {
            LengthM += stretch.LengthM;
            if (double.IsFinite(stretch.High))
            {
                ReachableM += stretch.LengthM;
                ends.Add(stretch.Low);
                ends.Add(stretch.High);
            }
        }

        ends.Sort();
        _ends = WithoutRepeats(ends);
    }

    /// <summary>All metres of road.</summary>
    public double LengthM { get; }

    /// <summary>Metres of road from which a home can be reached at all.</summary>
    public double ReachableM { get; }

    /// <summary>The greatest finite cost; 0 where no road reaches a home.</summary>
    public double Worst => _ends.Length > 0 ? _ends[^1] : 0;

    /// <summary>
    /// Where the cost is <see cref="Worst"/>: an edge, and a fraction of its length; of several places that of the lowest edge, then fraction.
    /// Null where no road reaches a home, or the stretches are of no edges. O(n).
    /// </summary>
    public (int Edge, double Fraction)? WorstPlace
    {
        get
        {
            (int Edge, double Fraction)? worst = null;
            foreach (ref readonly var stretch in _stretches.AsSpan())
            {
                if (stretch.High == Worst && stretch.Edge >= 0)
                {
                    var place = (stretch.Edge, stretch.HighAt);
                    worst = worst is null || place.CompareTo(worst.Value) < 0 ? place : worst;
                }
            }

            return worst;
        }
    }

    /// <summary>Metres of road with a cost of at most <paramref name="cost"/>. O(n).</summary>
    public double LengthWithinM(double cost)
    {
        var sumM = 0d;
        foreach (ref readonly var stretch in _stretches.AsSpan())
        {
            sumM += stretch.LengthWithinM(cost);
        }

        return sumM;
    }

    /// <summary>
    /// The least cost within which the given share of the road's length lies. Infinite where so much is not reachable. O(n log n).
    /// </summary>
    /// <param name="share">Above 0, at most 1: 0.5 is the median.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is no share.</exception>
    public double Percentile(double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var wantedM = share * LengthM;
        // The sum of all reachable lengths may fall short of the whole by rounding alone.
        if (_ends.Length == 0 || wantedM > ReachableM * (1 + 1e-12))
        {
            return double.PositiveInfinity;
        }

        var (low, high) = (0, _ends.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (LengthWithinM(_ends[middle]) >= wantedM)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low == 0 ? _ends[0] : Between(_ends[low - 1], _ends[low], wantedM);
    }

    /// <summary>Between neighbouring ends the length grows evenly, but for stretches of one cost, which lie at the upper end.</summary>
    private double Between(double below, double at, double wantedM)
    {
        var fromM = LengthWithinM(below);
        var toM =
            fromM
            + _stretches
                .Where(stretch => stretch.Low < at && stretch.High > below)
                .Sum(stretch => stretch.LengthM * ((at - below) / (stretch.High - stretch.Low)));
        return toM <= wantedM ? at : below + ((at - below) * ((wantedM - fromM) / (toM - fromM)));
    }

    private static double[] WithoutRepeats(List<double> sorted)
    {
        var kept = new List<double>(sorted.Count);
        foreach (var end in sorted)
        {
            if (kept.Count == 0 || kept[^1] != end)
            {
                kept.Add(end);
            }
        }

        return [.. kept];
    }
}
