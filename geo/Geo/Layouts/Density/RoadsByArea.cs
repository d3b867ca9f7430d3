using NetTopologySuite.Geometries;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Geo.Layouts.Density;

/// <summary>A part of an edge and the area that holds it.</summary>
/// <param name="Area">The area; −1 is outside all.</param>
/// <param name="Stretch">The part.</param>
public readonly record struct AreaStretch(int Area, RoadStretch Stretch);

/// <summary>
/// A network cut at the borders of areas: every metre of road belongs to one area or to none, so lengths by area sum to the whole. Where a
/// border is crossed is computed, not sampled. Immutable; 24 bytes a stretch.
/// </summary>
public sealed class RoadsByArea
{
    private const int Cut = -2;

    // Two areas state a common border each for itself: crossings nearer than this, micrometres, are one.
    private const double LeastShare = 1e-8;

    private readonly AreaStretch[] _stretches;

    private RoadsByArea(RoadNetwork network, AreaPolygons areas)
    {
        (Network, Areas) = (network, areas);
        var whole = new int[network.Edges.Length];
        // Most edges lie within one area; only those by a border are looked at piece by piece.
        Parallel.For(0, whole.Length, edge => whole[edge] = areas.MayCross(BoxOf(network, edge)) ? Cut : AreaOf(edge));
        var stretches = new List<AreaStretch>(whole.Length + 64);
        for (var edge = 0; edge < whole.Length; edge++)
        {
            if (whole[edge] == Cut)
            {
                CutEdge(edge, stretches);
            }
            else
            {
                stretches.Add(new(whole[edge], new(edge, 0, 1)));
            }
        }

        _stretches = [.. stretches];
    }

    private RoadsByArea(RoadsByArea all, AreaStretch[] stretches) =>
        (Network, Areas, _stretches) = (all.Network, all.Areas, stretches);

    /// <summary>The roads that were cut.</summary>
    public RoadNetwork Network { get; }

    /// <summary>The areas that they were cut by.</summary>
    public AreaPolygons Areas { get; }

    /// <summary>Every edge from its beginning to its end, by edge and start; those of <see cref="Inside"/> with what lies outside left out.</summary>
    public ReadOnlySpan<AreaStretch> Stretches => _stretches;

    /// <summary>Cuts the roads. O(edges log corners).</summary>
    public static RoadsByArea Split(RoadNetwork network, AreaPolygons areas) => new(network, areas);

    /// <summary>The roads within the areas alone, so that what is said of all of them is said of the areas. O(stretches).</summary>
    public RoadsByArea Inside() => new(this, Array.FindAll(_stretches, part => part.Area >= 0));

    /// <summary>Refuses to go on with other roads than were cut.</summary>
    internal void RequireSame(RoadNetwork network)
    {
        if (network != Network)
        {
            throw new ArgumentException("Other roads were cut by area.", nameof(network));
        }
    }

    private int AreaOf(int edge) => Areas.AreaOf(Network.Point(edge, 0));

    // Between two cuts an edge is on one side of every border, so the middle tells whose the part is.
    private void CutEdge(int edge, List<AreaStretch> stretches)
    {
        var line = new EdgeLine(Network, edge);
        var shares = new List<double>();
        var (start, area) = (0d, -1);
        for (var segment = 0; segment < line.SegmentCount; segment++)
        {
            var (from, to) = (line.Point(segment), line.Point(segment + 1));
            shares.Clear();
            Areas.AddCrossings(from, to, shares);
            shares.Add(1);
            shares.Sort();
            var before = 0d;
            foreach (var share in shares.Where(share => share - before > LeastShare))
            {
                var here = Areas.AreaOf(Between(from, to, (before + share) / 2));
                var at = line.FractionAt(segment, before);
                if (here != area && at > start)
                {
                    stretches.Add(new(area, new(edge, start, at)));
                    start = at;
                }

                (area, before) = (here, share);
            }
        }

        stretches.Add(new(area, new(edge, start, 1)));
    }

    private static Wgs84 Between(Wgs84 from, Wgs84 to, double share) =>
        new(from.Lon + ((to.Lon - from.Lon) * share), from.Lat + ((to.Lat - from.Lat) * share));

    private static Envelope BoxOf(RoadNetwork network, int edge)
    {
        var box = new Envelope();
        for (var i = 0; i < network.PointCount(edge); i++)
        {
            var point = network.Point(edge, i);
            box.ExpandToInclude(point.Lon, point.Lat);
        }

        return box;
    }
}
