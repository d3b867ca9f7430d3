using System.Globalization;
using System.Text.RegularExpressions;

namespace QhdHomeMap.Benchmarks.Nearest;

/// <summary>Closed-loop load: wrk with one thread and 64 connections, asking from a thousand places in turn.</summary>
internal static partial class Wrk
{
    public const string Settings = "wrk -t1 -c64";

    /// <summary>Answers a second. Anything but a 2xx is a failure of the benchmark.</summary>
    public static async Task<double> MeasureAsync(Uri url, bool filtered, int seconds)
    {
        var script = await WriteScriptAsync(filtered);
        try
        {
            var output = await Command.RunAsync("wrk", ["-t1", "-c64", $"-d{seconds}s", "-s", script, url.ToString()]);
            if (
                output.Contains("Non-2xx", StringComparison.Ordinal)
                || output.Contains("Socket errors", StringComparison.Ordinal)
            )
                throw new InvalidOperationException($"wrk saw errors at {url}:\n{output}");
            return double.Parse(Rate().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static async Task<string> WriteScriptAsync(bool filtered)
    {
        var path = Path.Combine(Path.GetTempPath(), $"qhd-{Guid.NewGuid():n}.lua");
        var bodies = HomesMaker
            .Questions(1000)
            .Select(q => $"  wrk.format('POST', nil, headers, '{NearestHost.Body(q.Lon, q.Lat, filtered)}'),");
        await File.WriteAllTextAsync(
            path,
            $$"""
            local headers = { ['Content-Type'] = 'application/json' }
            local requests, turn = {}, 0
            init = function(args)
              requests = {
            {{string.Join('\n', bodies)}}
              }
            end
            request = function()
              turn = turn % #requests + 1
              return requests[turn]
            end
            """
        );
        return path;
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();
}
