namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>Leaves out points in the middle of straight lines.</summary>
internal static class Flatness
{
    /// <summary>A point this near to the line between its neighbours is on it: what the rounding of three points can do, with room.</summary>
    private const double ToleranceM = 4 * GroundPlane.Grain;

    /// <summary>Adds a point to a line that begins at <paramref name="start"/>, in the place of the last one when that is not needed.</summary>
    public static void Append(List<double> x, List<double> y, int start, double toX, double toY)
    {
        var last = x.Count - 1;
        if (last > start && IsFlat(x[last - 1], y[last - 1], x[last], y[last], toX, toY))
        {
            (x[last], y[last]) = (toX, toY);
            return;
        }

        x.Add(toX);
        y.Add(toY);
    }

    /// <summary>Whether b lies between a and c, on their line.</summary>
    public static bool IsFlat(double ax, double ay, double bx, double by, double cx, double cy)
    {
        var (dx, dy, ex, ey) = (bx - ax, by - ay, cx - bx, cy - by);
        var (fx, fy) = (cx - ax, cy - ay);
        var cross = (dx * ey) - (dy * ex);
        return (dx * ex) + (dy * ey) > 0 && cross * cross <= ToleranceM * ToleranceM * ((fx * fx) + (fy * fy));
    }
}
