namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>Cuts edges into slices: short where another road is near, long where none is.</summary>
/// <remarks>
/// Between slices of half-length r at distance d of each other the border of their cells is off by at most r²/d. So r follows the
/// clearance: the root of it where it is large, a share of it near junctions, down to <see cref="ShortestM"/>.
/// </remarks>
internal sealed class Slicer(GroundLines lines, PieceGrid grid, GroundPlane plane)
{
    /// <summary>Half-length below which a slice is never halved, metres.</summary>
    private const double ShortestM = 0.04;

    /// <summary>The same where only the edge's own next bend is near: that matters only where reach ends just there.</summary>
    private const double ShortestAtBendM = 0.5;

    /// <summary>Roads nearer than this to each other run in one another, metres.</summary>
    private const double CoincidentM = 1e-3;

    /// <summary>A turn of the line, in radians, that moves no ground worth telling.</summary>
    private const double StraightAngle = 0.01;

    /// <summary>Up to this length one height is good for the whole edge, so that its border has no steps.</summary>
    private const double LongEdgeM = 2000;

    /// <summary>How far two slices may be from each other and still share ground, in plane metres at an ordinate.</summary>
    public double NearAt(double y) => 2 * GroundCells.ReachM * plane.ScaleAt(y) * (1 + 1e-4);

    /// <summary>All pieces that may share ground with one, itself left out, nearest first.</summary>
    public Piece[] Neighbours(in Piece piece, List<int> buffer)
    {
        var (x1, y1) = piece.At(piece.RunEnd, 0);
        var near = NearAt((piece.Y + y1) / 2);
        grid.Near(
            Math.Min(piece.X, x1) - near,
            Math.Min(piece.Y, y1) - near,
            Math.Max(piece.X, x1) + near,
            Math.Max(piece.Y, y1) + near,
            buffer
        );
        var found = new List<(double Distance, Piece Piece)>();
        foreach (var number in buffer)
        {
            var other = new Piece(lines, number);
            var distance = piece.Crosses(other) ? 0 : piece.Distance(other);
            if (number != piece.Number && distance < near)
            {
                found.Add((distance, other));
            }
        }
        found.Sort((a, b) => (a.Distance, a.Piece.Number).CompareTo((b.Distance, b.Piece.Number)));
        return [.. found.Select(f => f.Piece)];
    }

    /// <summary>The slices of an edge; none for one without length. A pure function of the network.</summary>
    public Slices Cut(int edge)
    {
        var count = lines.PieceCount(edge);
        var pieces = new Piece[count];
        var starts = new int[count + 1];
        var cuts = new List<(double, double, bool)>();
        var buffer = new List<int>();
        for (var i = 0; i < count; i++)
        {
            pieces[i] = new Piece(lines, lines.First(edge) + i);
            starts[i] = cuts.Count;
            var near = Neighbours(pieces[i], buffer);
            SplitToTips(new Cutting(pieces[i], near, plane.ScaleAt(pieces[i].Y)), cuts);
        }
        starts[count] = cuts.Count;
        return new Slices(pieces, starts, cuts, Heights(edge, pieces));
    }

    /// <summary>30 m of ground at the smallest scale within 30 m of the piece or, of a short edge, of the edge.</summary>
    private double[] Heights(int edge, Piece[] pieces)
    {
        var heights = new double[pieces.Length];
        for (var i = 0; i < pieces.Length; i++)
        {
            var (y0, y1) = (pieces[i].Y, pieces[i].At(pieces[i].RunEnd, 0).Y);
            var margin = NearAt(y0);
            var scale = Math.Min(plane.ScaleAt(Math.Min(y0, y1) - margin), plane.ScaleAt(Math.Max(y0, y1) + margin));
            heights[i] = GroundCells.ReachM * scale * (1 - 1e-8);
        }

        if (pieces.Length > 0 && lines.Ground[lines.First(edge) + pieces.Length] < LongEdgeM)
        {
            heights.AsSpan().Fill(heights.Min());
        }

        return heights;
    }

    /// <summary>
    /// Goes along a piece and leaves a tip of the shortest length where it ends in the open: all ground ahead of a dead end is the last
    /// slice's, and is taken by roads that are not reached as though it lay around the slice's middle; see <see cref="ThreatCutter"/>.
    /// At junctions and bends slices are short already.
    /// </summary>
    private static void SplitToTips(in Cutting cutting, List<(double Lo, double Hi, bool Shadowed)> cuts)
    {
        var (lo, hi, tip) = (cutting.Piece.RunStart, cutting.Piece.RunEnd, 2 * ShortestM * cutting.Scale);
        var isLong = hi - lo > 4 * tip;
        var from = isLong && IsOpen(cutting, lo) ? lo + tip : lo;
        var to = isLong && IsOpen(cutting, hi) ? hi - tip : hi;
        if (from > lo)
        {
            cuts.Add((lo, from, IsShadowed(cutting, lo, from)));
        }

        Split(cutting, from, to, cuts);
        if (to < hi)
        {
            cuts.Add((to, hi, IsShadowed(cutting, to, hi)));
        }
    }

