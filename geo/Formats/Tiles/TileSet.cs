namespace QhdHomeMap.Formats.Tiles;

/// <summary>
/// Layers ready to be drawn as Mapbox Vector Tiles, version 2.1, each tile from memory when it is asked for. Immutable; any number of
/// threads may render. The tiles of several sets one after the other, byte after byte, are a tile of all their layers.
/// </summary>
public sealed class TileSet
{
    /// <summary>
    /// The property that says how many points one stands for. Where a tile of a zoom would hold more than 4,096 points of a layer, that zoom
    /// shows one for each cell of 64 × 64 cells of a tile, with this property, and with id and values of the first in the layer's order.
    /// </summary>
    public const string CountKey = "n";

    private readonly PreparedLayer[] _layers;

    private TileSet(PreparedLayer[] layers) => _layers = layers;

    /// <summary>Makes layers ready. O(n log n) in the points of all shapes; about 20 bytes a point and 150 a feature.</summary>
    /// <exception cref="ArgumentException">
    /// A layer's name twice, a key twice or <see cref="CountKey"/>, not one value for each key, a shape of mixed kinds, a coordinate that is no number.
    /// </exception>
    public static TileSet Build(IReadOnlyList<TileLayer> layers)
    {
        if (layers.DistinctBy(layer => layer.Name).Count() < layers.Count)
        {
            throw new ArgumentException("Two layers of one name.", nameof(layers));
        }
        return new([.. layers.Select(layer => new PreparedLayer(layer))]);
    }

    /// <summary>
    /// The tile, not compressed; empty where nothing is. The same bytes for the same layers. Shapes are cut at a rim of 64 of 4,096 units
    /// around the tile and stray by a quarter of a pixel at most where a tile is drawn on 512; what is smaller than the grid is left out; areas are
    /// valid on the grid. O(log n) and linear in what is drawn.
    /// </summary>
    public byte[] Render(TileAddress tile)
    {
        var view = new TileView(tile);
        var bytes = new ProtoWriter();
        foreach (var layer in _layers)
        {
            layer.Render(view, bytes);
        }

        return bytes.Written.ToArray();
    }
}
