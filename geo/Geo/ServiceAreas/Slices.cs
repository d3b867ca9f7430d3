namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>
/// One edge cut into slices, in the order of its line: the sites of the diagram. A slice from run a to run b of a straight piece has
/// for a point with its foot at run t and at height s the power s² + (t − a)(t − b): that of the circle over the slice as diameter.
/// Where slices of one piece meet, their powers are equal along the perpendicular, so their cells are parted there exactly; at the
/// ends of a slice the power is the squared distance to the road, within it less by at most the square of half its length.
/// </summary>
internal sealed class Slices
{
    private readonly int[] _pieceStart;
    private readonly int _firstPiece;

    /// <param name="pieces">The edge's pieces.</param>
    /// <param name="pieceStart">For each piece its first slice; one more entry ends the last.</param>
    /// <param name="cuts">Where each slice begins and ends.</param>
    /// <param name="heightM">How far ground is reached from each piece, plane metres.</param>
    public Slices(Piece[] pieces, int[] pieceStart, List<(double Lo, double Hi, bool Shadowed)> cuts, double[] heightM)
    {
        (Pieces, _pieceStart, Heights) = (pieces, pieceStart, heightM);
        _firstPiece = pieces.Length == 0 ? 0 : pieces[0].Number;
        Count = cuts.Count;
        (Lo, Hi, X, Y, R2) = (
            new double[Count],
            new double[Count],
            new double[Count],
            new double[Count],
            new double[Count]
        );
        Shadowed = new bool[Count];
        PieceOf = new int[Count];
        LongestR2 = new double[pieces.Length];
        for (var piece = 0; piece < pieces.Length; piece++)
        {
            for (var i = pieceStart[piece]; i < pieceStart[piece + 1]; i++)
            {
                (Lo[i], Hi[i], Shadowed[i]) = cuts[i];
                (X[i], Y[i]) = pieces[piece].At((Lo[i] + Hi[i]) / 2, 0);
                R2[i] = (Hi[i] - Lo[i]) * (Hi[i] - Lo[i]) / 4;
                PieceOf[i] = piece;
                LongestR2[piece] = Math.Max(LongestR2[piece], R2[i]);
            }
        }
    }

    public int Count { get; }

    /// <summary>The edge's pieces.</summary>
    public Piece[] Pieces { get; }

    /// <summary>By piece: how far from it the ground is its own at most, plane metres.</summary>
    public double[] Heights { get; }

    /// <summary>By piece: the greatest of <see cref="R2"/>.</summary>
    public double[] LongestR2 { get; }

    /// <summary>By slice: the piece, counted within the edge.</summary>
    public int[] PieceOf { get; }

    /// <summary>By slice: the run where it begins.</summary>
    public double[] Lo { get; }

    public double[] Hi { get; }

    /// <summary>By slice: its middle.</summary>
    public double[] X { get; }

    public double[] Y { get; }

    /// <summary>By slice: the square of half its length.</summary>
    public double[] R2 { get; }

    /// <summary>By slice: whether it runs in a piece of a lower number, to which its ground is left.</summary>
    public bool[] Shadowed { get; }

    /// <summary>The slices of a piece, told by its number in the network.</summary>
    public (int From, int To) Of(in Piece piece)
    {
        var local = piece.Number - _firstPiece;
        return (_pieceStart[local], _pieceStart[local + 1]);
    }

    /// <summary>The slice of a piece that holds a run; the nearest one for runs beyond the piece.</summary>
    public int Find(in Piece piece, double run)
    {
        var (from, to) = Of(piece);
        while (to - from > 1)
        {
            var middle = (from + to) / 2;
            (from, to) = run < Lo[middle] ? (from, middle) : (middle, to);
        }
        return from;
    }

    /// <summary>Whether the line goes on from a piece into the next one almost straight.</summary>
    public bool GoesOn(int piece)
    {
        const double slight = 0.1;
        if (piece < 0 || piece + 1 >= Pieces.Length)
        {
            return false;
        }

        ref readonly var a = ref Pieces[piece];
        ref readonly var b = ref Pieces[piece + 1];
        return (a.Ux * b.Ux) + (a.Uy * b.Uy) > 0 && Math.Abs((a.Ux * b.Uy) - (a.Uy * b.Ux)) < slight;
    }

    /// <summary>
    /// A place on a slice whose distance stands for that of the slice when it is held against roads that are not reached: its middle,
    /// or the bend or node at which a short one ends, around which it has a half-circle of ground, thirty times as wide as it is long.
    /// </summary>
    public (double X, double Y) Anchor(int slice)
    {
        const double shortR2 = 1;
        var (atStart, atEnd) = Bounds(slice);
        var piece = PieceOf[slice];
        return R2[slice] > shortR2 || atStart == atEnd ? (X[slice], Y[slice])
            : atStart && !GoesOn(piece - 1) ? Pieces[piece].At(Lo[slice], 0)
            : atEnd && !GoesOn(piece) ? Pieces[piece].At(Hi[slice], 0)
            : (X[slice], Y[slice]);
    }

    /// <summary>Whether the slice begins (ends) where its piece does, at a bend or an end of the line.</summary>
    public (bool AtStart, bool AtEnd) Bounds(int slice)
    {
        var piece = PieceOf[slice];
        return (slice == _pieceStart[piece], slice == _pieceStart[piece + 1] - 1);
    }
}
