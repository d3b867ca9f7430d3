using NetTopologySuite.Geometries;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Seed.Sample.Roads;

/// <summary>
/// The roads between towns and other places: a Gabriel graph of all of them, in which two are joined when no third lies in the circle
/// whose diameter is the way between them (Gabriel, Sokal: Systematic Zoology 18, 1969): all hang together and no two ways cross.
/// Every kilometre a lane branches off.
/// </summary>
internal sealed class Arterials(
    RoadDraft draft,
    SampleLand land,
    IReadOnlyList<SampleTown> towns,
    IReadOnlyDictionary<string, TownStreets> streets
)
{
    private const double StepM = 200;
    private const int StepsBetweenLanes = 5;
    private const double LaneM = 320;
    private const int MostDetourSteps = 60;

    /// <summary>A way ends at the first street that it would come so near to.</summary>
    private const double TownMarginM = 60;

    public void Lay(IReadOnlyList<SamplePlace> places)
    {
        var spots = places.Select(p => new Coordinate(p.Lon, p.Lat)).ToList();
        for (var a = 0; a < spots.Count; a++)
        {
            for (var b = a + 1; b < spots.Count; b++)
            {
                if (IsGabriel(spots, a, b))
                {
                    var name = draft.AddName($"（示例）{places[a].Name}至{places[b].Name}");
                    Lay(spots[a], spots[b], new RoadKind(ClassOf(places[a], places[b]), name));
                }
            }
        }
    }

    private static RoadClass ClassOf(SamplePlace a, SamplePlace b) =>
        a.IsSeat && b.IsSeat ? RoadClass.Primary : RoadClass.Secondary;

    private static bool IsGabriel(List<Coordinate> spots, int a, int b)
    {
        var middle = new Coordinate((spots[a].X + spots[b].X) / 2, (spots[a].Y + spots[b].Y) / 2);
        var radius = SampleLand.DistanceM(spots[a], spots[b]) / 2;
        return !spots.Where((_, i) => i != a && i != b).Any(c => SampleLand.DistanceM(c, middle) < radius);
    }

    /// <summary>Where a way leads through a town, the town's streets are the way.</summary>
    private void Lay(Coordinate from, Coordinate to, RoadKind kind)
    {
        var steps = (int)(SampleLand.DistanceM(from, to) / StepM) + 1;
        var run = new List<Coordinate>();
        var town = (SampleTown?)null;
        for (var i = 0; i <= steps; i++)
        {
            var spot = OnLand(from, to, (double)i / steps);
            var held = spot is null ? null : towns.FirstOrDefault(t => t.Holds(spot, TownMarginM));
            if (spot is not null && held is null)
            {
                run.Add(spot);
                continue;
            }
            LayRun(run, town, held, kind);
            run.Clear();
            town = held;
        }
        LayRun(run, town, null, kind);
    }

    /// <summary>A run outside of towns, from the town that it left to the one that it comes to, if any.</summary>
    private void LayRun(List<Coordinate> run, SampleTown? left, SampleTown? reached, RoadKind kind)
    {
        if (run.Count == 0)
        {
            return;
        }
        var previous = left is null ? null : streets[left.AreaCode].Nearest(run[0]);
        var between = new List<Coordinate>();
        for (var i = 0; i < run.Count; i++)
        {
            var isEnd = (i == 0 && previous is null) || i == run.Count - 1;
            if (!isEnd && i % StepsBetweenLanes != 0)
            {
                between.Add(run[i]);
                continue;
            }
            var node = NodeAt(run[i]);
            if (previous is { } before)
            {
                draft.Join(before, node, kind, [.. between]);
            }
            between.Clear();
            if (!isEnd && i > 0)
            {
                BranchOff(node, run[i - 1], i / StepsBetweenLanes);
            }
            previous = node;
        }
        if (reached is not null && streets[reached.AreaCode].Nearest(run[^1]) is { } street)
        {
            draft.Join(previous!.Value, street, kind);
        }
    }

    /// <summary>Places where several ways end are one node.</summary>
    private int NodeAt(Coordinate spot)
    {
        if (!_nodes.TryGetValue((spot.X, spot.Y), out var node))
        {
            _nodes.Add((spot.X, spot.Y), node = draft.AddNode(spot));
        }
        return node;
    }

    private readonly Dictionary<(double, double), int> _nodes = [];

    /// <summary>A lane to the left or right, a dead end.</summary>
    private void BranchOff(int node, Coordinate before, int number)
    {
        var (east, north) = SampleLand.Offset(before, draft[node]);
        var length = Math.Sqrt((east * east) + (north * north));
        var side = (number % 2 == 0 ? LaneM : -LaneM) / length;
        var end = SampleLand.Moved(draft[node], north * side, -east * side);
        if (land.IsInland(end))
        {
            draft.Join(node, draft.AddNode(end), new RoadKind(RoadClass.Unclassified));
        }
    }

    /// <summary>A spot of the way, moved aside as far as the shore demands; null when there is no land near.</summary>
    private Coordinate? OnLand(Coordinate from, Coordinate to, double share)
    {
        var spot = new Coordinate(
            Math.Round(from.X + ((to.X - from.X) * share), 7),
            Math.Round(from.Y + ((to.Y - from.Y) * share), 7)
        );
        var (east, north) = SampleLand.Offset(from, to);
        var length = Math.Sqrt((east * east) + (north * north));
        for (var i = 0; i <= MostDetourSteps; i++)
        {
            var aside = (i % 2 == 0 ? i : -i) * StepM / 4;
            var moved = i == 0 ? spot : SampleLand.Moved(spot, -north / length * aside, east / length * aside);
            if (land.IsInland(moved) || (i == 0 && share is 0 or 1 && land.IsLand(moved)))
            {
                return moved;
            }
        }
        return null;
    }
}
