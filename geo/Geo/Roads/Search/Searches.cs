namespace QhdHomeMap.Geo.Roads.Search;

/// <summary>Shares out searches among threads; each answer has its place, so their order does not depend on the sharing.</summary>
internal static class Searches
{
    /// <param name="graph">Where to search.</param>
    /// <param name="count">How many.</param>
    /// <param name="threads">At most so many at a time; 0 is one a processor.</param>
    /// <param name="answer">The answer of a number from 0, found with a search that is the thread's own.</param>
    public static T[] Of<T>(RoutingGraph graph, int count, int threads, Func<RoadSearch, int, T> answer)
    {
        var answers = new T[count];
        Run(count, threads, graph.Rent, (search, i) => answers[i] = answer(search, i), graph.Return);
        return answers;
    }

    /// <summary>
    /// Does a numbered piece of work for each number, each thread with tools of its own that it gives back at the end; stops before the next one
    /// when cancelled.
    /// </summary>
    public static void Run<TTools>(
        int count,
        int threads,
        Func<TTools> take,
        Action<TTools, int> work,
        Action<TTools>? giveBack = null,
        CancellationToken cancel = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        Parallel.For(
            0,
            count,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = threads == 0 ? Environment.ProcessorCount : threads,
                CancellationToken = cancel,
            },
            take,
            (i, _, tools) =>
            {
                work(tools, i);
                return tools;
            },
            tools => giveBack?.Invoke(tools)
        );
    }
}
