using NetTopologySuite.Geometries;

namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>
/// Tells quickly that no two sides of a shape's rings meet but neighbours in their common point. Rings from the assembler that keep
/// apart make a valid shape; where sides meet, or nearly do, <see cref="NetTopologySuite.Operation.Valid.IsValidOp"/> has to
/// decide. Sides are swept from west to east in rows. O(n log n) for sides that are short beside the shape.
/// </summary>
public static class RingCheck
{
    /// <summary>Sides of a row, on average.</summary>
    private const int SidesPerRow = 64;

    /// <summary>An area in square degrees, twice a triangle's, below which three points may be on a line: far more than rounding.</summary>
    private const double Flat = 1e-22;

    /// <summary>Whether all sides keep apart. False when some meet or may meet; with whole coordinates up to 2²⁴, only when some do.</summary>
    /// <param name="shape">Polygons in degrees, or on a grid; anything else in it is passed over.</param>
    public static bool KeepApart(Geometry shape)
    {
        var sides = SidesOf(shape);
        if (sides.Count == 0)
        {
            return true;
        }

        var (low, high) = (shape.EnvelopeInternal.MinY, shape.EnvelopeInternal.MaxY);
        var rows = new List<Side>[1 + (sides.Count / SidesPerRow)];
        foreach (var side in sides)
        {
            for (var row = RowOf(side.MinY); row <= RowOf(side.MaxY); row++)
            {
                (rows[row] ??= new(2 * SidesPerRow)).Add(side);
            }
        }

        return Array.TrueForAll(rows, row => row is null || KeepApart(row));

        int RowOf(double y) =>
            high > low ? Math.Min(rows.Length - 1, (int)((y - low) / (high - low) * rows.Length)) : 0;
    }

    private static bool KeepApart(List<Side> row)
    {
        row.Sort(static (a, b) => a.MinX.CompareTo(b.MinX));
        for (var i = 0; i < row.Count; i++)
        {
            for (var k = i + 1; k < row.Count && row[k].MinX <= row[i].MaxX; k++)
            {
                if (row[k].MinY <= row[i].MaxY && row[i].MinY <= row[k].MaxY && Meet(row[i], row[k]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Neighbours meet when they turn back on themselves; others when neither lies on one side of the other.</summary>
    private static bool Meet(in Side a, in Side b)
    {
        if (a.Next == b.Number)
        {
            return TurnBack(a, b);
        }

        if (b.Next == a.Number)
        {
            return TurnBack(b, a);
        }

        return !IsAside(a, b) && !IsAside(b, a);
    }

    private static bool TurnBack(in Side first, in Side second) =>
        Math.Abs(first.Turn(second.ToX, second.ToY)) <= Flat
        && ((first.ToX - first.X) * (second.ToX - second.X)) + ((first.ToY - first.Y) * (second.ToY - second.Y)) <= 0;

    private static bool IsAside(in Side side, in Side other)
    {
        var (from, to) = (side.Turn(other.X, other.Y), side.Turn(other.ToX, other.ToY));
        return (from > Flat && to > Flat) || (from < -Flat && to < -Flat);
    }

    private static List<Side> SidesOf(Geometry shape)
    {
        var sides = new List<Side>(shape.NumPoints);
        for (var i = 0; i < shape.NumGeometries; i++)
        {
            if (shape.GetGeometryN(i) is Polygon { IsEmpty: false } polygon)
            {
                Add(polygon.Shell.CoordinateSequence, sides);
                foreach (var hole in polygon.Holes)
                {
                    Add(hole.CoordinateSequence, sides);
                }
            }
        }

        return sides;
    }

    private static void Add(CoordinateSequence ring, List<Side> sides)
    {
        var first = sides.Count;
        var last = first + ring.Count - 2;
        for (var i = 0; i < ring.Count - 1; i++)
        {
            var number = first + i;
            sides.Add(
                new(
                    ring.GetX(i),
                    ring.GetY(i),
                    ring.GetX(i + 1),
                    ring.GetY(i + 1),
                    number,
                    number == last ? first : number + 1
                )
            );
        }
    }

    /// <param name="X">Where it begins.</param>
    /// <param name="Y">Where it begins.</param>
    /// <param name="ToX">Where it ends.</param>
    /// <param name="ToY">Where it ends.</param>
    /// <param name="Number">Its number among all sides.</param>
    /// <param name="Next">The number of the one that follows it in its ring.</param>
    private readonly record struct Side(double X, double Y, double ToX, double ToY, int Number, int Next)
    {
        public double MinX => Math.Min(X, ToX);

        public double MaxX => Math.Max(X, ToX);

        public double MinY => Math.Min(Y, ToY);

        public double MaxY => Math.Max(Y, ToY);

        /// <summary>Twice the area of the triangle with a point: above 0 to the left of the side.</summary>
        public double Turn(double x, double y) => ((ToX - X) * (y - Y)) - ((ToY - Y) * (x - X));
    }
}
