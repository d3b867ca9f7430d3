using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace QhdHomeMap.Benchmarks.Nearest;

/// <summary>Redis GEOSEARCH over the same places, by its own load generator with 64 connections.</summary>
internal static partial class Redis
{
    /// <summary>Answers a second for the nearest ten within a radius; null when Redis is not installed.</summary>
    public static async Task<(double Within2Km, double Within10Km)?> MeasureAsync(int homes, int seconds)
    {
        if (!Command.Exists("redis-server") || !Command.Exists("redis-benchmark"))
            return null;
        var folder = Directory.CreateTempSubdirectory("qhd-redis-").FullName;
        var socket = Path.Combine(folder, "s");
        using var server = Process.Start(
            new ProcessStartInfo(
                "redis-server",
                ["--port", "0", "--unixsocket", socket, "--save", "", "--dir", folder, "--loglevel", "warning"]
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
            return (await AskAsync(socket, 2, 20_000 * seconds), await AskAsync(socket, 10, 1_000 * seconds));
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> AskAsync(string socket, int radiusKm, int requests)
    {
        var (lon, lat) = HomesMaker.Questions(1)[0];
        var output = await Command.RunAsync(
            "redis-benchmark",
            [
                "-s",
                socket,
                "-c",
                "64",
                "-n",
                $"{requests}",
                "--csv",
                "GEOSEARCH",
                "homes",
                "FROMLONLAT",
                lon.ToString("F6", CultureInfo.InvariantCulture),
                lat.ToString("F6", CultureInfo.InvariantCulture),
                "BYRADIUS",
                $"{radiusKm}",
                "km",
                "ASC",
                "COUNT",
                "10",
                "WITHDIST",
            ]
        );
        return double.Parse(Rate().Matches(output)[^1].Groups[1].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>The second column of the last line: requests per second.</summary>
    [GeneratedRegex("""^"[^"]*","([\d.]+)""", RegexOptions.Multiline)]
    private static partial Regex Rate();
}
