namespace QhdHomeMap.Geo.Roads.Nearest;

/// <summary>The cheapest targets met so far, each once, by cost and then number.</summary>
internal sealed class BestTargets(int limit)
{
    private readonly List<Candidate> _best = new(limit + 1);

    /// <summary>What costs more can no longer matter.</summary>
    public double Bound { get; private set; } = double.PositiveInfinity;

    public IReadOnlyList<Candidate> Ordered => _best;

    /// <summary>Takes a target in, or a cheaper way to it. O(limit).</summary>
    public void Offer(Candidate candidate)
    {
        if (candidate.Cost > Bound)
        {
            return;
        }

        var known = _best.FindIndex(other => other.Target == candidate.Target);
        if (known >= 0)
        {
            if (candidate.Cost >= _best[known].Cost)
            {
                return;
            }

            _best.RemoveAt(known);
        }

        var place = _best.Count;
        while (place > 0 && Follows(_best[place - 1], candidate))
        {
            place--;
        }

        _best.Insert(place, candidate);
        if (_best.Count > limit)
        {
            _best.RemoveAt(limit);
        }

        if (_best.Count == limit)
        {
            Bound = _best[^1].Cost;
        }
    }

    private static bool Follows(Candidate other, Candidate candidate) =>
        other.Cost > candidate.Cost || (other.Cost == candidate.Cost && other.Target > candidate.Target);

    /// <param name="Target">The target's number.</param>
    /// <param name="Cost">What the way costs.</param>
    /// <param name="Slot">The node from which the target is come to; −1 straight along the edge.</param>
    /// <param name="LastM">Metres from there.</param>
    public readonly record struct Candidate(int Target, double Cost, int Slot, double LastM);
}
