namespace QhdHomeMap.Geo.Roads;

/// <summary>What a source became: for the person who imports it to see whether the network is what was meant.</summary>
public sealed record RoadReport
{
    /// <summary>Ways of the source, roads or not.</summary>
    public required int WaysRead { get; init; }

    /// <summary>Ways of which at least a part is in the network.</summary>
    public required int WaysKept { get; init; }

    /// <summary>Ways left out, by reason; only reasons that occurred. With <see cref="WaysKept"/> they sum to <see cref="WaysRead"/>.</summary>
    public required IReadOnlyDictionary<RoadDrop, int> WaysDropped { get; init; }

    /// <summary>Points that the roads name and the source does not place, as at the border of an extract; roads are cut there.</summary>
    public required int MissingPoints { get; init; }

    /// <summary>Points of all edges: nodes, and shape between them.</summary>
    public required int Points { get; init; }

    /// <summary>Nodes.</summary>
    public required int Nodes { get; init; }

    /// <summary>Edges.</summary>
    public required int Edges { get; init; }

    /// <summary>Parts that hang together, direction left aside.</summary>
    public required int Components { get; init; }

    /// <summary>How much of all length is in the longest of them, 0 to 1.</summary>
    public required double LargestComponentShare { get; init; }

    /// <summary>Nodes at which only one edge ends.</summary>
    public required int DeadEnds { get; init; }

    /// <summary>Metres of the longest edge.</summary>
    public required double LongestEdgeM { get; init; }

    /// <summary>Metres of all edges, each once.</summary>
    public required double TotalM { get; init; }

    /// <summary>Metres by class, the classes that occur, in their order.</summary>
    public required IReadOnlyDictionary<RoadClass, double> MetresByClass { get; init; }

    /// <summary>Describes a network. O(nodes + edges).</summary>
    /// <param name="network">The network.</param>
    /// <param name="waysByFate">How many ways met each <see cref="RoadDrop"/>, by its number, in all steps together.</param>
    /// <param name="missingPoints">See <see cref="MissingPoints"/>.</param>
    public static RoadReport Of(RoadNetwork network, IReadOnlyList<int> waysByFate, int missingPoints)
    {
        var (degree, byClass) = (new int[network.Nodes.Length], new SortedDictionary<RoadClass, double>());
        var (longestM, totalM) = (0.0, 0.0);
        foreach (ref readonly var edge in network.Edges)
        {
            degree[edge.From]++;
            degree[edge.To]++;
            var lengthM = edge.LengthM;
            byClass[edge.Class] = byClass.GetValueOrDefault(edge.Class) + lengthM;
            (longestM, totalM) = (Math.Max(longestM, lengthM), totalM + lengthM);
        }

        var components = RoadComponents.Of(network);
        return new()
        {
            WaysRead = waysByFate.Sum(),
            WaysKept = waysByFate[(int)RoadDrop.None],
            WaysDropped = Dropped(waysByFate),
            MissingPoints = missingPoints,
            Points = network.Nodes.Length + network.ShapePoints.Length,
            Nodes = network.Nodes.Length,
            Edges = network.Edges.Length,
            Components = components.Count,
            LargestComponentShare = totalM > 0 ? components.LongestM / totalM : 0,
            DeadEnds = degree.AsSpan().Count(1),
            LongestEdgeM = longestM,
            TotalM = totalM,
            MetresByClass = byClass,
        };
    }

    private static SortedDictionary<RoadDrop, int> Dropped(IReadOnlyList<int> waysByFate)
    {
        var dropped = new SortedDictionary<RoadDrop, int>();
        foreach (var reason in Enum.GetValues<RoadDrop>())
        {
            if (reason != RoadDrop.None && waysByFate[(int)reason] > 0)
            {
                dropped.Add(reason, waysByFate[(int)reason]);
            }
        }

        return dropped;
    }
}
