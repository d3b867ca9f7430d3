namespace QhdHomeMap.Geo.Layouts.Hexagons;

/// <summary>A cell of a <see cref="HexGrid"/> in axial coordinates.</summary>
/// <param name="Q">Its place in the row, growing eastward.</param>
/// <param name="R">Its row, growing northward.</param>
public readonly record struct HexCell(int Q, int R)
{
    /// <summary>One number for both, by row and then place; for cells of 500 m anywhere on earth exact in a JavaScript number.</summary>
    public long Id => ((long)R << 32) | (uint)Q;

    /// <summary>The cell of an <see cref="Id"/>.</summary>
    public static HexCell OfId(long id) => new((int)id, (int)(id >> 32));
}
