namespace QhdHomeMap.Geo.Coverage;

/// <summary>How many people one group of demand points has, and how many of them are served, in one hour.</summary>
/// <param name="People">All of them.</param>
/// <param name="Covered">Served by at least one open home: each person counted once.</param>
/// <param name="MultiplyCovered">Served by at least two.</param>
/// <param name="Served">Each person counted as often as homes serve him: the sum over the homes.</param>
public readonly record struct CoverageCount(double People, double Covered, double MultiplyCovered, double Served)
{
    /// <summary>Served by none.</summary>
    public double Uncovered => People - Covered;

    /// <summary>The share of <see cref="Covered"/>, 0 to 1; 0 where nobody is.</summary>
    public double CoveredShare => People > 0 ? Covered / People : 0;
}

/// <summary>
/// Counts who is covered, by group of demand points and by hour of the week. A home that is closed covers nobody. The hours are bits of
/// <see cref="WeekHours"/>, so the homes are gone through once for all 168. Weights are added in a fixed order: the same input
/// gives the same bits.
/// </summary>
public sealed class CoverageTally
{
    private readonly WeekHours[] _once;
    private readonly WeekHours[] _twice;
    private readonly CoverTable _table;
    private readonly WeekHours[] _open;

    private CoverageTally(CoverTable table, WeekHours[] open)
    {
        (_table, _open) = (table, open);
        (_once, _twice) = (new WeekHours[table.DemandCount], new WeekHours[table.DemandCount]);
        for (var home = 0; home < table.HomeCount; home++)
        {
            var hours = open[home];
            if (hours.IsEmpty)
            {
                continue;
            }

            foreach (var point in table.Served(home))
            {
                _twice[point] |= _once[point] & hours;
                _once[point] |= hours;
            }
        }
    }

    /// <summary>The hours in which each demand point is served by at least one home.</summary>
    public ReadOnlySpan<WeekHours> CoveredHours => _once;

    /// <summary>The hours in which each demand point is served by at least two homes.</summary>
    public ReadOnlySpan<WeekHours> MultiplyCoveredHours => _twice;

    /// <summary>Goes through the homes. O(served), 48 bytes a demand point.</summary>
    /// <param name="table">Which points each home serves.</param>
    /// <param name="open">When each home is open.</param>
    public static CoverageTally Take(CoverTable table, WeekHours[] open)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(open.Length, table.HomeCount);
        return new CoverageTally(table, open);
    }

    /// <summary>The counts of one hour by group. O(demand + served).</summary>
    /// <param name="hour">0 is Monday from 0:00.</param>
    /// <param name="weights">How many people each demand point has in that hour.</param>
    /// <param name="groups">The group of each demand point, from 0; a negative one is left out.</param>
    /// <param name="groupCount">How many groups there are.</param>
    public CoverageCount[] Count(int hour, ReadOnlySpan<double> weights, ReadOnlySpan<int> groups, int groupCount)
    {
        RequireEach(weights.Length);
        RequireEach(groups.Length);
        var counts = new CoverageCount[groupCount];
        for (var point = 0; point < weights.Length; point++)
        {
            if (groups[point] < 0)
            {
                continue;
            }

            ref var count = ref counts[groups[point]];
            var weight = weights[point];
            count = count with
            {
                People = count.People + weight,
                Covered = count.Covered + (_once[point].Contains(hour) ? weight : 0),
                MultiplyCovered = count.MultiplyCovered + (_twice[point].Contains(hour) ? weight : 0),
            };
        }

        for (var home = 0; home < _table.HomeCount; home++)
        {
            if (!_open[home].Contains(hour))
            {
                continue;
            }

            foreach (var point in _table.Served(home))
            {
                if (groups[point] >= 0)
                {
                    ref var count = ref counts[groups[point]];
                    count = count with { Served = count.Served + weights[point] };
                }
            }
        }

        return counts;
    }

    /// <summary>The counts of all 168 hours by hour, then group, for weights that do not change with the hour. O(168 · demand + served).</summary>
    /// <param name="weights">How many people each demand point has.</param>
    /// <param name="groups">The group of each demand point, from 0; a negative one is left out.</param>
    /// <param name="groupCount">How many groups there are.</param>
    public CoverageCount[][] CountWeek(double[] weights, int[] groups, int groupCount)
    {
        var counts = new CoverageCount[WeekHours.Count][];
        Parallel.For(0, counts.Length, hour => counts[hour] = Count(hour, weights, groups, groupCount));
        return counts;
    }

    private void RequireEach(int length) => ArgumentOutOfRangeException.ThrowIfNotEqual(length, _table.DemandCount);
}
