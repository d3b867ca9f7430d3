namespace QhdHomeMap.Formats.Tiles;

/// <summary>Which square of the world: of the 2^z × 2^z ones of a zoom, the x-th from the west and the y-th from the north, from 0.</summary>
public readonly record struct TileAddress
{
    /// <summary>The deepest zoom: squares of 10 m on the equator.</summary>
    public const int MaxZoom = 22;

    private TileAddress(int z, int x, int y) => (Z, X, Y) = (z, x, y);

    /// <summary>The zoom, 0 to <see cref="MaxZoom"/>.</summary>
    public int Z { get; }

    /// <summary>Column from the west.</summary>
    public int X { get; }

    /// <summary>Row from the north.</summary>
    public int Y { get; }

    /// <summary>The address, if there is such a square. O(1).</summary>
    /// <param name="z">The zoom.</param>
    /// <param name="x">Column from the west.</param>
    /// <param name="y">Row from the north.</param>
    /// <param name="address">The address; 0/0/0, the whole world, when there is none.</param>
    /// <returns>False when the zoom or the square is out of range.</returns>
    public static bool TryOf(int z, int x, int y, out TileAddress address)
    {
        var isOne = z is >= 0 and <= MaxZoom && (uint)x < 1u << z && (uint)y < 1u << z;
        address = isOne ? new(z, x, y) : default;
        return isOne;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Z}/{X}/{Y}";
}
