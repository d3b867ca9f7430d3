using System.Text.Json;
using QhdHomeMap.Formats.Tables;
using QhdHomeMap.Formats.Tables.GeoJson;

namespace QhdHomeMap.Formats.Roads.Lines;

/// <summary>Reads the lines of a GeoJSON feature collection (RFC 7946), from memory, one feature at a time.</summary>
internal static class GeoJsonRoads
{
    private const long MaxBytes = 1024L * 1024 * 1024;

    public static RoadsFound Read(Stream file, RoadReading reading)
    {
        if (file.Length == 0)
        {
            throw RoadErrors.FileEmpty();
        }

        if (file.Length > MaxBytes)
        {
            throw RoadErrors.FileTooLarge(MaxBytes);
        }

        var document = Open(file);
        var roads = new LineCollector(reading);
        for (var i = 0; i < document.Count; i++)
        {
            reading.Cancellation.ThrowIfCancellationRequested();
            using var feature = document.Feature(i);
            ReadFeature(feature.RootElement, i + 1, roads);
            reading.Report(file.Length * (i + 1) / document.Count, file.Length);
        }

        return roads.ToRoads();
    }

    private static GeoJsonDocument Open(Stream file)
    {
        try
        {
            return GeoJsonDocument.Read(file, TableLimits.Default);
        }
        catch (TableFileException refusal)
        {
            throw RoadErrors.Of(refusal);
        }
    }

    private static void ReadFeature(JsonElement feature, int number, LineCollector roads)
    {
        roads.BeginFeature();
        if (GeoJsonFeature.PropertiesOf(feature) is { } properties)
        {
            foreach (var property in properties.EnumerateObject())
            {
                roads.SetAttribute(property.Name, property.Value.ToString());
            }
        }

        roads.Judge();
        if (GeoJsonFeature.Member(feature, "geometry") is { ValueKind: JsonValueKind.Object } geometry)
        {
            ReadGeometry(geometry, number, roads);
        }

        roads.EndFeature();
    }

    private static void ReadGeometry(JsonElement geometry, int number, LineCollector roads)
    {
        if (GeoJsonFeature.Member(geometry, "coordinates") is not { ValueKind: JsonValueKind.Array } coordinates)
        {
            return;
        }

        switch (GeoJsonFeature.StringOf(GeoJsonFeature.Member(geometry, "type")))
        {
            case "LineString":
                ReadLine(coordinates, number, roads);
                break;
            case "MultiLineString":
                foreach (var line in coordinates.EnumerateArray())
                {
                    ReadLine(line, number, roads);
                }

                break;
        }
    }

    private static void ReadLine(JsonElement line, int number, LineCollector roads)
    {
        if (line.ValueKind != JsonValueKind.Array)
        {
            throw RoadErrors.NotALine(number);
        }

        foreach (var position in line.EnumerateArray())
        {
            var (x, y) = GeoJsonFeature.PointOf(position) ?? throw RoadErrors.NotALine(number);
            roads.AddPoint(x, y, number);
        }

        roads.EndLine();
    }
}
