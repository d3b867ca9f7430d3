using QhdHomeMap.Data.Roads;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Data.Tests.Roads;

/// <summary>Networks to store, and where they are said to come from.</summary>
internal static class Town
{
    /// <summary>
    /// A square of streets, <paramref name="side"/> nodes each way, a thousandth of a degree apart; every street bends once half-way,
    /// every third is closed backwards, every fifth has no name.
    /// </summary>
    public static RoadNetwork Grid(int side, double west = 119.5)
    {
        var nodes = new Wgs84[side * side];
        var ids = new long[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
            (nodes[i], ids[i]) = (new(west + (i % side * 0.001), 39.9 + (i / side * 0.001)), 10_000_000_000 + i);
        var (edges, starts, shape) = (new List<RoadEdge>(), new List<int> { 0 }, new List<Wgs84>());
        for (var i = 0; i < nodes.Length; i++)
        {
            if (i % side < side - 1)
                Join(i, i + 1, 85);
            if (i / side < side - 1)
                Join(i, i + side, 111);
        }
        return new(nodes, ids, [.. edges], [.. starts], [.. shape], ["", "文化路", "河北大街"]);

        void Join(int from, int to, double metres)
        {
            var number = edges.Count;
            edges.Add(
                new(
                    from,
                    to,
                    metres + 0.1,
                    number % 3 == 0 ? double.PositiveInfinity : metres,
                    number % 5 == 0 ? 0 : 1 + (number / 5 % 2),
                    number % 2 == 0 ? RoadClass.Residential : RoadClass.Primary,
                    number % 3 == 0 ? RoadAccess.Walk | RoadAccess.CycleForward : RoadAccess.All
                )
            );
            var (a, b) = (nodes[from], nodes[to]);
            shape.Add(new(((a.Lon + b.Lon) / 2) + 0.0001, ((a.Lat + b.Lat) / 2) + 0.0001));
            starts.Add(shape.Count);
        }
    }

    public static RoadNetworkOrigin Origin(string source = "town.osm.pbf", bool isSample = false) =>
        new(
            source,
            new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero),
            new string('0', 64),
            "test",
            isSample,
            """{"kept": 3}"""
        );

    public static void AssertSame(RoadNetwork expected, RoadNetwork actual)
    {
        Assert.Equal(expected.Nodes, actual.Nodes);
        Assert.Equal(expected.NodeIds, actual.NodeIds);
        Assert.Equal(expected.Edges, actual.Edges);
        Assert.Equal(expected.ShapeStarts, actual.ShapeStarts);
        Assert.Equal(expected.ShapePoints, actual.ShapePoints);
        Assert.Equal(expected.Names.ToArray(), actual.Names.ToArray());
    }
}