    /// <summary>Whether no other piece is where this one ends.</summary>
    private static bool IsOpen(in Cutting cutting, double run)
    {
        var ((x, y), most) = (cutting.Piece.At(run, 0), CoincidentM * CoincidentM * cutting.Scale * cutting.Scale);
        foreach (ref readonly var other in cutting.Near.AsSpan())
        {
            if (other.SquaredDistance(x, y) < most)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Goes along a part of a piece, each slice as long as the clearance of its middle allows.</summary>
    private static void Split(
        in Cutting cutting,
        double lo,
        double hi,
        List<(double Lo, double Hi, bool Shadowed)> cuts
    )
    {
        var (shortest, half) = (ShortestM * cutting.Scale, ShortestM * cutting.Scale);
        while (lo < hi)
        {
            var rest = (hi - lo) / 2;
            half = Fits(cutting, lo, rest) ? rest : Math.Min(rest, 2.2 * half);
            while (half > shortest && !Fits(cutting, lo, half))
            {
                half = Math.Max(shortest, 0.8 * half);
            }

            // A little shorter, so that no four slices of a regular town lie on a circle; no crumb is left over.
            var part = 2 * half * (1 - (0.1 * Fraction(cutting.Piece.Number, cuts.Count)));
            var to = half == rest || hi - lo - part < shortest ? hi : lo + part;
            cuts.Add((lo, to, IsShadowed(cutting, lo, to)));
            lo = to;
        }
    }

    private static bool Fits(in Cutting cutting, double lo, double half)
    {
        var allowed = Allowed(cutting, lo, lo + (2 * half), out var shadowed);

        // Around an end lies a half-circle, at whose far side the slice's length tells most.
        var atEnd = lo == cutting.Piece.RunStart || lo + (2 * half) >= cutting.Piece.RunEnd;
        var most = atEnd && double.IsFinite(allowed) ? Math.Min(allowed, ShortestAtBendM * cutting.Scale) : allowed;
        return half <= most || shadowed;
    }

    // SplitMix64: the same on every machine, which System.HashCode is not.
    private static double Fraction(int piece, int slice)
    {
        var z = (((ulong)piece << 32) + (ulong)slice + 1) * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (z >> 40) / (double)(1 << 24);
    }

    /// <summary>The half-length that the clearance of the slice's middle allows.</summary>
    private static double Allowed(in Cutting cutting, double lo, double hi, out bool shadowed)
    {
        var piece = cutting.Piece;
        var ((x, y), half, scale) = (piece.At((lo + hi) / 2, 0), (hi - lo) / 2, cutting.Scale);
        var (allowed, near) = (double.PositiveInfinity, 2 * GroundCells.ReachM * scale * (1 + 1e-4));
        shadowed = false;
        foreach (ref readonly var other in cutting.Near.AsSpan())
        {
            var distance = Math.Sqrt(other.SquaredDistance(x, y));
            if (distance - half >= near || Math.Min(distance / 3, Math.Sqrt(distance * scale) / 2) >= allowed)
            {
                continue;
            }

            if (Coincides(piece, other, lo, hi, scale))
            {
                shadowed |= other.Number < piece.Number;
                continue;
            }

            var shortest = OwnBend(piece, other, (lo + hi) / 2, x, y, distance) switch
            {
                Bend.None => ShortestM,
                Bend.Slight => double.PositiveInfinity,
                _ => ShortestAtBendM,
            };
            allowed = Math.Min(
                allowed,
                Math.Max(shortest * scale, Math.Min(distance / 3, Math.Sqrt(distance * scale) / 2))
            );
        }
        return allowed;
    }

    private static bool IsShadowed(in Cutting cutting, double lo, double hi)
    {
        foreach (ref readonly var other in cutting.Near.AsSpan())
        {
            if (other.Number < cutting.Piece.Number && Coincides(cutting.Piece, other, lo, hi, cutting.Scale))
            {
                return true;
            }
        }
        return false;
    }

    private static bool Coincides(in Piece piece, in Piece other, double lo, double hi, double scale)
    {
        var most = CoincidentM * CoincidentM * scale * scale;
        var ((ax, ay), (bx, by)) = (piece.At(lo, 0), piece.At(hi, 0));
        return other.SquaredDistance(ax, ay) < most && other.SquaredDistance(bx, by) < most;
    }

    /// <summary>Whether another piece of the same edge is near only because the line goes on into it, not because it comes back.</summary>
    private static Bend OwnBend(in Piece piece, in Piece other, double run, double x, double y, double distance)
    {
        if (other.Edge != piece.Edge)
        {
            return Bend.None;
        }

        var turn = Math.Abs((piece.Ux * other.Uy) - (piece.Uy * other.Ux));
        var ahead = (piece.Ux * other.Ux) + (piece.Uy * other.Uy) > 0;
        if (Math.Abs(piece.Number - other.Number) == 1 && ahead && turn < StraightAngle)
        {
            return Bend.Slight;
        }

        var there = Math.Clamp(other.Foot(x, y).Run, other.RunStart, other.RunEnd);
        return distance >= Math.Abs(run - there) / 2 ? Bend.Mild : Bend.None;
    }

    private enum Bend
    {
        None,
        Slight,
        Mild,
    }

    private readonly record struct Cutting(Piece Piece, Piece[] Near, double Scale);
}
