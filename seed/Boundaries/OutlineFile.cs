using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.IO.Converters;
using NetTopologySuite.Operation.Valid;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Boundaries;

/// <summary>A feature of a file of outlines.</summary>
/// <param name="Number">Which of the file's, from 1.</param>
/// <param name="Words">Its properties that are plain texts or numbers, by name.</param>
/// <param name="Outline">Its ground; null when it has none that could be used.</param>
/// <param name="Fault">Why it has none.</param>
/// <param name="IsRepaired">Whether rings crossed themselves and were put right.</param>
internal sealed record OutlineFeature(
    int Number,
    IReadOnlyDictionary<string, string> Words,
    MultiPolygon? Outline,
    Reason? Fault,
    bool IsRepaired
);

/// <summary>Reads polygons with their properties from a GeoJSON file in WGS-84.</summary>
internal static class OutlineFile
{
    public const long MaxBytes = 50L * 1024 * 1024;

    /// <summary>A repair that changes the ground by more than so much of it is none.</summary>
    private const double MostChanged = 0.001;

    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    private static readonly JsonSerializerOptions GeoJson = new()
    {
        Converters = { new GeoJsonConverterFactory(Factory) },
    };

    /// <exception cref="ImportException">It is no GeoJSON feature collection, or too large.</exception>
    public static IReadOnlyList<OutlineFeature> Read(string path)
    {
        using var stream = File.OpenRead(path);
        if (stream.Length > MaxBytes)
        {
            throw new ImportException(
                "file_too_large",
                $"文件超过 {MaxBytes / 1024 / 1024} MB，不予导入。请先简化边界。"
            );
        }
        FeatureCollection? features;
        try
        {
            features = JsonSerializer.Deserialize<FeatureCollection>(stream, GeoJson);
        }
        // What the converter throws for JSON of another shape, or rings that do not close.
        catch (Exception e)
            when (e
                    is JsonException
                        or ArgumentException
                        or InvalidOperationException
                        or FormatException
                        or NullReferenceException
                        or InvalidCastException
            )
        {
            throw new ImportException(
                "not_geojson",
                $"这不是完好的 GeoJSON 要素集合（FeatureCollection）：{e.Message}"
            );
        }
        return features is { Count: > 0 }
            ? [.. features.Select((feature, i) => FeatureOf(feature, i + 1))]
            : throw new ImportException("no_rows", "文件里没有要素。");
    }

    private static OutlineFeature FeatureOf(IFeature feature, int number)
    {
        var (outline, fault, isRepaired) = OutlineOf(feature.Geometry);
        return new(number, WordsOf(feature.Attributes), outline, fault, isRepaired);
    }

    private static Dictionary<string, string> WordsOf(IAttributesTable? attributes)
    {
        var words = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in attributes?.GetNames() ?? [])
        {
            if (attributes![name] is string or int or long or double or decimal)
            {
                words[name] = Convert.ToString(attributes[name], System.Globalization.CultureInfo.InvariantCulture)!;
            }
        }
        return words;
    }

    private static (MultiPolygon? Outline, Reason? Fault, bool IsRepaired) OutlineOf(Geometry? geometry)
    {
        if (geometry is not (Polygon or MultiPolygon) || geometry.IsEmpty)
        {
            return (null, OutlineReasons.NotPolygon(), false);
        }
        if (geometry.Coordinates.Any(point => !(Math.Abs(point.X) <= 180 && Math.Abs(point.Y) <= 90)))
        {
            return (null, OutlineReasons.OffEarth(), false);
        }
        var check = new IsValidOp(geometry);
        if (check.IsValid)
        {
            return (AsMany(geometry), null, false);
        }
        var repaired = GeometryFixer.Fix(geometry);
        var isSmall = Math.Abs(repaired.Area - Math.Abs(geometry.Area)) <= MostChanged * repaired.Area;
        return repaired is Polygon or MultiPolygon && !repaired.IsEmpty && isSmall
            ? (AsMany(repaired), null, true)
            : (null, OutlineReasons.Invalid(check.ValidationError.Coordinate), false);
    }

    private static MultiPolygon AsMany(Geometry geometry) =>
        (MultiPolygon)
            Factory.CreateGeometry(geometry is Polygon polygon ? Factory.CreateMultiPolygon([polygon]) : geometry);
}

/// <summary>The reasons to refuse an outline, with their codes and Chinese texts.</summary>
internal static class OutlineReasons
{
    public static Reason NotPolygon() => new("geometry_not_polygon", "不是面（Polygon 或 MultiPolygon）。");

    public static Reason OffEarth() =>
        new("coordinate_out_of_range", "有的坐标不是经纬度。GeoJSON 的坐标应是 WGS-84 的经度、纬度。");

    public static Reason Invalid(Coordinate at) =>
        new(
            "outline_invalid",
            FormattableString.Invariant(
                $"边界在经度 {at.X:0.00000}、纬度 {at.Y:0.00000} 处自相交，修不好：请在制图软件里改正。"
            )
        );

    public static Reason Unknown() =>
        new(
            "outline_unknown",
            "认不出是哪个县区或乡镇街道：要有 code（6 位或 9 位代码），乡镇街道也可以用 name 和 area。"
        );

    public static Reason NameContradicts(string code, string known) =>
        new("name_contradicts_code", $"代码 {code} 是{known}，与名称不符：请改正其中一个。");

    public static Reason Ambiguous() => new("outline_ambiguous", "有几个同名的乡镇街道：请写 code，或加上 area。");

    public static Reason Zone(string name) =>
        new("outline_zone", $"{name}在本系统里没有自己的边界：它的阵地算在所在县区里，导入它会使点落在两个县区。");

    public static Reason Repeated(int number) => new("row_repeated", $"与第 {number} 个要素说的是同一个地方。");

    public static Reason Elsewhere(double shareInside) =>
        new(
            "outline_elsewhere",
            FormattableString.Invariant(
                $"只有 {shareInside * 100:0}% 落在原来的范围里：多半不是 WGS-84，或不是这个地方。"
            )
        );
}
