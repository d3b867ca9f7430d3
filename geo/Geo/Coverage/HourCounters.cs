using System.Numerics;

namespace QhdHomeMap.Geo.Coverage;

/// <summary>
/// How many homes are open at each demand point in each hour of the week: binary counters turned on their side, so that one more home is
/// added to 64 hours at once. Plane <c>k</c> holds the bits that stand for 2ᵏ homes.
/// </summary>
internal sealed class HourCounters
{
    private const int WordsOfWeek = 3;
    private const int HoursOfWord = 64;

    private readonly int _points;

    // A plane is word after word and in it point after point, so that the points of one hour stand side by side.
    private readonly ulong[][] _planes;

    /// <param name="points">How many demand points there are.</param>
    /// <param name="most">The most homes that any of them will have.</param>
    public HourCounters(int points, int most)
        : this(points, most, []) { }

    private HourCounters(int points, int most, ulong[][] from)
    {
        _points = points;
        _planes = new ulong[Math.Max(from.Length, BitOperations.Log2((uint)most) + 1)][];
        for (var plane = 0; plane < _planes.Length; plane++)
        {
            _planes[plane] = plane < from.Length ? [.. from[plane]] : new ulong[WordsOfWeek * points];
        }
    }

    /// <summary>The same, to be changed, with room for so many homes. O(points).</summary>
    public HourCounters Copy(int most) => new(_points, most, _planes);

    /// <summary>One more home at a point.</summary>
    public void Add(int point, WeekHours open)
    {
        var (first, second, third) = open.Words;
        Add(point, first);
        Add(_points + point, second);
        Add((2 * _points) + point, third);
    }

    /// <summary>One home fewer at a point that has it.</summary>
    public void Remove(int point, WeekHours open)
    {
        var (first, second, third) = open.Words;
        Remove(point, first);
        Remove(_points + point, second);
        Remove((2 * _points) + point, third);
    }

    /// <summary>How many homes are open in an hour, for a run of points.</summary>
    /// <param name="hour">0 is Monday from 0:00.</param>
    /// <param name="from">The first point.</param>
    /// <param name="homes">Receives the counts of as many points as it holds.</param>
    public void Read(int hour, int from, Span<int> homes)
    {
        homes.Clear();
        var (start, shift) = ((hour / HoursOfWord * _points) + from, hour % HoursOfWord);
        for (var plane = 0; plane < _planes.Length; plane++)
        {
            var words = _planes[plane].AsSpan(start, homes.Length);
            for (var i = 0; i < homes.Length; i++)
            {
                homes[i] |= (int)((words[i] >> shift) & 1) << plane;
            }
        }
    }

    /// <summary>The hours in which a point has at least 2 to the power of <paramref name="plane"/> homes.</summary>
    public WeekHours AtLeast(int plane, int point)
    {
        var (first, second, third) = (0UL, 0UL, 0UL);
        for (; plane < _planes.Length; plane++)
        {
            var words = _planes[plane];
            first |= words[point];
            second |= words[_points + point];
            third |= words[(2 * _points) + point];
        }

        return WeekHours.Of(first, second, third);
    }

    // As one adds by hand: what both have is carried to the next plane.
    private void Add(int at, ulong carry)
    {
        for (var plane = 0; carry != 0; plane++)
        {
            ref var word = ref _planes[plane][at];
            (word, carry) = (word ^ carry, word & carry);
        }
    }

    private void Remove(int at, ulong borrow)
    {
        for (var plane = 0; borrow != 0; plane++)
        {
            ref var word = ref _planes[plane][at];
            (word, borrow) = (word ^ borrow, ~word & borrow);
        }
    }
}
