using System.Numerics;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Nearest;

/// <summary>
/// An immutable index of points on the WGS84 ellipsoid: a balanced k-d tree over geocentric coordinates (metres), three of its
/// levels to a node, whose nodes carry the boxes of what is below them.
/// </summary>
/// <remarks>
/// The straight chord between two points is never longer than the geodesic between them, so boxes and chords prune without
/// ever losing a candidate, at the date line and the poles too. The tree is implicit: points are halved as often as it takes to
/// come to leaves of <see cref="LeafSize"/>; nodes, then leaves, are numbered from the root down. Build: O(n log n) time,
/// 28 bytes a point and about 3.5 more for the boxes. Sources: Bentley, "Multidimensional binary search trees" (1975);
/// the wide node as in Wald, Benthin, Boulos, "Getting rid of packets" (2008).
/// </remarks>
public sealed class PointIndex
{
    /// <summary>The most points in a leaf: below that a scan is cheaper than another level.</summary>
    internal const int LeafSize = 8;

    private readonly int[] _items;
    private readonly Ecef[] _slots;
    private readonly int _halvings;
    private readonly int _rootFan;

    private PointIndex(ReadOnlySpan<Wgs84> points)
    {
        _halvings = Halvings(points.Length);
        // The root takes the halvings that are left when all nodes below it take three.
        var rootBits = _halvings == 0 ? 0 : ((_halvings - 1) % 3) + 1;
        _rootFan = 1 << rootBits;
        for (var level = _halvings - 3; level >= 0; level -= 3)
        {
            InnerCount += 1 << level;
        }

        if (rootBits is 1 or 2)
        {
            InnerCount++;
        }

        Boxes = new ChildBoxes(InnerCount);

        var positions = new Ecef[points.Length];
        _items = new int[points.Length];
        for (var i = 0; i < points.Length; i++)
        {
            (positions[i], _items[i]) = (Ecef.FromWgs84(points[i]), i);
        }

        if (_halvings > 0)
        {
            new PointIndexBuilder(this, positions, _items).Split(0, 0, rootBits, 0, LeafCount);
        }

        _slots = new Ecef[points.Length];
        for (var i = 0; i < _slots.Length; i++)
        {
            _slots[i] = positions[_items[i]];
        }
    }

    /// <summary>How many points.</summary>
    public int Count => _items.Length;

    /// <summary>The point's number in the sequence that the index was built from, by slot in the order of the tree.</summary>
    public ReadOnlySpan<int> Items => _items;

    /// <summary>The points in the order of the tree, so that a leaf is one run of memory.</summary>
    internal ReadOnlySpan<Ecef> Slots => _slots;

    /// <summary>The boxes below each inner node.</summary>
    internal ChildBoxes Boxes { get; }

    /// <summary>How many nodes have children; the numbers from there on are leaves. The root is 0.</summary>
    internal int InnerCount { get; }

    internal int LeafCount => 1 << _halvings;

    /// <summary>Builds the index. Point <c>i</c> of <paramref name="points"/> becomes item <c>i</c> of the answers. O(n log n).</summary>
    public static PointIndex Build(ReadOnlySpan<Wgs84> points) => new(points);

    /// <summary>Where the point in a slot is. O(1).</summary>
    public Ecef Position(int slot) => _slots[slot];

    /// <summary>How many children an inner node has.</summary>
    internal int Fan(int node) => node == 0 ? _rootFan : ChildBoxes.Fan;

    /// <summary>The number of an inner node's first child; the others follow it.</summary>
    internal int FirstChild(int node) => node == 0 ? 1 : 1 + _rootFan + (ChildBoxes.Fan * (node - 1));

    /// <summary>Where a leaf's slots begin, and those of the leaf before it end.</summary>
    internal int LeafStart(int leaf) => (int)(((long)leaf * Count) >> _halvings);

    /// <summary>How often the points must be halved until no part is larger than a leaf.</summary>
    private static int Halvings(int points)
    {
        var leaves = (points + LeafSize - 1) / LeafSize;
        return leaves <= 1 ? 0 : BitOperations.Log2((uint)leaves - 1) + 1;
    }
}
