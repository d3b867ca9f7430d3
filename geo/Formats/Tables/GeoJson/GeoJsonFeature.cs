using System.Text.Json;

namespace QhdHomeMap.Formats.Tables.GeoJson;

/// <summary>Takes one feature apart into the cells of a row.</summary>
internal static class GeoJsonFeature
{
    public const string Longitude = "lon";
    public const string Latitude = "lat";

    /// <summary>The column of a property; the names of the coordinates' columns are taken.</summary>
    public static string ColumnOf(JsonProperty property)
    {
        var name = TableText.Trim(property.Name);
        var isTaken = name.ToLowerInvariant() is Longitude or Latitude;
        return isTaken ? $"properties.{name}" : name;
    }

    /// <summary>The properties of a feature that has some.</summary>
    public static JsonElement? PropertiesOf(JsonElement feature) =>
        Member(feature, "properties") is { ValueKind: JsonValueKind.Object } properties ? properties : null;

    /// <summary>Writes position and properties into the columns; what cannot be written becomes a trouble.</summary>
    public static void Write(JsonElement feature, RawRow row, IReadOnlyDictionary<string, int> columns)
    {
        var properties = PropertiesOf(feature);
        var isWhole =
            properties is not null || Member(feature, "properties") is null or { ValueKind: JsonValueKind.Null };
        if (StringOf(Member(feature, "type")) != "Feature" || !isWhole)
        {
            row.Flag(TableTroubles.FeatureMalformed(feature.GetRawText()));
            return;
        }
        WritePosition(Member(feature, "geometry"), row);
        if (properties is { } members)
        {
            WriteProperties(members, row, columns);
        }
    }

    private static void WritePosition(JsonElement? geometry, RawRow row)
    {
        if (geometry is not { } found || found.ValueKind == JsonValueKind.Null)
        {
            row.Flag(TableTroubles.GeometryMissing());
        }
        else if (StringOf(Member(found, "type")) is not { } type)
        {
            row.Flag(TableTroubles.GeometryMalformed(found.GetRawText()));
        }
        else if (type != "Point")
        {
            row.Flag(TableTroubles.GeometryNotPoint(type));
        }
        else if (PointOf(Member(found, "coordinates")) is not var (longitude, latitude))
        {
            row.Flag(TableTroubles.GeometryMalformed(found.GetRawText()));
        }
        else
        {
            row.Set(0, TableText.Number(longitude));
            row.Set(1, TableText.Number(latitude));
        }
    }

    /// <summary>Longitude and latitude; a height after them is of no use here.</summary>
    public static (double Longitude, double Latitude)? PointOf(JsonElement? coordinates) =>
        coordinates is { ValueKind: JsonValueKind.Array } array
        && array.GetArrayLength() >= 2
        && FiniteOf(array[0]) is { } longitude
        && FiniteOf(array[1]) is { } latitude
            ? (longitude, latitude)
            : null;

    private static void WriteProperties(JsonElement properties, RawRow row, IReadOnlyDictionary<string, int> columns)
    {
        var written = new HashSet<int>();
        foreach (var property in properties.EnumerateObject())
        {
            var column = columns[ColumnOf(property)];
            if (!written.Add(column))
            {
                row.Flag(TableTroubles.PropertyDuplicate(column, property.Value.GetRawText()));
            }
            else if (TextOf(property.Value) is { } text)
            {
                row.Set(column, text);
            }
            else
            {
                row.Set(column, property.Value.GetRawText());
                row.Flag(TableTroubles.PropertyNested(column, property.Value.GetRawText()));
            }
        }
    }

    /// <summary>
    /// A plain value, or an array of plain values with 、 between, as people write lists; null for anything deeper.
    /// </summary>
    private static string? TextOf(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return PlainTextOf(value);
        }
        var items = value.EnumerateArray().Select(PlainTextOf).ToArray();
        return Array.IndexOf(items, null) < 0 ? string.Join('、', items.Where(item => item is not "")) : null;
    }

    private static string? PlainTextOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => NumberOf(value),
            JsonValueKind.True => TableText.Boolean(true),
            JsonValueKind.False => TableText.Boolean(false),
            JsonValueKind.Null => "",
            _ => null,
        };

    /// <summary>Whole numbers are codes and telephones as often as numbers: they keep every digit.</summary>
    private static string NumberOf(JsonElement value)
    {
        var text = value.GetRawText();
        var isWhole = text.AsSpan().TrimStart('-').IndexOfAnyExceptInRange('0', '9') < 0;
        return !isWhole && FiniteOf(value) is { } number ? TableText.Number(number) : text;
    }

    private static double? FiniteOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : null;

    /// <summary>A member of an object; null where there is none.</summary>
    public static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    /// <summary>A text; null where it is anything else.</summary>
    public static string? StringOf(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
