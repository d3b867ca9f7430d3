using System.Diagnostics;
using System.Globalization;
using NetTopologySuite.Geometries;
using QhdHomeMap.Benchmarks.Roads;
using QhdHomeMap.Formats.Tiles;

namespace QhdHomeMap.Benchmarks.Tiles;

/// <summary>Every tile of the city from zoom 9 to 16, each drawn once after a warm-up of the code: how long and how large.</summary>
internal static class TilesBench
{
    private const int FirstZoom = 9;
    private const int LastZoom = 16;

    /// <summary>PostGIS draws every tile of the wide zooms and so many of the others.</summary>
    private const int PeerTiles = 200;

    public static async Task<int> RunAsync()
    {
        Console.WriteLine(
            $"{Environment.ProcessorCount} 核；网格（种子 {GridCity.Seed}）；进程之内，未压缩；不断言时间"
        );
        var city = GridCity.Build();
        var roads = TileCity.Roads(city);
        var tiles = TilesOf(roads);
        TileLayer[] layers = [TileCity.Homes(city), roads, TileCity.Hexagons(city), TileCity.Coverage(city)];
        foreach (var drawn in layers.Select(layer => new[] { layer }).Append(layers))
        {
            var start = Stopwatch.GetTimestamp();
            var set = TileSet.Build(drawn);
            var built = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            tiles.ForEach(tile => set.Render(tile));
            Header($"{string.Join("、", drawn.Select(layer => layer.Name))}，准备 {built:F0} ms");
            await MeasureAsync(tiles, tile => Task.FromResult(set.Render(tile)));
        }

        await using var peer = await TilePeer.LoadAsync(roads);
        Header("PostGIS ST_AsMVT，roads");
        await MeasureAsync(
            [.. tiles.GroupBy(tile => tile.Z).SelectMany(zoom => zoom.Take(PeerTiles))],
            peer.RenderAsync
        );
        return 0;
    }

    private static void Header(string title) =>
        Console.WriteLine(
            $"\n## {title}\n| 层级 | 瓦片 | 中位 ms | p95 ms | 最长 ms | 平均 kB | 最大 kB |\n|---|---:|---:|---:|---:|---:|---:|"
        );

    private static async Task MeasureAsync(List<TileAddress> tiles, Func<TileAddress, Task<byte[]>> render)
    {
        var runs = new List<(int Zoom, double Ms, int Bytes)>();
        foreach (var tile in tiles)
        {
            var start = Stopwatch.GetTimestamp();
            var bytes = await render(tile);
            runs.Add((tile.Z, Stopwatch.GetElapsedTime(start).TotalMilliseconds, bytes.Length));
        }
        foreach (var zoom in runs.GroupBy(run => run.Zoom))
            Row($"{zoom.Key}", [.. zoom]);
        Row("全部", runs);
    }

    private static void Row(string name, List<(int Zoom, double Ms, int Bytes)> runs)
    {
        var ms = runs.Select(run => run.Ms).Order().ToArray();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {runs.Count} | {ms[ms.Length / 2]:F2} | {ms[(int)(0.95 * (ms.Length - 1))]:F2} | {ms[^1]:F2} | {runs.Average(run => run.Bytes) / 1e3:F1} | {runs.Max(run => run.Bytes) / 1e3:F1} |"
            )
        );
    }

    private static List<TileAddress> TilesOf(TileLayer roads)
    {
        var box = new Envelope();
        foreach (var feature in roads.Features)
            box.ExpandToInclude(feature.Shape.EnvelopeInternal);
        var tiles = new List<TileAddress>();
        for (var z = FirstZoom; z <= LastZoom; z++)
        for (var x = Column(box.MinX, z); x <= Column(box.MaxX, z); x++)
        for (var y = Row(box.MaxY, z); y <= Row(box.MinY, z); y++)
            if (TileAddress.TryOf(z, x, y, out var tile))
                tiles.Add(tile);
        return tiles;
    }

    private static int Column(double lon, int z) => (int)((lon + 180) / 360 * (1 << z));

    private static int Row(double lat, int z) =>
        (int)((0.5 - (Math.Atanh(Math.Sin(double.DegreesToRadians(lat))) / Math.Tau)) * (1 << z));
}
