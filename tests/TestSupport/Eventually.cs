using System.Diagnostics;

namespace QhdHomeMap.TestSupport;

/// <summary>Waits for what another thread or the database is about to do.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task BecomesTrueAsync(Func<Task<bool>> condition)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) >= Patience)
                throw new TimeoutException("It did not happen in time.");
            await Task.Delay(20);
        }
    }
}
