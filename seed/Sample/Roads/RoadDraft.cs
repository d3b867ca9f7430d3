using NetTopologySuite.Geometries;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Seed.Sample.Roads;

/// <summary>Sample roads under construction: nodes and edges as they come, a network at the end.</summary>
internal sealed class RoadDraft(SampleLand land)
{
    /// <summary>Between its ends an edge is looked at so often, lest it crosses water.</summary>
    private const double StepM = 100;

    private readonly List<Coordinate> _nodes = [];
    private readonly List<DraftEdge> _edges = [];
    private readonly List<string> _names = [""];

    public Coordinate this[int node] => _nodes[node];

    public int AddNode(Coordinate spot)
    {
        _nodes.Add(spot);
        return _nodes.Count - 1;
    }

    /// <returns>Its number for <see cref="Join"/>.</returns>
    public int AddName(string name)
    {
        _names.Add(name);
        return _names.Count - 1;
    }

    /// <summary>Joins two nodes unless the way crosses water.</summary>
    public void Join(int from, int to, RoadKind kind, params IReadOnlyList<Coordinate> between)
    {
        Coordinate[] line = [_nodes[from], .. between, _nodes[to]];
        for (var i = 1; i < line.Length; i++)
        {
            if (!IsDry(line[i - 1], line[i]))
            {
                return;
            }
        }
        _edges.Add(new(from, to, kind, line));
    }

    /// <summary>What hangs together with most of it; nodes in the order in which they were added, edges by where they begin.</summary>
    public RoadNetwork Build()
    {
        var component = Components();
        var largest = component.CountBy(c => c).MaxBy(c => c.Value).Key;
        var (index, nodes) = (new int[_nodes.Count], new List<Wgs84>());
        for (var i = 0; i < _nodes.Count; i++)
        {
            index[i] = nodes.Count;
            if (component[i] == largest)
            {
                nodes.Add(PointOf(_nodes[i]));
            }
        }
        var kept = _edges
            .Where(e => component[e.From] == largest)
            .OrderBy(e => index[e.From])
            .ThenBy(e => index[e.To])
            .ToList();
        var (edges, starts, shape) = (new List<RoadEdge>(), new List<int> { 0 }, new List<Wgs84>());
        foreach (var edge in kept)
        {
            var lengthM = LengthM(edge.Line);
            edges.Add(
                new(
                    index[edge.From],
                    index[edge.To],
                    lengthM,
                    lengthM,
                    edge.Kind.Name,
                    edge.Kind.Class,
                    edge.Kind.Access
                )
            );
            shape.AddRange(edge.Line[1..^1].Select(PointOf));
            starts.Add(shape.Count);
        }
        return new(
            [.. nodes],
            [.. Enumerable.Range(1, nodes.Count).Select(i => (long)i)],
            [.. edges],
            [.. starts],
            [.. shape],
            [.. _names]
        );
    }

    private bool IsDry(Coordinate a, Coordinate b)
    {
        var steps = (int)(SampleLand.DistanceM(a, b) / StepM) + 1;
        for (var i = 0; i <= steps; i++)
        {
            var share = (double)i / steps;
            if (!land.IsLand(new(a.X + ((b.X - a.X) * share), a.Y + ((b.Y - a.Y) * share))))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>For each node a node that all of its component share.</summary>
    private int[] Components()
    {
        var parent = Enumerable.Range(0, _nodes.Count).ToArray();
        foreach (var edge in _edges)
        {
            parent[Root(edge.From)] = Root(edge.To);
        }
        return [.. Enumerable.Range(0, parent.Length).Select(Root)];

        int Root(int node)
        {
            while (parent[node] != node)
            {
                node = parent[node] = parent[parent[node]];
            }
            return node;
        }
    }

    /// <summary>To the millimetre: what a machine's sine adds to it is far less.</summary>
    private static double LengthM(Coordinate[] line) =>
        Math.Round(line.Zip(line.Skip(1), (a, b) => Geodesic.DistanceM(PointOf(a), PointOf(b))).Sum(), 3);

    private static Wgs84 PointOf(Coordinate spot) => new(spot.X, spot.Y);

    private sealed record DraftEdge(int From, int To, RoadKind Kind, Coordinate[] Line);
}

/// <summary>What kind of road an edge is to be.</summary>
/// <param name="Class">The class.</param>
/// <param name="Name">The number of its name; 0 is none.</param>
/// <param name="Access">Who may use it.</param>
internal readonly record struct RoadKind(RoadClass Class, int Name = 0, RoadAccess Access = RoadAccess.All);
