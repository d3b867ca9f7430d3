using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Geo.Roads;

/// <summary>
/// Collects lines that come without names for their points, as those of map files do: two points are one where both coordinates
/// agree to <see cref="ToleranceDeg"/>. A point becomes the nearest earlier one within that, the earliest of equally near ones, so
/// the answer depends on the order of the lines and on nothing else.
/// </summary>
public sealed class RoadLines
{
    /// <summary>1e-7 degrees, about a centimetre: what OpenStreetMap and most files round to.</summary>
    public const double ToleranceDeg = 1e-7;

    // A little more, so that 119.6 and 119.6000001 agree although their difference in binary is 1.0000001e-7.
    private const double Reach = ToleranceDeg * (1 + 1e-6);

    private readonly Dictionary<(long X, long Y), int> _firstInCell = [];
    private readonly List<int> _nextInCell = [];
    private readonly List<Wgs84> _points = [];
    private readonly List<RoadWay> _ways = [];
    private readonly List<int> _lineStart = [0];
    private readonly List<int> _line = [];

    /// <summary>Adds a line of finite coordinates. O(points).</summary>
    public void Add(RoadWay way, ReadOnlySpan<Wgs84> line)
    {
        foreach (var point in line)
        {
            _line.Add(IndexOf(point));
        }

        _ways.Add(way);
        _lineStart.Add(_line.Count);
    }

    /// <summary>All lines so far as ways; a point is called by its number, from 1 in the order of first appearance.</summary>
    public RoadWays ToWays(RoadNames names)
    {
        var ids = new long[_points.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = i + 1;
        }

        return new([.. _points], ids, [.. _ways], [.. _lineStart], [.. _line], names.ToArray());
    }

    private int IndexOf(Wgs84 point)
    {
        // Cells are as wide as the reach, so whatever agrees is in this cell or one beside it.
        var cell = ((long)Math.Floor(point.Lon / Reach), (long)Math.Floor(point.Lat / Reach));
        var (found, least) = (-1, double.PositiveInfinity);
        for (var side = 0; side < 9; side++)
        {
            var beside = (cell.Item1 + (side % 3) - 1, cell.Item2 + (side / 3) - 1);
            for (var i = _firstInCell.GetValueOrDefault(beside, -1); i >= 0; i = _nextInCell[i])
            {
                var (east, north) = (Math.Abs(point.Lon - _points[i].Lon), Math.Abs(point.Lat - _points[i].Lat));
                var apart = (east * east) + (north * north);
                if (east <= Reach && north <= Reach && (apart < least || (apart == least && i < found)))
                {
                    (found, least) = (i, apart);
                }
            }
        }

        return found >= 0 ? found : Append(point, cell);
    }

    private int Append(Wgs84 point, (long X, long Y) cell)
    {
        var index = _points.Count;
        _points.Add(point);
        _nextInCell.Add(_firstInCell.GetValueOrDefault(cell, -1));
        _firstInCell[cell] = index;
        return index;
    }
}
