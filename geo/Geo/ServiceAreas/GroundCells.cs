using System.Collections.Concurrent;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>
/// The ground within <see cref="ReachM"/> of the roads that a traveller may use, parted by the nearest road point: what service areas
/// are drawn from. It depends on the roads only, not on where one starts or how far one goes, so that one is made for each network
/// and profile, and kept. Safe for use by many threads; the same whatever their number and order.
/// </summary>
/// <remarks>
/// Roads are cut into slices, and each slice has a convex cell of a power diagram in the <see cref="Geodesy.Mercator"/> plane, in
/// which a road is straight between two points of its line. Making it: O(points), no cell is made. An edge's cells are made when the
/// edge, or one next to it, is first reached (about 0.2 ms), and stay: about 15 kB an edge in a town. Source of the diagram:
/// Aurenhammer, Power diagrams, SIAM J. Comput. 16 (1987).
/// </remarks>
public sealed class GroundCells
{
    /// <summary>How far from its road ground is reached, metres.</summary>
    public const double ReachM = 30;

    private readonly ConcurrentBag<DrawingTable> _tables = [];

    /// <summary>The ground of some of a network's edges. O(points).</summary>
    /// <param name="network">The roads.</param>
    /// <param name="usable">By edge whether it counts: ground whose nearest road is another's is not left out for it.</param>
    /// <exception cref="ArgumentException">There are not as many as edges.</exception>
    public GroundCells(RoadNetwork network, ReadOnlySpan<bool> usable)
    {
        if (usable.Length != network.Edges.Length)
        {
            throw new ArgumentException("Each edge is usable or not.", nameof(usable));
        }

        Store = new GroundStore(network, usable);
    }

    /// <summary>The roads.</summary>
    public RoadNetwork Network => Store.Network;

    internal GroundStore Store { get; }

    /// <summary>The ground of the edges that a profile may use in at least one direction. O(points).</summary>
    public static GroundCells For(RoadNetwork network, TravelProfile profile)
    {
        var usable = new bool[network.Edges.Length];
        for (var edge = 0; edge < usable.Length; edge++)
        {
            ref readonly var road = ref network.Edges[edge];
            usable[edge] = profile.MayUse(road);
        }

        return new GroundCells(network, usable);
    }

    /// <summary>Lends what one drawing needs for itself.</summary>
    internal DrawingTable Lend() => _tables.TryTake(out var table) ? table : new DrawingTable(Store);

    internal void GiveBack(DrawingTable table) => _tables.Add(table);
}

/// <summary>The lists of one drawing, used for the next.</summary>
internal sealed class DrawingTable(GroundStore store)
{
    public AreaDrawer Drawer { get; } = new(store);

    public RingLinker Linker { get; } = new();

    public RingCheck Check { get; } = new();
}
