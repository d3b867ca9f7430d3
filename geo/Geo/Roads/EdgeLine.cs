using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;

namespace QhdHomeMap.Geo.Roads;

/// <summary>
/// An edge's line, straight in degrees from point to point, with the metres along it: between its points and fractions of its length
/// as <see cref="RoadPoint.Fraction"/> counts them.
/// </summary>
public sealed class EdgeLine
{
    private readonly RoadNetwork _network;
    private readonly int _edge;
    private readonly double[] _alongM;

    /// <summary>Measures the line. O(points).</summary>
    public EdgeLine(RoadNetwork network, int edge)
    {
        (_network, _edge, _alongM) = (network, edge, new double[network.PointCount(edge)]);
        var before = Ecef.FromWgs84(network.Point(edge, 0));
        for (var i = 1; i < _alongM.Length; i++)
        {
            var next = Ecef.FromWgs84(network.Point(edge, i));
            _alongM[i] = _alongM[i - 1] + ShortGeodesic.DistanceM(before, next);
            before = next;
        }
    }

    /// <summary>How many straight pieces it has.</summary>
    public int SegmentCount => _alongM.Length - 1;

    /// <summary>Where a point of it is: 0 to <see cref="SegmentCount"/>.</summary>
    public Wgs84 Point(int index) => _network.Point(_edge, index);

    /// <summary>The fraction of the line at a share of one of its pieces, both 0 to 1; 0 on a line without length. O(1).</summary>
    public double FractionAt(int segment, double share)
    {
        var wholeM = _alongM[^1];
        var (from, to) = (_alongM[segment], _alongM[segment + 1]);
        return wholeM > 0 ? (from + ((to - from) * share)) / wholeM : 0;
    }

    /// <summary>The point at a fraction of the line, 0 to 1. O(log points).</summary>
    public Wgs84 At(double fraction)
    {
        var wantedM = fraction * _alongM[^1];
        var found = Array.BinarySearch(_alongM, wantedM);
        var segment = Math.Clamp((found < 0 ? ~found : found) - 1, 0, SegmentCount - 1);
        var (fromM, toM) = (_alongM[segment], _alongM[segment + 1]);
        var share = toM > fromM ? (wantedM - fromM) / (toM - fromM) : 0;
        var (from, to) = (Point(segment), Point(segment + 1));
        return share >= 1
            ? to
            : new(from.Lon + ((to.Lon - from.Lon) * share), from.Lat + ((to.Lat - from.Lat) * share));
    }
}
