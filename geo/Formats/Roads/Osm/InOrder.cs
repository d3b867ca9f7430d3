namespace QhdHomeMap.Formats.Roads.Osm;

/// <summary>Works on items side by side and takes the results in the order of the items, so that threads change nothing but the time.</summary>
internal static class InOrder
{
    /// <param name="next">The next item, asked for by one thread; null ends.</param>
    /// <param name="work">Done by several threads at once. What it throws is thrown here, that of the earliest item.</param>
    /// <param name="take">Given each result by the calling thread, in order.</param>
    /// <param name="threads">How many items are worked on at a time.</param>
    /// <param name="cancellation">Asked after each result.</param>
    public static void Run<TItem, TResult>(
        Func<TItem?> next,
        Func<TItem, TResult> work,
        Action<TResult> take,
        int threads,
        CancellationToken cancellation
    )
        where TItem : class
    {
        var running = new Queue<Task<TResult>>();
        try
        {
            while (next() is { } item)
            {
                running.Enqueue(Task.Run(() => work(item), CancellationToken.None));
                if (running.Count > threads)
                {
                    take(running.Dequeue().GetAwaiter().GetResult());
                    cancellation.ThrowIfCancellationRequested();
                }
            }

            while (running.TryDequeue(out var task))
            {
                take(task.GetAwaiter().GetResult());
            }
        }
        finally
        {
            // After a failure the others still run, on memory that the caller is about to take away.
            foreach (var task in running)
            {
                ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
            }
        }
    }
}
