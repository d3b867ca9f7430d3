using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Valid;

namespace QhdHomeMap.Formats.Tiles;

/// <summary>What a shape is made of, as the encoding numbers it.</summary>
internal enum ShapeKind : byte
{
    Empty = 0,
    Points = 1,
    Lines = 2,
    Areas = 3,
}

/// <summary>
/// The shapes of a layer on the unit square of <see cref="WebMercator"/>, one after the other in flat arrays, each point with its
/// <see cref="Significance"/>. A part is a point, a line, or a ring whose first point is repeated at its end.
/// </summary>
internal sealed class ShapeStore
{
    private readonly List<double> _x = [];
    private readonly List<double> _y = [];
    private readonly List<int> _partStarts = [0];
    private readonly List<bool> _isHole = [];
    private readonly List<int> _shapeStarts = [0];
    private readonly List<ShapeKind> _kinds = [];
    private readonly float[] _significance;
    private readonly double[] _xs;
    private readonly double[] _ys;

    /// <exception cref="ArgumentException">A collection of different kinds, or a coordinate that is no number.</exception>
    public ShapeStore(IEnumerable<Geometry> shapes)
    {
        foreach (var shape in shapes)
        {
            _kinds.Add(Add(shape));
            _shapeStarts.Add(_isHole.Count);
        }

        (_xs, _ys) = ([.. _x], [.. _y]);
        _x.Clear();
        _y.Clear();
        _significance = new float[_xs.Length];
        for (var part = 0; part < _isHole.Count; part++)
        {
            var (at, count) = (_partStarts[part], _partStarts[part + 1] - _partStarts[part]);
            Significance.Fill(_xs.AsSpan(at, count), _ys.AsSpan(at, count), _significance.AsSpan(at, count));
        }
    }

    public int Count => _kinds.Count;

    public ShapeKind KindOf(int shape) => _kinds[shape];

    public (int First, int End) PartsOf(int shape) => (_shapeStarts[shape], _shapeStarts[shape + 1]);

    public bool IsHole(int part) => _isHole[part];

    /// <summary>Where a part begins, which is all of a point.</summary>
    public (double X, double Y) StartOf(int part) => (_xs[_partStarts[part]], _ys[_partStarts[part]]);

    /// <summary>The points of a part that are more significant than a tolerance, in a tile's units, instead of what was in the list.</summary>
    public void Place(int part, in TileView view, float tolerance, List<(double X, double Y)> into)
    {
        into.Clear();
        for (var i = _partStarts[part]; i < _partStarts[part + 1]; i++)
        {
            if (_significance[i] > tolerance)
            {
                into.Add((view.X(_xs[i]), view.Y(_ys[i])));
            }
        }
    }

    /// <summary>The box of a shape that has parts.</summary>
    public Envelope BoxOf(int shape)
    {
        var box = new Envelope();
        for (var i = _partStarts[_shapeStarts[shape]]; i < _partStarts[_shapeStarts[shape + 1]]; i++)
        {
            box.ExpandToInclude(_xs[i], _ys[i]);
        }

        return box;
    }

    private ShapeKind Add(Geometry shape)
    {
        var kind = shape switch
        {
            { IsEmpty: true } => ShapeKind.Empty,
            Point or MultiPoint => ShapeKind.Points,
            LineString or MultiLineString => ShapeKind.Lines,
            Polygon or MultiPolygon => ShapeKind.Areas,
            _ => throw new ArgumentException($"A {shape.GeometryType} is of no one kind.", nameof(shape)),
        };
        var sound = kind == ShapeKind.Areas && !new IsValidOp(Finite(shape)).IsValid ? GeometryFixer.Fix(shape) : shape;
        for (var i = 0; i < sound.NumGeometries; i++)
        {
            AddOne(sound.GetGeometryN(i));
        }

        return kind;
    }

    private void AddOne(Geometry one)
    {
        switch (one)
        {
            case { IsEmpty: true }:
                break;
            case Polygon area:
                AddPart(area.Shell.CoordinateSequence, isHole: false);
                foreach (var hole in area.Holes)
                {
                    AddPart(hole.CoordinateSequence, isHole: true);
                }
                break;
            case LineString line:
                AddPart(line.CoordinateSequence, isHole: false);
                break;
            case Point point:
                AddPart(point.CoordinateSequence, isHole: false);
                break;
        }
    }

    private void AddPart(CoordinateSequence points, bool isHole)
    {
        for (var i = 0; i < points.Count; i++)
        {
            var (lon, lat) = (points.GetX(i), points.GetY(i));
            if (!double.IsFinite(lon) || !double.IsFinite(lat))
            {
                throw new ArgumentException($"({lon}, {lat}) is no place.", nameof(points));
            }
            _x.Add(WebMercator.X(lon));
            _y.Add(WebMercator.Y(lat));
        }

        _isHole.Add(isHole);
        _partStarts.Add(_x.Count);
    }

    /// <summary>Validity is not asked of coordinates that are no numbers: repairing would drop them silently.</summary>
    private static Geometry Finite(Geometry shape) =>
        Array.TrueForAll(shape.Coordinates, c => double.IsFinite(c.X) && double.IsFinite(c.Y))
            ? shape
            : throw new ArgumentException("An area has a coordinate that is no number.", nameof(shape));
}
