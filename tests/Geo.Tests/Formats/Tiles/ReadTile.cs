using NetTopologySuite.Geometries;
using QhdHomeMap.Formats.Tiles;
using MapboxTile = NetTopologySuite.IO.VectorTiles.Mapbox.Tile;

namespace QhdHomeMap.Geo.Tests.Formats.Tiles;

/// <summary>A feature as a tile holds it, on the tile's grid.</summary>
internal sealed record DrawnFeature(ulong Id, Geometry Shape, IReadOnlyDictionary<string, object> Properties)
{
    public long Count => (long)(ulong)Properties[TileSet.CountKey];
}

/// <summary>Reads tiles by another library's description of the format, and the pen's commands as the specification tells them.</summary>
internal static class ReadTile
{
    public static readonly GeometryFactory Grid = new();

    public static MapboxTile Raw(byte[] tile) => ProtoBuf.Serializer.Deserialize<MapboxTile>(new MemoryStream(tile));

    public static List<DrawnFeature> Features(byte[] tile)
    {
        var layers = Raw(tile).Layers;
        return layers.Count == 0 ? [] : Features(Assert.Single(layers));
    }

    public static List<DrawnFeature> Features(MapboxTile.Layer layer) =>
        [
            .. layer.Features.Select(feature => new DrawnFeature(
                feature.Id,
                ShapeOf(feature),
                feature
                    .Tags.Chunk(2)
                    .ToDictionary(tag => layer.Keys[(int)tag[0]], tag => ValueOf(layer.Values[(int)tag[1]]))
            )),
        ];

    public static TileAddress At(int z, int x, int y)
    {
        Assert.True(TileAddress.TryOf(z, x, y, out var address));
        return address;
    }

    private static object ValueOf(MapboxTile.Value value) =>
        value.HasStringValue ? value.StringValue
        : value.HasDoubleValue ? value.DoubleValue
        : value.HasUIntValue ? value.UintValue
        : value.HasSIntValue ? value.SintValue
        : value.BoolValue;

    private static Geometry ShapeOf(MapboxTile.Feature feature)
    {
        var paths = PathsOf(feature.Geometry);
        return feature.Type switch
        {
            MapboxTile.GeomType.Point => Grid.CreateMultiPointFromCoords([.. Assert.Single(paths)]),
            MapboxTile.GeomType.LineString => Grid.CreateMultiLineString([
                .. paths.Select(path => Grid.CreateLineString([.. path])),
            ]),
            _ => Areas(paths),
        };
    }

    /// <summary>A ring that turns clockwise on the screen begins ground; the others are holes in it.</summary>
    private static MultiPolygon Areas(List<List<Coordinate>> paths)
    {
        var polygons = new List<(LinearRing Shell, List<LinearRing> Holes)>();
        foreach (var path in paths)
        {
            var ring = Grid.CreateLinearRing([.. path, path[0]]);
            if (NetTopologySuite.Algorithm.Area.OfRingSigned(ring.CoordinateSequence) < 0) // counter-clockwise with y upwards
                polygons.Add((ring, []));
            else
                polygons[^1].Holes.Add(ring);
        }
        return Grid.CreateMultiPolygon([.. polygons.Select(p => Grid.CreatePolygon(p.Shell, [.. p.Holes]))]);
    }

    private static List<List<Coordinate>> PathsOf(List<uint> commands)
    {
        var paths = new List<List<Coordinate>>();
        var (x, y) = (0, 0);
        for (var at = 0; at < commands.Count; )
        {
            var (command, count) = (commands[at] & 7, commands[at] >> 3);
            at++;
            if (command == 7)
                continue;
            if (command == 1)
                paths.Add([]);
            for (; count > 0; count--, at += 2)
            {
                (x, y) = (x + Signed(commands[at]), y + Signed(commands[at + 1]));
                paths[^1].Add(new(x, y));
            }
        }
        return paths;
    }

    private static int Signed(uint zigZag) => (int)(zigZag >> 1) ^ -(int)(zigZag & 1);
}
