using System.Diagnostics;

namespace QhdHomeMap.Api.Tests;

/// <summary>Waits for what another thread or the database is about to do.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task BecomesTrueAsync(Func<Task<bool>> condition)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, "It did not happen in time.");
            await Task.Delay(20);
        }
    }
}
