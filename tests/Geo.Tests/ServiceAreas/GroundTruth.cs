using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Geo.Tests.ServiceAreas;

/// <summary>
/// The plain reference: the nearest road point by measuring to every piece of every usable road, in a plane around the point asked
/// for. Between two points a road is straight in the Mercator plane; in the plane around a place that is told by points at most 100 m
/// apart, within 0.2 mm. With the radii of curvature in the middle between the two, it is good to a micrometre within a hundred metres.
/// </summary>
internal sealed class GroundTruth(RoadNetwork network, TravelProfile profile)
{
    private const double A = 6378137;
    private const double FarDegrees = 0.002;
    private const double E2 = 0.0066943799901413165;

    private readonly Wgs84[][] _lines =
    [
        .. Enumerable
            .Range(0, network.Edges.Length)
            .Select(e => Parted([.. Enumerable.Range(0, network.PointCount(e)).Select(i => network.Point(e, i))])),
    ];

    public static (double X, double Y) Offset(Wgs84 from, Wgs84 to)
    {
        var lat = double.DegreesToRadians((from.Lat + to.Lat) / 2);
        var w2 = 1 - (E2 * Math.Sin(lat) * Math.Sin(lat));
        return (
            A / Math.Sqrt(w2) * Math.Cos(lat) * double.DegreesToRadians(to.Lon - from.Lon),
            A * (1 - E2) / (w2 * Math.Sqrt(w2)) * double.DegreesToRadians(to.Lat - from.Lat)
        );
    }

    private static Wgs84[] Parted(Wgs84[] line)
    {
        const double longestM = 100;
        var parted = line.Take(1).ToList();
        foreach (var (from, to) in line.Zip(line.Skip(1)))
        {
            var (a, b) = (Mercator.ToPlane(from), Mercator.ToPlane(to));
            var parts = Math.Ceiling(LengthM([from, to]) / longestM);
            for (var part = 1; part < parts; part++)
                parted.Add(
                    Mercator.ToWgs84(new(a.X + ((b.X - a.X) * part / parts), a.Y + ((b.Y - a.Y) * part / parts)))
                );
            parted.Add(to);
        }
        return [.. parted];
    }

    public static double LengthM(Wgs84[] line)
    {
        var sum = 0d;
        for (var i = 1; i < line.Length; i++)
        {
            var (x, y) = Offset(line[i - 1], line[i]);
            sum += Math.Sqrt((x * x) + (y * y));
        }
        return sum;
    }

    /// <summary>All nearest road points, those up to <paramref name="tieM"/> farther too, within about 200 m.</summary>
    public List<RoadPoint> Nearest(Wgs84 place, double tieM)
    {
        var found = new List<RoadPoint>();
        for (var edge = 0; edge < _lines.Length; edge++)
        {
            var road = network.Edges[edge];
            if (profile.MayUse(road))
                Measure(place, edge, found);
        }

        var least = found.Count == 0 ? 0 : found.Min(p => p.DistanceM);
        return [.. found.Where(p => p.DistanceM <= least + tieM)];
    }

    private void Measure(Wgs84 place, int edge, List<RoadPoint> found)
    {
        var line = _lines[edge];
        if (line.Min(p => p.Lat) - place.Lat > FarDegrees || place.Lat - line.Max(p => p.Lat) > FarDegrees)
            return;
        var (along, lengthM) = (0d, LengthM(line));
        var points = Array.ConvertAll(line, p => Offset(place, p));
        for (var i = 1; i < line.Length; i++)
        {
            var ((ax, ay), (bx, by)) = (points[i - 1], points[i]);
            var (dx, dy) = (bx - ax, by - ay);
            var squared = (dx * dx) + (dy * dy);
            var share = squared == 0 ? 0 : Math.Clamp(-((ax * dx) + (ay * dy)) / squared, 0, 1);
            var (fx, fy) = (ax + (share * dx), ay + (share * dy));
            var distance = Math.Sqrt((fx * fx) + (fy * fy));
            if (distance < 200)
                found.Add(
                    new RoadPoint(
                        edge,
                        lengthM == 0 ? 0 : (along + (share * Math.Sqrt(squared))) / lengthM,
                        place,
                        distance
                    )
                );
            along += Math.Sqrt(squared);
        }
    }
}
