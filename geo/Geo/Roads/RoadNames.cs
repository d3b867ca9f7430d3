namespace QhdHomeMap.Geo.Roads;

/// <summary>Names of roads, each once, numbered in the order in which they are first met; 0 is no name.</summary>
public sealed class RoadNames
{
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly List<string> _names = [""];

    /// <summary>The number of a name, a new one when it is new. O(1).</summary>
    public int IndexOf(string name)
    {
        if (!_indexes.TryGetValue(name, out var index))
        {
            _indexes.Add(name, index = _names.Count);
            _names.Add(name);
        }

        return index;
    }

    /// <summary>The names by their numbers.</summary>
    public string[] ToArray() => [.. _names];
}
