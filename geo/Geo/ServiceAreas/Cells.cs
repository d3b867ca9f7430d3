namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>The cells of one edge's slices: convex polygons in the plane, counter-clockwise, with what each side is shared with.</summary>
internal sealed class Cells
{
    /// <param name="start">By slice the first of its sides; one more entry ends the last. A slice may have no cell.</param>
    /// <param name="x">By side where it begins.</param>
    /// <param name="y">By side where it begins.</param>
    /// <param name="label">By side the <see cref="SliceId"/> of the slice behind it, or <see cref="SliceId.Limit"/>.</param>
    public Cells(int[] start, double[] x, double[] y, long[] label)
    {
        (Start, X, Y, Label) = (start, x, y, label);
    }

    public int[] Start { get; }

    public double[] X { get; }

    public double[] Y { get; }

    public long[] Label { get; }

    /// <summary>The side that follows one in its cell.</summary>
    public int Next(int slice, int side) => side + 1 == Start[slice + 1] ? Start[slice] : side + 1;

    /// <summary>The side of a cell that is shared with another slice; −1 when there is none.</summary>
    public int Find(int slice, long label)
    {
        for (var side = Start[slice]; side < Start[slice + 1]; side++)
        {
            if (Label[side] == label)
            {
                return side;
            }
        }
        return -1;
    }
}
