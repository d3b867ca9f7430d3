using System.Text.Encodings.Web;
using System.Text.Json;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace QhdHomeMap.Formats.Layers;

/// <summary>
/// Writes layers as one GeoJSON feature collection: coordinates in WGS84 with seven decimals (a centimetre), rings turned as RFC 7946 wants
/// them. Members of its own say the datum, the time, the remarks and the layers with their columns' titles, and on every feature of which
/// <c>layer</c> it is.
/// </summary>
public static class GeoJsonLayerWriter
{
    private const int Decimals = 7;

    /// <summary>Writes the collection. O(n); the same bytes for the same layers.</summary>
    /// <param name="stream">Where to write; left open.</param>
    /// <param name="document">What the file says of itself.</param>
    /// <param name="layers">The layers.</param>
    /// <exception cref="ArgumentException">Two layers of one name.</exception>
    public static void Write(Stream stream, LayerDocument document, IReadOnlyList<FeatureLayer> layers)
    {
        FeatureLayer.RequireOwnNames(layers);
        using var json = new Utf8JsonWriter(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteString("datum", "wgs84");
        json.WriteString("title", document.Title);
        json.WriteString("asOf", document.AsOfUtc);
        WriteTexts(json, "remarks", document.Remarks.Select(remark => (remark.Name, remark.Text)));
        WriteLayers(json, layers);
        json.WriteStartArray("features");
        foreach (var layer in layers)
        {
            foreach (var feature in layer.Features)
            {
                WriteFeature(json, layer, feature);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLayers(Utf8JsonWriter json, IReadOnlyList<FeatureLayer> layers)
    {
        json.WriteStartArray("layers");
        foreach (var layer in layers)
        {
            json.WriteStartObject();
            json.WriteString("name", layer.Name);
            json.WriteString("title", layer.Title);
            WriteTexts(json, "columns", layer.Columns.Select(column => (column.Name, column.Title)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>An array of names and texts: a name may stand twice, and the order is kept.</summary>
    private static void WriteTexts(Utf8JsonWriter json, string member, IEnumerable<(string Name, string Text)> texts)
    {
        json.WriteStartArray(member);
        foreach (var (name, text) in texts)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("text", text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFeature(Utf8JsonWriter json, FeatureLayer layer, LayerFeature feature)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("layer", layer.Name);
        json.WriteNumber("id", feature.Id);
        json.WriteStartObject("properties");
        foreach (var (column, value) in layer.Columns.Zip(feature.Values))
        {
            json.WritePropertyName(column.Name);
            WriteValue(json, value);
        }

        json.WriteEndObject();
        json.WritePropertyName("geometry");
        WriteShape(json, feature.Shape);
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, FieldValue value)
    {
        switch (value.Type)
        {
            case FieldType.Text:
                json.WriteStringValue(value.Text);
                break;
            case FieldType.Whole:
                json.WriteNumberValue(value.Whole);
                break;
            case FieldType.Number:
                json.WriteNumberValue(value.Number);
                break;
            case FieldType.Boolean:
                json.WriteBooleanValue(value.Boolean);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static void WriteShape(Utf8JsonWriter json, Geometry shape)
    {
        json.WriteStartObject();
        json.WriteString("type", shape is LinearRing ? "LineString" : shape.GeometryType);
        json.WritePropertyName("coordinates");
        if (shape is GeometryCollection several)
        {
            json.WriteStartArray();
            Array.ForEach(several.Geometries, one => WriteCoordinates(json, one));
            json.WriteEndArray();
        }
        else
        {
            WriteCoordinates(json, shape);
        }
        json.WriteEndObject();
    }

    private static void WriteCoordinates(Utf8JsonWriter json, Geometry shape)
    {
        switch (shape)
        {
            case Point point:
                WritePlace(json, point.Coordinate);
                break;
            case LineString line:
                WritePlaces(json, line.Coordinates);
                break;
            case Polygon polygon:
                json.WriteStartArray();
                WriteRing(json, polygon.Shell, isCounterClockwise: true);
                Array.ForEach(polygon.Holes, hole => WriteRing(json, hole, isCounterClockwise: false));
                json.WriteEndArray();
                break;
        }
    }

    private static void WriteRing(Utf8JsonWriter json, LinearRing ring, bool isCounterClockwise)
    {
        var places = ring.Coordinates;
        WritePlaces(json, Orientation.IsCCW(ring.CoordinateSequence) == isCounterClockwise ? places : places.Reverse());
    }

    private static void WritePlaces(Utf8JsonWriter json, IEnumerable<Coordinate> places)
    {
        json.WriteStartArray();
        foreach (var place in places)
        {
            WritePlace(json, place);
        }

        json.WriteEndArray();
    }

    private static void WritePlace(Utf8JsonWriter json, Coordinate place)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(place.X, Decimals) + 0.0); // no negative zero
        json.WriteNumberValue(Math.Round(place.Y, Decimals) + 0.0);
        json.WriteEndArray();
    }
}
