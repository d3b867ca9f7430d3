using System.Text.Json;
using NetTopologySuite.Geometries;

namespace QhdHomeMap.Cli.Roads;

/// <summary>Polygons as GeoJSON (RFC 7946), to the last digit: rounded, slivers would cross themselves.</summary>
internal static class AreaJson
{
    public static void Write(Utf8JsonWriter json, Geometry shape)
    {
        json.WriteStartObject();
        json.WriteString("type", shape.GeometryType);
        json.WriteStartArray("coordinates");
        if (shape is Polygon polygon)
        {
            WriteRings(json, polygon);
        }
        else
        {
            foreach (var part in ((MultiPolygon)shape).Geometries.Cast<Polygon>())
            {
                json.WriteStartArray();
                WriteRings(json, part);
                json.WriteEndArray();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRings(Utf8JsonWriter json, Polygon polygon)
    {
        if (polygon.IsEmpty)
        {
            return;
        }

        foreach (var ring in polygon.Holes.Prepend(polygon.Shell))
        {
            json.WriteStartArray();
            foreach (var point in ring.Coordinates)
            {
                json.WriteStartArray();
                json.WriteNumberValue(point.X);
                json.WriteNumberValue(point.Y);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }
    }
}
