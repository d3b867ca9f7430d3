using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Benchmarks.Roads;

/// <summary>
/// The city that all road benchmarks share: a grid of streets 100 m apart whose crossings are moved by up to 20 m, both ways open
/// to everyone. The same seed gives the same city.
/// </summary>
internal static class GridCity
{
    public const int Seed = 20_260_101;

    private const double BlockM = 100;
    private const double JitterM = 20;
    private static readonly PlanePoint Corner = Mercator.ToPlane(new Wgs84(119.5, 39.9));

    /// <summary>200 × 200 crossings are 40,000 nodes and 79,600 edges.</summary>
    public static RoadNetwork Build(int side = 200, int seed = Seed)
    {
        var random = new Random(seed);
        var scale = Mercator.ScaleAt(Corner.Y);
        var nodes = new Wgs84[side * side];
        for (var i = 0; i < nodes.Length; i++)
        {
            var (x, y) = (BlockM * (i % side) + Jitter(random), BlockM * (i / side) + Jitter(random));
            nodes[i] = Mercator.ToWgs84(new(Corner.X + (scale * x), Corner.Y + (scale * y)));
        }

        var edges = new List<RoadEdge>();
        for (var i = 0; i < nodes.Length; i++)
        {
            if (i % side < side - 1)
                edges.Add(Street(nodes, i, i + 1));
            if (i / side < side - 1)
                edges.Add(Street(nodes, i, i + side));
        }
        var ids = Enumerable.Range(0, nodes.Length).Select(i => (long)i).ToArray();
        return new(nodes, ids, [.. edges], new int[edges.Count + 1], [], [""]);
    }

    /// <summary>Places anywhere within the city.</summary>
    public static Wgs84[] Places(RoadNetwork city, int count, int seed)
    {
        var random = new Random(seed);
        var (lons, lats) = (Sorted(city, node => node.Lon), Sorted(city, node => node.Lat));
        var (low, high) = (new Wgs84(lons[0], lats[0]), new Wgs84(lons[^1], lats[^1]));
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => new Wgs84(
                    low.Lon + ((high.Lon - low.Lon) * random.NextDouble()),
                    low.Lat + ((high.Lat - low.Lat) * random.NextDouble())
                )),
        ];
    }

    /// <summary>Nodes drawn at random, each once.</summary>
    public static int[] DrawNodes(RoadNetwork city, int count, int seed)
    {
        var nodes = Enumerable.Range(0, city.Nodes.Length).ToArray();
        new Random(seed).Shuffle(nodes);
        return nodes[..count];
    }

    private static double[] Sorted(RoadNetwork city, Func<Wgs84, double> key) =>
        [.. city.Nodes.ToArray().Select(key).Order()];

    private static double Jitter(Random random) => JitterM * ((2 * random.NextDouble()) - 1);

    private static RoadEdge Street(Wgs84[] nodes, int from, int to)
    {
        var lengthM = Geodesic.DistanceM(nodes[from], nodes[to]);
        return new(from, to, lengthM, lengthM, Name: 0, RoadClass.Residential, RoadAccess.All);
    }
}
