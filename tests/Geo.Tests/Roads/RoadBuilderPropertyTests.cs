using CsCheck;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Geo.Tests.Roads;

/// <summary>The builder beside a plain one that takes every way apart into lists.</summary>
public class RoadBuilderPropertyTests
{
    private const int PointCount = 12;

    /// <summary>Points on a small grid, so that some share a place; one in ten has none.</summary>
    private static readonly Gen<(int X, int Y, bool IsMissing)[]> Points = Gen.Select(
        Gen.Int[0, 3],
        Gen.Int[0, 3],
        Gen.Int[0, 9].Select(n => n == 0)
    ).Array[PointCount];

    private static readonly Gen<int[][]> Ways = Gen.Int[0, PointCount - 1].Array[0, 8].Array[0, 8];

    [Fact]
    public void Builder_AndPlainBuilder_Agree() =>
        Gen.Select(Points, Ways, Gen.Bool)
            .Sample(
                (points, ways, isClipped) =>
                {
                    var clip = isClipped ? new RoadClip(ClipTests.Square(-5, -5, 15, 25)) : null;
                    var scene = new WayScene();
                    for (var i = 0; i < points.Length; i++)
                    {
                        _ = points[i].IsMissing
                            ? scene.Missing(i)
                            : scene.Point(i, 10.0 * points[i].X, 10.0 * points[i].Y);
                    }

                    foreach (var way in ways)
                    {
                        scene.Way([.. way.Select(point => (long)point)]);
                    }

                    Assert.Equal(Plain(scene.ToWays(), clip), WayScene.Describe(scene.Build(clip).Network));
                },
                iter: 3_000
            );

    [Fact]
    public void Components_AndASearch_Agree() =>
        Ways.Sample(
            ways =>
            {
                var scene = new WayScene();
                for (var i = 0; i < PointCount; i++)
                {
                    scene.Point(i, 10 * i, 7 * i * i);
                }

                foreach (var way in ways)
                {
                    scene.Way([.. way.Select(point => (long)point)]);
                }

                var network = scene.Build().Network;
                var components = RoadComponents.Of(network);
                for (var node = 0; node < network.Nodes.Length; node++)
                {
                    var reached = Flood(network, node);
                    for (var other = 0; other < network.Nodes.Length; other++)
                    {
                        Assert.Equal(reached.Contains(other), components.OfNode[node] == components.OfNode[other]);
                    }
                }

                Assert.Equal(
                    network.Edges.ToArray().Sum(edge => edge.ForwardM),
                    components.LengthM.ToArray().Sum(),
                    precision: 6
                );
            },
            iter: 500
        );

    private static HashSet<int> Flood(RoadNetwork network, int start)
    {
        var reached = new HashSet<int> { start };
        for (var before = 0; before < reached.Count; )
        {
            before = reached.Count;
            foreach (var edge in network.Edges)
            {
                if (reached.Contains(edge.From) || reached.Contains(edge.To))
                {
                    reached.UnionWith([edge.From, edge.To]);
                }
            }
        }

        return reached;
    }

    private static string[] Plain(RoadWays ways, RoadClip? clip)
    {
        var runs = Enumerable.Range(0, ways.Ways.Length).SelectMany(way => Runs(ways, clip, way)).ToArray();
        var uses = new int[ways.Points.Length];
        foreach (var run in runs)
        {
            run.ForEach(point => uses[point]++);
            uses[run[0]]++;
            uses[run[^1]]++;
        }

        var edges = new List<string>();
        foreach (var run in runs)
        {
            var piece = new List<int> { run[0] };
            foreach (var point in run.Skip(1))
            {
                piece.Add(point);
                if (uses[point] > 1)
                {
                    edges.AddRange(Edge(ways, piece));
                    piece = [point];
                }
            }
        }

        return [.. edges.Order(StringComparer.Ordinal)];
    }

    /// <summary>Lists of at least two points, without points repeated in a row.</summary>
    private static List<List<int>> Runs(RoadWays ways, RoadClip? clip, int way)
    {
        var runs = new List<List<int>> { new() };
        for (var i = ways.LineStarts[way]; i < ways.LineStarts[way + 1]; i++)
        {
            var point = ways.Line[i];
            if (!ways.IsKnown(point))
            {
                runs.Add([]);
                continue;
            }

            if (runs[^1] is [.., var last])
            {
                if (last == point)
                {
                    continue;
                }

                if (clip is not null && !clip.Holds(ways.Points[last]) && !clip.Holds(ways.Points[point]))
                {
                    runs.Add([]);
                }
            }

            runs[^1].Add(point);
        }

        return [.. runs.Where(run => run.Count > 1)];
    }

    private static IEnumerable<string> Edge(RoadWays ways, List<int> piece)
    {
        var places = new List<Wgs84>();
        foreach (var point in piece)
        {
            if (places.Count == 0 || places[^1] != ways.Points[point])
            {
                places.Add(ways.Points[point]);
            }
        }

        if (places.Count == 1 && piece[0] == piece[^1])
        {
            return [];
        }

        var lengthM = places.Zip(places.Skip(1), Geodesic.DistanceM).Sum();
        var shape = string.Join(
            ' ',
            places
                .Skip(1)
                .SkipLast(1)
                .Select(p =>
                    FormattableString.Invariant($"({p.Lon * 111319.4907932736:0.##},{p.Lat * 110574.2758:0.##})")
                )
        );
        return
        [
            FormattableString
                .Invariant($"{piece[0]}-{piece[^1]} {lengthM:0.######}/{lengthM:0.######}  {shape}")
                .TrimEnd(),
        ];
    }
}
