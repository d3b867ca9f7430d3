namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>What a border of a cell is shared with, in 64 bits: a slice of an edge, or what is below 0.</summary>
internal static class SliceId
{
    /// <summary>Nobody: the ground beyond is too far from any road, or is left to nobody.</summary>
    public const long Limit = -1;

    /// <summary>Set with the number of a point of the edge's line in place of a slice's.</summary>
    private const long PointFlag = 1L << 31;

    public static long Of(int edge, int slice) => ((long)edge << 32) | (uint)slice;

    /// <summary>Names a point of an edge's line, counted within the edge.</summary>
    public static long OfPoint(int edge, int point) => ((long)edge << 32) | PointFlag | (uint)point;

    public static int Edge(long id) => (int)(id >> 32);

    public static bool IsPoint(long id) => (id & PointFlag) != 0;

    public static int Number(long id) => (int)(id & (PointFlag - 1));
}
