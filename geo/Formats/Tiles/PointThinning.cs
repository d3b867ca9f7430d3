using System.Runtime.InteropServices;

namespace QhdHomeMap.Formats.Tiles;

/// <summary>
/// Points that would crowd a tile are drawn as one for each cell of 64 × 64 cells, the first of the layer standing for all, which are
/// counted. Cells are of the world and the decision is the zoom's, so that neighbouring tiles agree on what is in their common rim.
/// </summary>
internal sealed class PointThinning
{
    /// <summary>A cell's side; the rim is one cell wide.</summary>
    private const int CellUnits = TileView.Buffer;

    private const int CellsPerSide = TileView.Extent / CellUnits;

    private readonly int _fromZoom;

    /// <summary>Finds the first zoom at which no tile has more points than cells. O(n log n).</summary>
    public PointThinning(ShapeStore shapes)
    {
        var squares = new List<ulong>();
        for (var shape = 0; shape < shapes.Count; shape++)
        {
            if (IsPoint(shapes, shape))
            {
                squares.Add(SquareOf(shapes.StartOf(shapes.PartsOf(shape).First)));
            }
        }

        squares.Sort();
        _fromZoom = TileAddress.MaxZoom + 1;
        while (_fromZoom > 0 && MostInOneTile(squares, _fromZoom - 1) <= CellsPerSide * CellsPerSide)
        {
            _fromZoom--;
        }
    }

    public bool Thins(int zoom) => zoom < _fromZoom;

    /// <summary>Of the shapes, those that stay, in their order, with how many points each stands for: 0 for what is not a point. O(n).</summary>
    public static List<(int Shape, int Count)> Thin(ShapeStore shapes, List<int> found, in TileView view)
    {
        var stay = new List<(int Shape, int Count)>();
        var cells = new Dictionary<(int, int), int>();
        foreach (var shape in found)
        {
            if (!IsPoint(shapes, shape))
            {
                stay.Add((shape, 0));
                continue;
            }
            var (x, y) = shapes.StartOf(shapes.PartsOf(shape).First);
            var (column, row) = ((int)Math.Floor(view.X(x) / CellUnits), (int)Math.Floor(view.Y(y) / CellUnits));
            if (column is < -1 or > CellsPerSide || row is < -1 or > CellsPerSide)
            {
                continue;
            }
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(cells, (column, row), out var isKnown);
            if (!isKnown)
            {
                place = stay.Count;
                stay.Add((shape, 0));
            }
            CollectionsMarshal.AsSpan(stay)[place].Count++;
        }

        return stay;
    }

    private static bool IsPoint(ShapeStore shapes, int shape) =>
        shapes.KindOf(shape) == ShapeKind.Points && shapes.PartsOf(shape) is var (first, end) && end == first + 1;

    private static int MostInOneTile(List<ulong> squares, int zoom)
    {
        var (most, run, last) = (0, 0, ulong.MaxValue);
        foreach (var square in squares)
        {
            var tile = square >> (2 * (TileAddress.MaxZoom - zoom));
            run = tile == last ? run + 1 : 1;
            (last, most) = (tile, Math.Max(most, run));
        }

        return most;
    }

    /// <summary>The tile of the deepest zoom, its column's and row's bits interleaved: those of wider tiles are its first ones.</summary>
    private static ulong SquareOf((double X, double Y) place)
    {
        const int Side = 1 << TileAddress.MaxZoom;
        var column = (ulong)Math.Clamp(place.X * Side, 0, Side - 1);
        var row = (ulong)Math.Clamp(place.Y * Side, 0, Side - 1);
        var square = 0UL;
        for (var bit = TileAddress.MaxZoom - 1; bit >= 0; bit--)
        {
            square = (square << 2) | (((column >> bit) & 1) << 1) | ((row >> bit) & 1);
        }

        return square;
    }
}
