namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>A closed line in the plane, its last point not repeated: counter-clockwise around ground, clockwise around a hole.</summary>
internal sealed class Ring
{
    public Ring(double[] x, double[] y)
    {
        (X, Y) = (x, y);
        (MinX, MinY, MaxX, MaxY) = (x[0], y[0], x[0], y[0]);
        for (var (i, before) = (0, x.Length - 1); i < x.Length; before = i++)
        {
            DoubleArea += ((x[before] - x[0]) * (y[i] - y[0])) - ((x[i] - x[0]) * (y[before] - y[0]));
            (MinX, MaxX) = (Math.Min(MinX, x[i]), Math.Max(MaxX, x[i]));
            (MinY, MaxY) = (Math.Min(MinY, y[i]), Math.Max(MaxY, y[i]));
        }
    }

    public double[] X { get; }

    public double[] Y { get; }

    /// <summary>Twice the area, negative for a hole.</summary>
    public double DoubleArea { get; }

    public double MinX { get; }

    public double MinY { get; }

    public double MaxX { get; }

    public double MaxY { get; }

    /// <summary>Whether the box of another ring lies in the box of this one.</summary>
    public bool BoxHolds(Ring other) =>
        other.MinX >= MinX && other.MaxX <= MaxX && other.MinY >= MinY && other.MaxY <= MaxY;

    /// <summary>Whether another ring that does not cross this one lies within it; they may touch in points.</summary>
    public bool Holds(Ring other)
    {
        // Of the middles of its sides none is on this ring, where a vertex may be.
        var (x, y) = ((other.X[0] + other.X[1]) / 2, (other.Y[0] + other.Y[1]) / 2);
        var within = false;
        for (var (i, before) = (0, X.Length - 1); i < X.Length; before = i++)
        {
            if ((Y[i] > y) != (Y[before] > y) && x < X[i] + ((y - Y[i]) / (Y[before] - Y[i]) * (X[before] - X[i])))
            {
                within = !within;
            }
        }
        return within;
    }
}
