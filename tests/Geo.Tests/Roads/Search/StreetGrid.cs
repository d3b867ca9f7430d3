using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Geo.Tests.Roads.Search;

/// <summary>A grid of streets of uneven length, some of them one-way: large enough for a hierarchy of many levels.</summary>
internal static class StreetGrid
{
    public static RoadNetwork Build(int side, int seed)
    {
        var random = new Random(seed);
        var edges = new List<RoadEdge>();
        for (var i = 0; i < side * side; i++)
        {
            if (i % side < side - 1)
                edges.Add(Street(i, i + 1));
            if (i / side < side - 1)
                edges.Add(Street(i, i + side));
        }
        var nodes = Enumerable.Range(0, side * side);
        return new(
            [.. nodes.Select(i => RandomRoads.AtMetres(100 * (i % side), 100 * (i / side)))],
            [.. nodes.Select(i => (long)i)],
            [.. edges],
            new int[edges.Count + 1],
            [],
            [""]
        );

        RoadEdge Street(int from, int to)
        {
            var lengthM = 60 + (80 * random.NextDouble());
            var access = random.Next(8) == 0 ? RoadAccess.CycleForward : RoadAccess.All;
            return new(from, to, lengthM, lengthM, Name: 0, RoadClass.Residential, access);
        }
    }
}
