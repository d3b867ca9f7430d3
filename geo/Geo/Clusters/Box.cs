namespace QhdHomeMap.Geo.Clusters;

/// <summary>
/// A rectangle around points. Its squared distances round just as those between points do, so that what they rule out or in is
/// what measuring every point would give.
/// </summary>
internal readonly record struct Box(double MinX, double MinY, double MaxX, double MaxY)
{
    /// <summary>Around nothing: infinitely far from everything.</summary>
    public static readonly Box Empty = new(
        double.PositiveInfinity,
        double.PositiveInfinity,
        double.NegativeInfinity,
        double.NegativeInfinity
    );

    public static Box Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var box = Empty;
        for (var i = 0; i < x.Length; i++)
        {
            box = box.With(new(x[i], y[i], x[i], y[i]));
        }

        return box;
    }

    public Box With(Box other) =>
        new(
            Math.Min(MinX, other.MinX),
            Math.Min(MinY, other.MinY),
            Math.Max(MaxX, other.MaxX),
            Math.Max(MaxY, other.MaxY)
        );

    /// <summary>Squared metres to the nearest place of the box.</summary>
    public double SquaredDistanceTo(double x, double y)
    {
        var dx = Math.Max(0, Math.Max(MinX - x, x - MaxX));
        var dy = Math.Max(0, Math.Max(MinY - y, y - MaxY));
        return (dx * dx) + (dy * dy);
    }

    /// <summary>Squared metres between the nearest places of two boxes.</summary>
    public double SquaredDistanceTo(in Box other)
    {
        var dx = Math.Max(0, Math.Max(MinX - other.MaxX, other.MinX - MaxX));
        var dy = Math.Max(0, Math.Max(MinY - other.MaxY, other.MinY - MaxY));
        return (dx * dx) + (dy * dy);
    }
}
