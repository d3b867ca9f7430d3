namespace QhdHomeMap.Geo.Coverage;

/// <summary>
/// How many homes serve each demand point, in each hour of the week and whatever the hour. A home that is closed covers nobody. Immutable: a
/// scenario's tally is made from another by one row. Homes are counted in whole numbers and people added in the order of the
/// points, so the same input gives the same bits, by whatever way and with however many threads.
/// </summary>
public sealed class CoverageTally
{
    /// <summary>Points that one thread counts for all homes: their counters stay in its cache.</summary>
    private const int ChunkPoints = 4096;

    private readonly int[] _homes;
    private readonly HourCounters _hours;

    private CoverageTally(int[] homes, HourCounters hours) => (_homes, _hours) = (homes, hours);

    /// <summary>How many demand points there are.</summary>
    public int DemandCount => _homes.Length;

    /// <summary>
    /// Goes through the homes, once for all hours. O(served), and 24 bytes a demand point for each doubling of the most homes that
    /// serve one; on all cores.
    /// </summary>
    /// <param name="table">Which points each home serves.</param>
    /// <param name="open">When each home is open.</param>
    public static CoverageTally Take(CoverTable table, ReadOnlySpan<WeekHours> open)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(open.Length, table.HomeCount);
        var (homes, week) = (new int[table.DemandCount], open.ToArray());
        ForChunks(table, (home, points) => CountUp(homes, points));
        var hours = new HourCounters(homes.Length, homes.DefaultIfEmpty().Max());
        ForChunks(table, (home, points) => CountUp(hours, points, week[home]));
        return new(homes, hours);
    }

    /// <summary>The tally with one more home. O(demand + row).</summary>
    /// <param name="served">The points that it serves.</param>
    /// <param name="open">When it is open.</param>
    public CoverageTally With(ReadOnlySpan<int> served, WeekHours open)
    {
        var homes = _homes.AsSpan().ToArray();
        CountUp(homes, served);
        var hours = _hours.Copy(homes.DefaultIfEmpty().Max());
        CountUp(hours, served, open);
        return new(homes, hours);
    }

    /// <summary>The tally without one of its homes. O(demand + row).</summary>
    /// <param name="served">The points that it serves.</param>
    /// <param name="open">When it is open.</param>
    public CoverageTally Without(ReadOnlySpan<int> served, WeekHours open)
    {
        var (homes, hours) = (_homes.AsSpan().ToArray(), _hours.Copy(most: 0));
        foreach (var point in served)
        {
            homes[point]--;
            hours.Remove(point, open);
        }

        return new(homes, hours);
    }

    /// <summary>How many homes serve a demand point. O(1).</summary>
    /// <param name="point">The demand point.</param>
    /// <param name="hour">0 is Monday from 0:00: those open then; null: whatever their hours.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such hour.</exception>
    public int Homes(int point, int? hour)
    {
        var homes = 0;
        Read(hour, point, new Span<int>(ref homes));
        return homes;
    }

    /// <summary>The hours in which a demand point is served by at least one home. O(1).</summary>
    public WeekHours CoveredHours(int point) => _hours.AtLeast(plane: 0, point);

    /// <summary>The hours in which a demand point is served by at least two homes. O(1).</summary>
    public WeekHours MultiplyCoveredHours(int point) => _hours.AtLeast(plane: 1, point);

    /// <summary>The counts by group. O(demand · log(most homes at a point)).</summary>
    /// <param name="hour">0 is Monday from 0:00; null: homes count whatever their hours.</param>
    /// <param name="people">How many people each demand point has in that hour.</param>
    /// <param name="groups">The group of each demand point, from 0; a negative one is left out.</param>
    /// <param name="groupCount">How many groups there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such hour, or not as many people or groups as demand points.</exception>
    public CoverageCount[] Count(int? hour, ReadOnlySpan<double> people, ReadOnlySpan<int> groups, int groupCount)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(people.Length, DemandCount);
        ArgumentOutOfRangeException.ThrowIfNotEqual(groups.Length, DemandCount);
        var sums = new Sums[groupCount];
        Span<int> homes = stackalloc int[512];
        for (var from = 0; from < DemandCount; from += homes.Length)
        {
            var chunk = homes[..Math.Min(homes.Length, DemandCount - from)];
            Read(hour, from, chunk);
            for (var i = 0; i < chunk.Length; i++)
            {
                if (groups[from + i] >= 0)
                {
                    sums[groups[from + i]].Add(people[from + i], chunk[i]);
                }
            }
        }

        return Array.ConvertAll(sums, sum => new CoverageCount(sum.People, sum.Covered, sum.Multiply, sum.Served));
    }

    private static void ForChunks(CoverTable table, Action<int, ReadOnlySpan<int>> count) =>
        Parallel.For(
            0,
            (table.DemandCount + ChunkPoints - 1) / ChunkPoints,
            chunk =>
            {
                for (var home = 0; home < table.HomeCount; home++)
                {
                    var served = table.Served(home);
                    var (start, end) = (chunk * ChunkPoints, (chunk + 1) * ChunkPoints);
                    count(home, served[FirstFrom(served, start)..FirstFrom(served, end)]);
                }
            }
        );

    private static int FirstFrom(ReadOnlySpan<int> ascending, int point)
    {
        var at = ascending.BinarySearch(point);
        return at < 0 ? ~at : at;
    }

    private static void CountUp(int[] homes, ReadOnlySpan<int> served)
    {
        foreach (var point in served)
        {
            homes[point]++;
        }
    }

    private static void CountUp(HourCounters hours, ReadOnlySpan<int> served, WeekHours open)
    {
        foreach (var point in served)
        {
            hours.Add(point, open);
        }
    }

    private void Read(int? hour, int from, Span<int> homes)
    {
        WeekHours.Require(hour);
        if (hour is { } asked)
        {
            _hours.Read(asked, from, homes);
        }
        else
        {
            _homes.AsSpan(from, homes.Length).CopyTo(homes);
        }
    }

    private struct Sums
    {
        public double People;
        public double Covered;
        public double Multiply;
        public double Served;

        public void Add(double people, int homes)
        {
            People += people;
            Covered += homes > 0 ? people : 0;
            Multiply += homes > 1 ? people : 0;
            Served += homes * people;
        }
    }
}
