namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>
/// Straight pieces by the squares that they pass: a hashed grid in compressed rows, so that an empty sea costs nothing. Build:
/// O(pieces), for pieces that are not much longer than a square.
/// </summary>
internal sealed class PieceGrid
{
    private readonly GroundLines _lines;
    private readonly double _square;
    private readonly int _mask;
    private readonly int[] _start;
    private readonly int[] _pieces;

    /// <param name="lines">The pieces.</param>
    /// <param name="square">The side of a square, plane metres.</param>
    public PieceGrid(GroundLines lines, double square)
    {
        (_lines, _square) = (lines, square);
        _mask = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, lines.X.Length)) - 1;
        _start = new int[_mask + 2];
        for (var piece = 0; piece < lines.X.Length; piece++)
        {
            Visit(piece, bucket => _start[bucket + 1]++);
        }

        for (var bucket = 0; bucket <= _mask; bucket++)
        {
            _start[bucket + 1] += _start[bucket];
        }

        _pieces = new int[_start[^1]];
        var next = _start[..^1];
        for (var piece = 0; piece < lines.X.Length; piece++)
        {
            var number = piece;
            Visit(piece, bucket => _pieces[next[bucket]++] = number);
        }
    }

    /// <summary>
    /// Fills the list with all pieces that pass a box, each once, in their order; pieces near the box may be among them.
    /// </summary>
    public void Near(double minX, double minY, double maxX, double maxY, List<int> found)
    {
        found.Clear();
        for (var row = Cell(minY); row <= Cell(maxY); row++)
        {
            for (var column = Cell(minX); column <= Cell(maxX); column++)
            {
                var bucket = Bucket(column, row);
                found.AddRange(_pieces.AsSpan(_start[bucket].._start[bucket + 1]));
            }
        }

        found.Sort();
        var kept = 0;
        for (var i = 0; i < found.Count; i++)
        {
            if (i == 0 || found[i] != found[i - 1])
            {
                found[kept++] = found[i];
            }
        }

        found.RemoveRange(kept, found.Count - kept);
    }

    private void Visit(int piece, Action<int> visit)
    {
        if (!_lines.IsPiece(piece))
        {
            return;
        }

        var (x0, x1) = Ordered(_lines.X[piece], _lines.X[piece + 1]);
        var (y0, y1) = Ordered(_lines.Y[piece], _lines.Y[piece + 1]);
        for (var row = Cell(y0); row <= Cell(y1); row++)
        {
            for (var column = Cell(x0); column <= Cell(x1); column++)
            {
                visit(Bucket(column, row));
            }
        }
    }

    private static (double Low, double High) Ordered(double a, double b) => a < b ? (a, b) : (b, a);

    private int Cell(double value) => (int)Math.Floor(value / _square);

    private int Bucket(int column, int row) =>
        (int)(((uint)column * 0x9E3779B1u) ^ ((uint)row * 0x85EBCA6Bu)) >> 3 & _mask;
}
