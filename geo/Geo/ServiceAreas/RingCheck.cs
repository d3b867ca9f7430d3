using NetTopologySuite.Geometries;

namespace QhdHomeMap.Geo.ServiceAreas;

/// <summary>
/// Tells quickly that a shape is valid: no two sides of its rings meet but neighbours in their common point, holes lie in their own
/// shell's ground and shells in no other's. Where sides meet, or nearly do, it does not know, and
/// <see cref="NetTopologySuite.Operation.Valid.IsValidOp"/> has to decide. O(n) for sides that are short beside the shape and spread
/// over it, by a grid. Used again and again, by one thread at a time.
/// </summary>
public sealed class RingCheck
{
    /// <summary>An area in square degrees, twice a triangle's, below which three points may be on a line: far more than rounding.</summary>
    private const double Flat = 1e-22;

    /// <summary>Degrees by which the places where a line crosses sides are told apart: far more than rounding.</summary>
    private const double SameX = 1e-12;

    private readonly SideGrid _grid = new();

    /// <summary>
    /// Whether the shape is certainly valid, its shells being turned counter-clockwise and its holes clockwise. False when it is not, or
    /// may not be.
    /// </summary>
    public bool IsSurelyValid(Geometry shape)
    {
        _grid.Fill(shape);
        return KeepApart() && LieRightly();
    }

    /// <summary>
    /// Whether all sides keep apart, whichever ring lies in which. False when some meet or may meet; with whole coordinates up to 2²⁴,
    /// only when some do.
    /// </summary>
    /// <param name="shape">Polygons in degrees, or on a grid; anything else in it is passed over.</param>
    public bool KeepApart(Geometry shape)
    {
        _grid.Fill(shape);
        return KeepApart();
    }

    private bool KeepApart()
    {
        for (var row = 0; row < _grid.Rows; row++)
        {
            for (var column = 0; column < _grid.Columns; column++)
            {
                if (!KeepApart(_grid.At(row, column), _grid.X, _grid.Y))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool KeepApart(ReadOnlySpan<int> sides, double[] x, double[] y)
    {
        for (var i = 0; i + 1 < sides.Length; i++)
        {
            var a = sides[i];
            var (left, right) = (Math.Min(x[a], x[a + 1]), Math.Max(x[a], x[a + 1]));
            var (bottom, top) = (Math.Min(y[a], y[a + 1]), Math.Max(y[a], y[a + 1]));
            foreach (var b in sides[(i + 1)..])
            {
                if (
                    Math.Min(x[b], x[b + 1]) <= right
                    && Math.Max(x[b], x[b + 1]) >= left
                    && Math.Min(y[b], y[b + 1]) <= top
                    && Math.Max(y[b], y[b + 1]) >= bottom
                    && Meet(a, b)
                )
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Neighbours meet when they turn back on themselves; others when neither lies on one side of the other.</summary>
    private bool Meet(int a, int b) =>
        Next(a) == b ? TurnBack(a, b)
        : Next(b) == a ? TurnBack(b, a)
        : !IsAside(a, b) && !IsAside(b, a);

    private int Next(int side)
    {
        var (from, to, _, _) = _grid.Rings[_grid.RingOf[side]];
        return side + 1 == to ? from : side + 1;
    }

    private bool TurnBack(int first, int second)
    {
        var (x, y) = (_grid.X, _grid.Y);
        return Math.Abs(Turn(first, second + 1)) <= Flat
            && ((x[first + 1] - x[first]) * (x[second + 1] - x[second]))
                + ((y[first + 1] - y[first]) * (y[second + 1] - y[second]))
                <= 0;
    }

    private bool IsAside(int side, int other)
    {
        var (from, to) = (Turn(side, other), Turn(side, other + 1));
        return (from > Flat && to > Flat) || (from < -Flat && to < -Flat);
    }

    /// <summary>Twice the area of a side's triangle with a point: above 0 to the left of the side.</summary>
    private double Turn(int side, int point)
    {
        var (x, y) = (_grid.X, _grid.Y);
        return ((x[side + 1] - x[side]) * (y[point] - y[side])) - ((y[side + 1] - y[side]) * (x[point] - x[side]));
    }

    /// <summary>
    /// Whether west of each ring's westernmost point there is the ground of its polygon, if it is a hole, or no ground, if it is a shell.
    /// As the next side to the west is of a ring that goes farther west, this holds of all rings together.
    /// </summary>
    private bool LieRightly()
    {
        foreach (var (from, to, polygon, isHole) in _grid.Rings)
        {
            if (!TryFindSideWest(Westernmost(from, to), out var side))
            {
                return false;
            }

            var isGround = side >= 0 && IsDown(side);
            if (isGround != isHole || (isHole && _grid.Rings[_grid.RingOf[side]].Polygon != polygon))
            {
                return false;
            }
        }

        return true;
    }

    private int Westernmost(int from, int to)
    {
        var (x, west) = (_grid.X, from);
        for (var point = from + 1; point < to; point++)
        {
            west = x[point] < x[west] ? point : west;
        }

        return west;
    }

    /// <summary>Ground is to the left of a side, and to the east of one that goes down.</summary>
    private bool IsDown(int side) => _grid.Y[side + 1] < _grid.Y[side];

    /// <summary>The first side of another ring west of a point, a hair above it.</summary>
    /// <param name="point">The westernmost of its ring.</param>
    /// <param name="found">The side; −1 when there is none.</param>
    /// <returns>False when two are at the same place.</returns>
    private bool TryFindSideWest(int point, out int found)
    {
        var (x, y) = (_grid.X, _grid.Y);
        var (row, ring) = (_grid.RowOf(y[point]), _grid.RingOf[point]);
        var (best, second) = (double.NegativeInfinity, double.NegativeInfinity);
        found = -1;
        for (var column = _grid.ColumnOf(x[point]); column >= 0; column--)
        {
            foreach (var side in _grid.At(row, column))
            {
                var isCrossed = (y[side] > y[point]) != (y[side + 1] > y[point]);
                if (!isCrossed || side == found || _grid.RingOf[side] == ring || Turn(side, point) > 0 != IsDown(side))
                {
                    continue;
                }

                var at = x[side] + ((y[point] - y[side]) / (y[side + 1] - y[side]) * (x[side + 1] - x[side]));
                if (at > best)
                {
                    (best, second, found) = (at, best, side);
                }
                else
                {
                    second = Math.Max(second, at);
                }
            }

            // What is farther west crosses farther west, but for what the crossing seen may share with the next cell.
            if (found >= 0 && _grid.ColumnOf(best - SameX) >= column)
            {
                break;
            }
        }

        return best - second > SameX || found < 0;
    }
}
