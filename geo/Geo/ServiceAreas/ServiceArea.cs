using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>
/// The ground that is within reach: its nearest road point is at most <see cref="GroundCells.ReachM"/> away and is reached. No other
/// ground is in it. Of the ground within reach it leaves out what lies within centimetres of ground that belongs to a road which is
/// not reached; ahead of a dead end and in slivers between roads, a few decimetres. Where reach ends on a road it is cut along the perpendicular.
/// What is reached by less is within what is reached by more.
/// </summary>
/// <param name="Shape">
/// A polygon, a multi-polygon or, when nothing is reached, an empty polygon, in WGS84 degrees, longitude first, SRID 4326; rings are
/// turned as RFC 7946 asks, shells counter-clockwise and holes clockwise.
/// </param>
/// <param name="AreaM2">Its size in square metres, within 1e-6 of it.</param>
/// <param name="Repaired">Whether the fast way failed and the cells were united by general overlay.</param>
public sealed record ServiceArea(Geometry Shape, double AreaM2, bool Repaired)
{
    /// <summary>Draws the ground around what is reached of the roads.</summary>
    /// <param name="cells">The ground of the network.</param>
    /// <param name="reached">
    /// The parts of edges that are reached, in any order; they may overlap. One that begins at 0 or ends at 1 reaches the node there,
    /// and so that point of all edges of the node. Edges that are not usable are passed over.
    /// </param>
    /// <exception cref="ArgumentException">A stretch is of no edge of the network, or not a part of it.</exception>
    /// <remarks>O(reached edges + points drawn), about 1 µs for an edge, once the cells are there.</remarks>
    public static ServiceArea Draw(GroundCells cells, IReadOnlyList<RoadStretch> reached)
    {
        var table = cells.Lend();
        table.Drawer.Draw(reached);
        var rings = table.Linker.Link(table.Drawer.Outlines);
        var shape = rings is null ? null : PolygonAssembler.Assemble(rings, cells.Store.Plane);

        // Slivers thinner than the rounding of coordinates may cross themselves: rare, and no reader of polygons forgives it.
        var holds = shape is not null && (table.Check.IsSurelyValid(shape) || new IsValidOp(shape).IsValid);
        var area = new ServiceArea(holds ? shape! : OverlaidArea.Union(cells.Store, table.Drawer), 0, Repaired: !holds);
        cells.GiveBack(table);
        return area with { AreaM2 = EllipsoidArea.Of(area.Shape) };
    }

    /// <summary>Draws several, for several origins or ranges, side by side.</summary>
    /// <param name="cells">The ground of the network.</param>
    /// <param name="reached">For each what is reached; see <see cref="Draw"/>.</param>
    /// <param name="threads">How many at once; 0 for as many as there are processors.</param>
    /// <param name="cancel">Stops before the next one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threads are fewer than 0.</exception>
    /// <returns>In the order of <paramref name="reached"/>, and the same whatever the number of threads.</returns>
    public static ServiceArea[] DrawAll(
        GroundCells cells,
        IReadOnlyList<IReadOnlyList<RoadStretch>> reached,
        int threads = 0,
        CancellationToken cancel = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        var areas = new ServiceArea[reached.Count];
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = threads == 0 ? Environment.ProcessorCount : threads,
            CancellationToken = cancel,
        };
        Parallel.For(0, reached.Count, options, i => areas[i] = Draw(cells, reached[i]));
        return areas;
    }
}
