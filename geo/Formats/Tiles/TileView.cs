using NetTopologySuite.Geometries;

namespace QhdHomeMap.Formats.Tiles;

/// <summary>A point of a tile's grid, from its north-west corner.</summary>
internal readonly record struct TilePoint(int X, int Y);

/// <summary>A tile as a grid of 4,096 × 4,096 units with a rim of 64, which is drawn in the neighbours too so that no edge shows.</summary>
internal readonly struct TileView(TileAddress tile)
{
    public const int Extent = 4096;
    public const int Buffer = 64;
    public const int Low = -Buffer;
    public const int High = Extent + Buffer;

    /// <summary>A quarter of a pixel where the tile is drawn on 512 pixels, as MapLibre does.</summary>
    private const double ToleranceUnits = 0.25 * Extent / 512;

    private readonly double _originX = (double)tile.X * Extent;
    private readonly double _originY = (double)tile.Y * Extent;

    /// <summary>Units of the grid along the side of the world.</summary>
    private readonly double _units = (double)Extent * (1 << tile.Z);

    public int Zoom { get; } = tile.Z;

    /// <summary>What a simplified line may stray, in sides of the world.</summary>
    public float Tolerance => (float)(ToleranceUnits / _units);

    /// <summary>The tile with its rim, in sides of the world.</summary>
    public Envelope Box =>
        new(
            (_originX + Low) / _units,
            (_originX + High) / _units,
            (_originY + Low) / _units,
            (_originY + High) / _units
        );

    /// <summary>Exact for places in the tile, so that neighbours round alike.</summary>
    public double X(double world) => (world * _units) - _originX;

    public double Y(double world) => (world * _units) - _originY;

    public static TilePoint Round(double x, double y) => new((int)Math.Floor(x + 0.5), (int)Math.Floor(y + 0.5));

    public static bool Holds(double x, double y) => x is >= Low and <= High && y is >= Low and <= High;
}
