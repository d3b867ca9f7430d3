namespace QhdHomeMap.Geo.Clusters;

/// <summary>Work over a range, cut into pieces large enough to be worth a thread's while.</summary>
internal static class Chunks
{
    /// <summary>How many threads to use where 0 means one for each processor.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public static int Threads(int asked)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(asked, "threads");
        return asked == 0 ? Environment.ProcessorCount : asked;
    }

    /// <summary>Does the work on every piece.</summary>
    /// <param name="count">The range is 0 to here.</param>
    /// <param name="size">Of a piece.</param>
    /// <param name="threads">At most so many at once.</param>
    /// <param name="work">Takes a piece's first item and the one after its last.</param>
    public static void For(int count, int size, int threads, Action<int, int> work)
    {
        if (threads == 1 || count <= size)
        {
            work(0, count);
            return;
        }

        Parallel.For(
            0,
            (count + size - 1) / size,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            piece => work(piece * size, Math.Min(count, (piece + 1) * size))
        );
    }
}
