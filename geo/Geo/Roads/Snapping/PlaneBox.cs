using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Roads.Snapping;

/// <summary>An upright rectangle of the plane.</summary>
internal readonly record struct PlaneBox(double MinX, double MinY, double MaxX, double MaxY)
{
    /// <summary>The box of nothing.</summary>
    public static readonly PlaneBox Empty = new(
        double.PositiveInfinity,
        double.PositiveInfinity,
        double.NegativeInfinity,
        double.NegativeInfinity
    );

    public PlanePoint Middle => new((MinX + MaxX) / 2, (MinY + MaxY) / 2);

    /// <summary>The longer side; 0 for the empty box.</summary>
    public double Side => Math.Max(0, Math.Max(MaxX - MinX, MaxY - MinY));

    public static PlaneBox Of(Segment segment)
    {
        var (from, to) = (segment.From, segment.To);
        return new(Math.Min(from.X, to.X), Math.Min(from.Y, to.Y), Math.Max(from.X, to.X), Math.Max(from.Y, to.Y));
    }

    /// <summary>The smallest box around both.</summary>
    public PlaneBox With(PlaneBox other) =>
        new(
            Math.Min(MinX, other.MinX),
            Math.Min(MinY, other.MinY),
            Math.Max(MaxX, other.MaxX),
            Math.Max(MaxY, other.MaxY)
        );

    /// <summary>The same box with another point as origin.</summary>
    public PlaneBox Around(PlanePoint origin) =>
        new(MinX - origin.X, MinY - origin.Y, MaxX - origin.X, MaxY - origin.Y);
}
