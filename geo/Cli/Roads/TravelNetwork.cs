using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Cli.Roads;

/// <summary>Roads as a call names them, and what the files call their nodes.</summary>
internal sealed class TravelNetwork
{
    private readonly string[] _names;
    private readonly Dictionary<string, int> _nodes;

    public TravelNetwork(RoadNetwork network, string[] names)
    {
        (Network, _names) = (network, names);
        _nodes = new(names.Length, StringComparer.Ordinal);
        for (var node = 0; node < names.Length; node++)
        {
            _nodes.TryAdd(names[node], node);
        }
    }

    public RoadNetwork Network { get; }

    public string NameOf(int node) => _names[node];

    public bool TryFind(string name, out int node) => _nodes.TryGetValue(name, out node);
}
