using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Roads;

/// <summary>
/// Makes a network of ways. A point becomes a node where a way begins or ends, where ways meet and where a way meets itself; the other
/// points are the shape of the edges between. Lengths are geodesic, from point to point. Points repeated in a row are one; an edge of
/// length 0 stays where it joins two nodes and goes where it leads back to its own; loops stay.
/// <para>
/// Nodes are numbered along a Hilbert curve over their extent, so that what is near is near in memory too; edges go by the node where
/// they begin, and among those as their ways do. O(n log n) for n points, and the same whatever the number of threads.
/// </para>
/// </summary>
public sealed class RoadNetworkBuilder
{
    private readonly RoadWays _ways;
    private readonly int[] _nodes;
    private readonly int[] _nodeOf;
    private readonly RoadPieces.Piece[] _pieces;

    private RoadNetworkBuilder(RoadWays ways, List<RoadPieces.Piece> pieces)
    {
        _ways = ways;
        _nodeOf = new int[ways.Points.Length];
        _nodes = NumberNodes(pieces);
        _pieces = OrderByNode(pieces);
    }

    /// <summary>The network of these ways, and what became of them.</summary>
    /// <param name="ways">The ways; those of <see cref="RoadAccess.None"/> have no use and had better be left out before.</param>
    /// <param name="clip">Keeps only what is in this area; null keeps all.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    public static RoadBuild Build(RoadWays ways, RoadClip? clip = null, CancellationToken cancellation = default)
    {
        var pieces = RoadPieces.Of(ways, clip);
        cancellation.ThrowIfCancellationRequested();
        var builder = new RoadNetworkBuilder(ways, pieces.All);
        return new(builder.Assemble(cancellation), pieces.Drops);
    }

    /// <summary>The points that are nodes, along the curve; leaves the number of each in the table.</summary>
    private int[] NumberNodes(List<RoadPieces.Piece> pieces)
    {
        Array.Fill(_nodeOf, -1);
        var nodes = new List<int>();
        foreach (var piece in pieces)
        {
            foreach (var point in (ReadOnlySpan<int>)[_ways.Line[piece.First], _ways.Line[piece.Last]])
            {
                if (_nodeOf[point] < 0)
                {
                    _nodeOf[point] = 0;
                    nodes.Add(point);
                }
            }
        }

        // Degrees do: the curve asks for no unit.
        nodes.Sort();
        PlanePoint[] places =
        [
            .. nodes.Select(point => new PlanePoint(_ways.Points[point].Lon, _ways.Points[point].Lat)),
        ];
        var ordered = Array.ConvertAll(new HilbertCurve(places).Order(places), i => nodes[i]);
        for (var i = 0; i < ordered.Length; i++)
        {
            _nodeOf[ordered[i]] = i;
        }

        return ordered;
    }

    /// <summary>Counts and deals, which keeps the order of ways among the edges of a node.</summary>
    private RoadPieces.Piece[] OrderByNode(List<RoadPieces.Piece> pieces)
    {
        var place = new int[_nodes.Length + 1];
        foreach (var piece in pieces)
        {
            place[FromOf(piece) + 1]++;
        }

        for (var i = 0; i < _nodes.Length; i++)
        {
            place[i + 1] += place[i];
        }

        var ordered = new RoadPieces.Piece[pieces.Count];
        foreach (var piece in pieces)
        {
            ordered[place[FromOf(piece)]++] = piece;
        }

        return ordered;
    }

    private int FromOf(RoadPieces.Piece piece) => _nodeOf[_ways.Line[piece.First]];

    private RoadNetwork Assemble(CancellationToken cancellation)
    {
        var (places, ids) = (new Wgs84[_nodes.Length], new long[_nodes.Length]);
        for (var i = 0; i < _nodes.Length; i++)
        {
            (places[i], ids[i]) = (_ways.Points[_nodes[i]], _ways.PointIds[_nodes[i]]);
        }

        var edges = new RoadEdge[_pieces.Length];
        var shapeStart = new int[_pieces.Length + 1];
        var shape = new Wgs84[_pieces.Sum(piece => piece.Last - piece.First - 1)];
        var names = new RoadNames();
        for (var i = 0; i < edges.Length; i++)
        {
            if (i % 4096 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            shapeStart[i + 1] = shapeStart[i];
            var lengthM = Draw(_pieces[i], shape, ref shapeStart[i + 1]);
            edges[i] = EdgeOf(_pieces[i], lengthM, names);
        }

        // Shorter where points were repeated.
        Array.Resize(ref shape, shapeStart[^1]);
        return new(places, ids, edges, shapeStart, shape, names.ToArray());
    }

    private RoadEdge EdgeOf(RoadPieces.Piece piece, double lengthM, RoadNames names)
    {
        var way = _ways.Ways[piece.Way];
        return new(
            FromOf(piece),
            _nodeOf[_ways.Line[piece.Last]],
            (way.Access & (RoadAccess.WalkForward | RoadAccess.CycleForward)) != 0 ? lengthM : double.PositiveInfinity,
            (way.Access & (RoadAccess.WalkBackward | RoadAccess.CycleBackward)) != 0
                ? lengthM
                : double.PositiveInfinity,
            names.IndexOf(_ways.Names[way.Name]),
            way.Class,
            way.Access
        );
    }

    /// <summary>Writes the points between the two ends; answers the metres along all of them.</summary>
    private double Draw(RoadPieces.Piece piece, Wgs84[] shape, ref int end)
    {
        var points = _ways.Points;
        var line = _ways.Line;
        var last = points[line[piece.First]];
        var (from, lengthM, begin) = (Ecef.FromWgs84(last), 0.0, end);
        for (var i = piece.First + 1; i <= piece.Last; i++)
        {
            var point = points[line[i]];
            if (point == last)
            {
                continue;
            }

            var to = Ecef.FromWgs84(point);
            lengthM += ShortGeodesic.DistanceM(in from, in to);
            (from, last) = (to, point);
            if (i < piece.Last)
            {
                shape[end++] = point;
            }
        }

        // A last point that stands where the edge ends is that end.
        if (end > begin && shape[end - 1] == points[line[piece.Last]])
        {
            end--;
        }

        return lengthM;
    }
}
