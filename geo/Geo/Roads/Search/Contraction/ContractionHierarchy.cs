namespace QhdHomeMap.Geo.Roads.Search.Contraction;

/// <summary>
/// A graph with shortcuts in which every cheapest way first climbs to more important nodes and then descends, so that a search from
/// either end looks at some hundred nodes of a city. Immutable and safe for any number of threads. Built once for a graph; pays for itself by
/// large matrices, see <see cref="CostMatrix"/>. Costs are those of the graph to the last bit.
/// </summary>
/// <remarks>
/// A customizable contraction hierarchy: the order comes from the shape of the network alone (<see cref="NestedDissection"/>), so building
/// takes time that hardly depends on the costs. Source: Dibbelt, Strasser, Wagner, "Customizable contraction hierarchies" (2014).
/// </remarks>
public sealed class ContractionHierarchy
{
    private ContractionHierarchy(RoutingGraph graph)
    {
        Graph = graph;
        var elimination = new EliminationGraph(NestedDissection.Order(graph), graph.Away, graph.Towards);
        (Places, Parents) = (elimination.Places, elimination.Parents);
        var costs = new Customization(elimination, graph.Away);
        (Up, Down) = (costs.Up, costs.Down);
        MeanClimb = Places.Length == 0 ? 0 : SampleClimbs();
    }

    /// <summary>The graph that it was built for.</summary>
    public RoutingGraph Graph { get; }

    /// <summary>How many arcs, shortcuts included, lead up and, turned round, down.</summary>
    public int ArcCount => Up.Arcs.Length + Down.Arcs.Length;

    /// <summary>The place in the hierarchy of each of the graph's slots, the last the most important.</summary>
    internal int[] Places { get; }

    /// <summary>The next place on the way from each to the top; −1 there.</summary>
    internal int[] Parents { get; }

    /// <summary>How many arcs stand on the way from a place to the top, on average of some.</summary>
    internal double MeanClimb { get; }

    internal UpwardRows Up { get; }

    internal UpwardRows Down { get; }

    /// <summary>Builds the hierarchy; deterministic. Time and memory grow with n log n for a city's grid, less for looser networks.</summary>
    public static ContractionHierarchy Build(RoutingGraph graph) => new(graph);

    private double SampleClimbs()
    {
        const int Samples = 64;
        var arcs = 0L;
        for (var sample = 0; sample < Samples; sample++)
        {
            for (var place = Places[(int)((long)sample * Places.Length / Samples)]; place >= 0; place = Parents[place])
            {
                arcs += Up.Of(place).Length;
            }
        }

        return (double)arcs / Samples;
    }
}

/// <summary>Arcs by the place that they leave, all to more important ones.</summary>
internal sealed record UpwardRows(int[] Starts, Arc[] Arcs)
{
    public ReadOnlySpan<Arc> Of(int place) => Arcs.AsSpan(Starts[place]..Starts[place + 1]);
}
