using System.Collections.Immutable;

namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>Set algebra on sorted, disjoint, non-touching intervals. Every result has that form again.</summary>
internal static class IntervalSets
{
    public static readonly ImmutableArray<HourInterval> WholeDay = [new(0, HourInterval.MinutesPerDay)];

    /// <summary>Sorts, and joins what overlaps or touches. O(n log n).</summary>
    public static ImmutableArray<HourInterval> Normalize(IEnumerable<HourInterval> intervals)
    {
        var joined = ImmutableArray.CreateBuilder<HourInterval>();
        foreach (var next in intervals.OrderBy(interval => interval.StartMinute))
        {
            if (joined.Count > 0 && next.StartMinute <= joined[^1].EndMinute)
            {
                var last = joined[^1];
                joined[^1] = new(last.StartMinute, Math.Max(last.EndMinute, next.EndMinute));
            }
            else
            {
                joined.Add(next);
            }
        }
        return joined.ToImmutable();
    }

    /// <summary>What lies in either.</summary>
    public static ImmutableArray<HourInterval> Union(
        ImmutableArray<HourInterval> left,
        ImmutableArray<HourInterval> right
    ) => Normalize(left.Concat(right));

    /// <summary>What lies in both. O(n · m); both are a handful.</summary>
    public static ImmutableArray<HourInterval> Intersect(
        ImmutableArray<HourInterval> left,
        ImmutableArray<HourInterval> right
    ) =>
        Normalize(
            from a in left
            from b in right
            let start = Math.Max(a.StartMinute, b.StartMinute)
            let end = Math.Min(a.EndMinute, b.EndMinute)
            where start < end
            select new HourInterval(start, end)
        );
}
