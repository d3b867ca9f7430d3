using NetTopologySuite.Geometries;
using QhdHomeMap.Benchmarks.Roads;
using QhdHomeMap.Formats.Layers;
using QhdHomeMap.Formats.Tiles;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Geodesy;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Benchmarks.Tiles;

/// <summary>The layers of the planners' map over the grid city: what a city of this size has of each. The same on every run.</summary>
internal static class TileCity
{
    private const int OpenHomes = 27;
    private const int PlannedHomes = 60;
    private const int Cells = 5_000;
    private const int Areas = 200;
    private const double CellSideM = 160;
    private const double AreaRadiusM = 900;
    private const int AreaCorners = 400;

    public static TileLayer Homes(RoadNetwork city) =>
        new(
            "homes",
            ["name", "status"],
            [
                .. GridCity
                    .Places(city, OpenHomes + PlannedHomes, seed: 11)
                    .Select(
                        (place, i) =>
                            new TileFeature(
                                (ulong)i,
                                new Point(place.Lon, place.Lat),
                                [$"第{i}工会户外劳动者驿站", i < OpenHomes ? "open" : "planned"]
                            )
                    ),
            ]
        );

    public static TileLayer Roads(RoadNetwork city) =>
        new(
            "roads",
            ["class"],
            [
                .. city
                    .Edges.ToArray()
                    .Select(
                        (edge, i) =>
                            new TileFeature((ulong)i, Line(city, edge), [edge.Class.ToString().ToLowerInvariant()])
                    ),
            ]
        );

    /// <summary>Hexagons side by side, each with a value of 168 letters for the hours of the week.</summary>
    public static TileLayer Hexagons(RoadNetwork city)
    {
        var (random, corner) = (new Random(5), Corner(city));
        var columns = (int)Math.Sqrt(Cells);
        var features = new List<TileFeature>();
        for (var i = 0; i < Cells; i++)
        {
            var (column, row) = (i % columns, i / columns);
            var (x, y) = (1.5 * CellSideM * column, Math.Sqrt(3) * CellSideM * (row + (column % 2 * 0.5)));
            var hours = string.Create(
                168,
                random,
                (letters, from) =>
                {
                    for (var hour = 0; hour < letters.Length; hour++)
                        letters[hour] = (char)('0' + from.Next(10));
                }
            );
            features.Add(new((ulong)i, Round(corner, x, y, 6, _ => CellSideM), [hours, (long)random.Next(5, 500)]));
        }
        return new("cells", ["hours", "people"], features);
    }

    /// <summary>Areas of wavy outline that overlap, as far as one walks along the roads.</summary>
    public static TileLayer Coverage(RoadNetwork city) =>
        new(
            "coverage",
            ["home"],
            [
                .. GridCity
                    .Places(city, Areas, seed: 17)
                    .Select(
                        (place, i) =>
                            new TileFeature(
                                (ulong)i,
                                Round(Mercator.ToPlane(place), 0, 0, AreaCorners, Wave),
                                [(long)i]
                            )
                    ),
            ]
        );

    private static double Wave(int corner) =>
        AreaRadiusM * (1 + (0.2 * Math.Sin(12 * Math.Tau * corner / AreaCorners)));

    private static LineString Line(RoadNetwork city, RoadEdge edge)
    {
        var (from, to) = (city.Nodes[edge.From], city.Nodes[edge.To]);
        return new([new(from.Lon, from.Lat), new(to.Lon, to.Lat)]);
    }

    private static PlanePoint Corner(RoadNetwork city)
    {
        var nodes = city.Nodes.ToArray();
        return Mercator.ToPlane(new Wgs84(nodes.Min(n => n.Lon), nodes.Min(n => n.Lat)));
    }

    private static Polygon Round(PlanePoint from, double x, double y, int corners, Func<int, double> radiusM)
    {
        var scale = Mercator.ScaleAt(from.Y);
        var ring = new Coordinate[corners + 1];
        for (var i = 0; i < corners; i++)
        {
            var (sin, cos) = Math.SinCos(Math.Tau * i / corners);
            var place = Mercator.ToWgs84(
                new(from.X + (scale * (x + (radiusM(i) * cos))), from.Y + (scale * (y + (radiusM(i) * sin))))
            );
            ring[i] = new(place.Lon, place.Lat);
        }
        ring[corners] = ring[0];
        return new(new LinearRing(ring));
    }
}
