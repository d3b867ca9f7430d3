using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Geo.Tests.Roads;

/// <summary>
/// Ways drawn in metres where the equator crosses the prime meridian: there a metre east is 1/111319.4907932736 of a degree (a π/180)
/// and a metre north 1/110574.2758 (a (1 − e²) π/180), so that lengths can be told from the drawing.
/// </summary>
internal sealed class WayScene
{
    private readonly List<Wgs84> _points = [];
    private readonly List<long> _ids = [];
    private readonly List<RoadWay> _ways = [];
    private readonly List<int> _lineStart = [0];
    private readonly List<int> _line = [];
    private readonly RoadNames _names = new();

    public static Wgs84 At(double eastM, double northM) => new(eastM / 111319.4907932736, northM / 110574.2758);

    /// <summary>A point of the table, called by its id.</summary>
    public WayScene Point(long id, double eastM, double northM) => Point(id, At(eastM, northM));

    /// <summary>A point whose place is not known.</summary>
    public WayScene Missing(long id) => Point(id, new Wgs84(double.NaN, double.NaN));

    public WayScene Point(long id, Wgs84 place)
    {
        _points.Add(place);
        _ids.Add(id);
        return this;
    }

    public WayScene Way(params long[] ids) => Way("", RoadClass.Residential, RoadAccess.All, ids);

    public WayScene Way(string name, RoadClass roadClass, RoadAccess access, params long[] ids)
    {
        _ways.Add(new(_names.IndexOf(name), roadClass, access));
        _line.AddRange(ids.Select(id => _ids.IndexOf(id)));
        _lineStart.Add(_line.Count);
        return this;
    }

    public RoadWays ToWays() => new([.. _points], [.. _ids], [.. _ways], [.. _lineStart], [.. _line], _names.ToArray());

    public RoadBuild Build(RoadClip? clip = null) =>
        RoadNetworkBuilder.Build(ToWays(), clip, TestContext.Current.CancellationToken);

    /// <summary>Each edge as "from-to metres shape", ids for nodes, metres rounded to a micrometre; sorted.</summary>
    public static string[] Describe(RoadNetwork network) =>
        [.. Enumerable.Range(0, network.Edges.Length).Select(i => Describe(network, i)).Order(StringComparer.Ordinal)];

    private static string Describe(RoadNetwork network, int index)
    {
        var edge = network.Edges[index];
        var shape = string.Join(
            ' ',
            network
                .Shape(index)
                .ToArray()
                .Select(p =>
                    FormattableString.Invariant($"({p.Lon * 111319.4907932736:0.##},{p.Lat * 110574.2758:0.##})")
                )
        );
        return FormattableString
            .Invariant(
                $"{network.NodeIds[edge.From]}-{network.NodeIds[edge.To]} {edge.ForwardM:0.######}/{edge.BackwardM:0.######} {network.Names[edge.Name]} {shape}"
            )
            .TrimEnd();
    }
}
