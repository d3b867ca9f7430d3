using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Coverage;
using QhdHomeMap.Geo.Roads;
using QhdHomeMap.Geo.Roads.Nearest;
using QhdHomeMap.Geo.Roads.Search;

namespace QhdHomeMap.Geo.Layouts.Density;

/// <summary>
/// How far the roads lie from a home: the distribution, over the length of the roads that a profile may use, of the way from a point on
/// them to the nearest home, in the direction in which people travel. Exact and not sampled, see <see cref="NearestTargetCosts"/>.
/// </summary>
/// <param name="Total">All roads, in whatever area or in none.</param>
/// <param name="ByArea">By area, in the caller's order; a home in another area counts all the same.</param>
/// <param name="Outside">Roads outside all areas.</param>
/// <param name="OffRoads">Homes that are too far from every road to be come to by it.</param>
public sealed record RoadDistances(
    RoadDistance Total,
    IReadOnlyList<RoadDistance> ByArea,
    RoadDistance Outside,
    IReadOnlyList<int> OffRoads
)
{
    /// <summary>Measures. O(nodes + stretches log stretches).</summary>
    /// <param name="roads">The roads.</param>
    /// <param name="profile">Who travels.</param>
    /// <param name="byArea">The same roads cut by area.</param>
    /// <param name="homes">The homes that count: for an hour, those open in it.</param>
    /// <exception cref="ArgumentException">Other roads were cut, or no profile has that code.</exception>
    public static RoadDistances Of(
        LayoutRoads roads,
        string profile,
        RoadsByArea byArea,
        IReadOnlyList<LayoutHome> homes
    )
    {
        byArea.RequireSame(roads.Network);
        var graph = roads.Graph(profile, CoverUnit.Metres);
        var matches = roads.Match([.. homes.Select(home => home.Location)], profile, CoverUnit.Metres);
        var costs = NearestTargetCosts.Of(
            graph,
            [.. matches.Where(m => m.Place is not null).Select(m => m.Place!.Value)]
        );
        var stretches = StretchesOf(graph, byArea, costs);
        var parts = stretches
            .AsParallel()
            .AsOrdered()
            .Append([.. stretches.SelectMany(area => area)])
            .Select(area => RoadDistance.Of(area, roads.Network))
            .ToArray();
        return new(
            parts[^1],
            parts[..^2],
            parts[^2],
            [.. homes.Where((_, home) => matches[home].Place is null).Select(home => home.Id)]
        );
    }

    // By area, the last one what lies outside all.
    private static List<LinearStretch>[] StretchesOf(RoutingGraph graph, RoadsByArea byArea, NearestTargetCosts costs)
    {
        List<LinearStretch>[] found =
        [
            .. Enumerable.Range(0, byArea.Areas.Count + 1).Select(_ => new List<LinearStretch>()),
        ];
        var (pieces, measured) = (new List<CostPiece>(), -1);
        foreach (ref readonly var part in byArea.Stretches)
        {
            ref readonly var edge = ref graph.Network.Edges[part.Stretch.Edge];
            if (!graph.Profile.MayUse(edge))
            {
                continue;
            }

            if (measured != part.Stretch.Edge)
            {
                measured = part.Stretch.Edge;
                pieces.Clear();
                costs.AddPieces(measured, pieces);
            }

            var of = found[part.Area < 0 ? ^1 : part.Area];
            foreach (var piece in pieces)
            {
                var (start, end) = (Math.Max(piece.Start, part.Stretch.Start), Math.Min(piece.End, part.Stretch.End));
                if (start < end)
                {
                    of.Add(Linear(piece, start, end, edge, measured));
                }
            }
        }

        return found;
    }

    private static LinearStretch Linear(CostPiece piece, double start, double end, in RoadEdge edge, int number)
    {
        var (from, to) = (piece.At(start), piece.At(end));
        var lengthM = edge.LengthM * (end - start);
        return from > to ? new(to, from, lengthM, number, start) : new(from, to, lengthM, number, end);
    }
}

/// <summary>The distribution of the way from the roads to the nearest home.</summary>
/// <param name="LengthM">Metres of road.</param>
/// <param name="UnreachableM">Metres of road from which no home can be reached.</param>
/// <param name="MedianM">Half of the length lies within that; null where so much of it reaches no home, or there is no road.</param>
/// <param name="P90M">Nine tenths, likewise.</param>
/// <param name="P99M">99 in a hundred, likewise.</param>
/// <param name="Worst">The point furthest from a home among those that reach one; null where there is none.</param>
public sealed record RoadDistance(
    double LengthM,
    double UnreachableM,
    double? MedianM,
    double? P90M,
    double? P99M,
    WorstRoadPoint? Worst
)
{
    internal static RoadDistance Of(IReadOnlyCollection<LinearStretch> stretches, RoadNetwork network)
    {
        var costs = new RoadCostDistribution(stretches);
        WorstRoadPoint? worst = costs.WorstPlace is { } at
            ? new(at.Edge, at.Fraction, new EdgeLine(network, at.Edge).At(at.Fraction), costs.Worst)
            : null;
        return new(
            costs.LengthM,
            costs.LengthM - costs.ReachableM,
            Finite(costs.Percentile(0.5)),
            Finite(costs.Percentile(0.9)),
            Finite(costs.Percentile(0.99)),
            worst
        );
    }

    private static double? Finite(double cost) => double.IsFinite(cost) ? cost : null;
}

/// <summary>The point on the roads that is furthest from a home.</summary>
/// <param name="Edge">Its edge.</param>
/// <param name="Fraction">How far along the edge.</param>
/// <param name="Place">Where that is.</param>
/// <param name="DistanceM">Metres along the roads to the nearest home.</param>
public sealed record WorstRoadPoint(int Edge, double Fraction, Wgs84 Place, double DistanceM);
