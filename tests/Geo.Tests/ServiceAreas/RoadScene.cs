using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Geo.Tests.ServiceAreas;

/// <summary>A small town in metres, east and north of 119.6° E 39.93° N.</summary>
internal sealed class RoadScene
{
    // One degree at 39.93° N: M = 6,361,628 m and N = 6,386,955 m, so 111,031 m northward and 85,480 m eastward, within a metre.
    private const double NorthM = 111_031;
    private const double EastM = 85_480;

    private readonly List<Wgs84> _nodes = [];
    private readonly List<RoadEdge> _edges = [];
    private readonly List<int> _shapeStart = [0];
    private readonly List<Wgs84> _shape = [];

    public static Wgs84 At(double x, double y) => new(119.6 + (x / EastM), 39.93 + (y / NorthM));

    public int Node(double x, double y)
    {
        _nodes.Add(At(x, y));
        return _nodes.Count - 1;
    }

    /// <summary>A road by way of some points; its length is that of its line on the ground.</summary>
    public int Road(int from, int to, bool forward = true, bool backward = true, params (double X, double Y)[] by)
    {
        var line = by.Select(p => At(p.X, p.Y)).Prepend(_nodes[from]).Append(_nodes[to]).ToArray();
        var lengthM = GroundTruth.LengthM(line);
        _shape.AddRange(line[1..^1]);
        _shapeStart.Add(_shape.Count);
        var access = (forward ? RoadAccess.WalkForward : 0) | (backward ? RoadAccess.WalkBackward : 0);
        _edges.Add(new RoadEdge(from, to, lengthM, lengthM, 0, RoadClass.Residential, access));
        return _edges.Count - 1;
    }

    public RoadNetwork Build() =>
        new([.. _nodes], [.. _nodes.Select((_, i) => (long)i)], [.. _edges], [.. _shapeStart], [.. _shape], [""]);

    public static TravelProfile Walk { get; } =
        new(
            "walk",
            RoadAccess.WalkForward,
            RoadAccess.WalkBackward,
            1.2,
            new Dictionary<RoadClass, double> { [RoadClass.Residential] = 1.2 }
        );

    /// <summary>A grid of streets with junctions moved at random by up to 0.35 of the spacing, some streets missing or one-way.</summary>
    public static RoadNetwork Grid(
        int size,
        double spacingM,
        int seed,
        double missing = 0,
        double oneWay = 0,
        double jitter = 0.35
    )
    {
        var (random, scene) = (new Random(seed), new RoadScene());
        for (var i = 0; i < size * size; i++)
        {
            var (dx, dy) = (jitter * ((2 * random.NextDouble()) - 1), jitter * ((2 * random.NextDouble()) - 1));
            scene.Node(((i % size) + dx) * spacingM, ((i / size) + dy) * spacingM);
        }

        for (var i = 0; i < size * size; i++)
        {
            if (i % size < size - 1)
                Add(i, i + 1);
            if (i / size < size - 1)
                Add(i, i + size);
        }
        return scene.Build();

        void Add(int from, int to)
        {
            if (random.NextDouble() >= missing)
                scene.Road(from, to, forward: true, backward: random.NextDouble() >= oneWay);
        }
    }
}
