using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace QhdHomeMap.Benchmarks.Nearest;

/// <summary>Redis GEOSEARCH over the same places, by its own load generator with 64 connections.</summary>
internal static partial class Redis
{
    private const int Places = 10;

    /// <summary>Answers a second for the nearest ten within a radius; null when Redis is not installed.</summary>
    public static async Task<(double Within2Km, double Within10Km)?> MeasureAsync(int homes, int seconds)
    {
        if (!Command.Exists("redis-server") || !Command.Exists("redis-benchmark"))
            return null;
        var folder = Directory.CreateTempSubdirectory("qhd-redis-").FullName;
        var socket = Path.Combine(folder, "s");
        var port = HostProcess.FreePort();
        using var server = Process.Start(
            new ProcessStartInfo(
                "redis-server",
                [
                    "--port",
                    $"{port}",
                    "--bind",
                    "127.0.0.1",
                    "--unixsocket",
                    socket,
                    "--save",
                    "",
                    "--dir",
                    folder,
                    "--loglevel",
                    "warning",
                ]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;
        try
        {
            while (!File.Exists(socket))
                await Task.Delay(20);
            var places = HomesMaker
                .Places(homes)
                .Select(
                    (p, i) => string.Create(CultureInfo.InvariantCulture, $"GEOADD homes {p.Lon:R} {p.Lat:R} {i + 1}")
                );
            await Command.RunAsync("redis-cli", ["-s", socket, "--pipe"], places);
            return (await AskAsync(port, 2, 2_000 * seconds), await AskAsync(port, 10, 100 * seconds));
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Over TCP as the others are asked, from ten places in turn since its own generator only repeats one question.</summary>
    private static async Task<double> AskAsync(int port, int radiusKm, int requestsEach)
    {
        var seconds = 0d;
        foreach (var (lon, lat) in HomesMaker.Questions(Places))
        {
            string[] question =
            [
                "GEOSEARCH",
                "homes",
                "FROMLONLAT",
                Degrees(lon),
                Degrees(lat),
                "BYRADIUS",
                $"{radiusKm}",
                "km",
                "ASC",
                "COUNT",
                "10",
                "WITHDIST",
            ];
            var output = await Command.RunAsync(
                "redis-benchmark",
                ["-p", $"{port}", "-c", "64", "-n", $"{requestsEach}", "--csv", .. question]
            );
            var perSecond = double.Parse(Rate().Matches(output)[^1].Groups[1].Value, CultureInfo.InvariantCulture);
            seconds += requestsEach / perSecond;
        }
        return Places * requestsEach / seconds;
    }

    private static string Degrees(double value) => value.ToString("F6", CultureInfo.InvariantCulture);

    /// <summary>The second column of the last line: requests per second.</summary>
    [GeneratedRegex("""^"[^"]*","([\d.]+)""", RegexOptions.Multiline)]
    private static partial Regex Rate();
}
