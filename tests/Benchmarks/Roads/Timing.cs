using System.Diagnostics;
using System.Globalization;

namespace QhdHomeMap.Benchmarks.Roads;

/// <summary>Times a piece of work often enough to be warm, and prints the median and the best of what follows.</summary>
internal static class Timing
{
    private const int WarmUps = 5;

    public static void Header(string title) =>
        Console.WriteLine($"\n## {title}\n| 项 | 中位 ms | 最好 ms | |\n|---|---:|---:|---|");

    /// <param name="what">What is timed.</param>
    /// <param name="times">How often after warming up.</param>
    /// <param name="work">Returns how many things it did: nodes settled, pairs, places.</param>
    /// <param name="unit">What those things are called.</param>
    public static void Measure(string what, int times, Func<long> work, string unit)
    {
        for (var i = 0; i < WarmUps; i++)
            work();
        Row(what, Enumerable.Range(0, times).Select(_ => Once(work)).ToArray(), unit);
    }

    /// <summary>The same for another program, which has no need of warming up, and less often.</summary>
    public static async Task MeasureAsync(string what, int times, Func<Task<long>> work, string unit)
    {
        var runs = new List<(double Ms, long Count)>();
        for (var i = 0; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var count = await work();
            runs.Add((Stopwatch.GetElapsedTime(start).TotalMilliseconds, count));
        }
        Row(what, [.. runs], unit);
    }

    /// <summary>Work that is done once, such as building something.</summary>
    public static T Once<T>(string what, Func<T> work)
    {
        var start = Stopwatch.GetTimestamp();
        var result = work();
        Row(what, [(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 0)], "");
        return result;
    }

    private static (double Ms, long Count) Once(Func<long> work)
    {
        var start = Stopwatch.GetTimestamp();
        var count = work();
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, count);
    }

    private static void Row(string what, (double Ms, long Count)[] runs, string unit)
    {
        var sorted = runs.Select(run => run.Ms).Order().ToArray();
        var count = unit.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{runs[0].Count:N0} {unit}");
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {what} | {sorted[sorted.Length / 2]:F2} | {sorted[0]:F2} | {count} |"
            )
        );
    }
}
