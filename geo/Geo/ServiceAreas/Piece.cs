namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>A straight piece of an edge's line, with its direction.</summary>
internal readonly struct Piece
{
    public Piece(GroundLines lines, int number)
    {
        (Number, Edge) = (number, lines.EdgeOf[number]);
        (X, Y, RunStart, RunEnd) = (lines.X[number], lines.Y[number], lines.Run[number], lines.Run[number + 1]);
        var length = RunEnd - RunStart;
        (Ux, Uy) = ((lines.X[number + 1] - X) / length, (lines.Y[number + 1] - Y) / length);
    }

    public int Number { get; }

    public int Edge { get; }

    public double X { get; }

    public double Y { get; }

    /// <summary>The unit vector along the piece; (−Uy, Ux) points to its left.</summary>
    public double Ux { get; }

    public double Uy { get; }

    public double RunStart { get; }

    public double RunEnd { get; }

    /// <summary>The run of the perpendicular's foot, which may lie beyond the ends, and the height to the left.</summary>
    public (double Run, double Height) Foot(double x, double y)
    {
        var (dx, dy) = (x - X, y - Y);
        return (RunStart + (dx * Ux) + (dy * Uy), (dy * Ux) - (dx * Uy));
    }

    /// <summary>The place at a run and a height to the left.</summary>
    public (double X, double Y) At(double run, double height)
    {
        var along = run - RunStart;
        return (X + (along * Ux) - (height * Uy), Y + (along * Uy) + (height * Ux));
    }

    public double SquaredDistance(double x, double y)
    {
        var (run, height) = Foot(x, y);
        var beyond = Math.Max(0, Math.Max(RunStart - run, run - RunEnd));
        return (height * height) + (beyond * beyond);
    }

    /// <summary>The distance of two pieces, too small where they cross.</summary>
    public double Distance(in Piece other)
    {
        var (ax, ay) = At(RunEnd, 0);
        var (bx, by) = other.At(other.RunEnd, 0);
        return Math.Sqrt(
            Math.Min(
                Math.Min(other.SquaredDistance(X, Y), other.SquaredDistance(ax, ay)),
                Math.Min(SquaredDistance(other.X, other.Y), SquaredDistance(bx, by))
            )
        );
    }

    /// <summary>Whether the two cross.</summary>
    public bool Crosses(in Piece other)
    {
        var (ax, ay) = At(RunEnd, 0);
        var (bx, by) = other.At(other.RunEnd, 0);
        return (other.Foot(X, Y).Height > 0) != (other.Foot(ax, ay).Height > 0)
            && (Foot(other.X, other.Y).Height > 0) != (Foot(bx, by).Height > 0);
    }
}
