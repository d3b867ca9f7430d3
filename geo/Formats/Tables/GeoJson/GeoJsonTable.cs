using System.Text.Json;

namespace QhdHomeMap.Formats.Tables.GeoJson;

/// <summary>
/// A collection of points as a table: columns lon and lat from the geometry, then every property name in the order of
/// its first appearance; a property that is itself called lon or lat becomes properties.lon. Other members of features
/// are ignored.
/// </summary>
/// <remarks>
/// The names are known only when all features are seen, so the bytes stay in memory, which the size limit allows;
/// features are taken apart one at a time, once for their names and once for their row.
/// </remarks>
internal sealed class GeoJsonTable : ITable
{
    private readonly GeoJsonDocument _document;
    private readonly TableLimits _limits;
    private readonly List<string> _headers = [GeoJsonFeature.Longitude, GeoJsonFeature.Latitude];
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);
    private int _featuresRead;

    private GeoJsonTable(GeoJsonDocument document, TableLimits limits)
    {
        _document = document;
        _limits = limits;
        _headers.ForEach(header => _columns.Add(header, _columns.Count));
        for (var feature = 0; feature < document.Count; feature++)
        {
            using var json = document.Feature(feature);
            if (GeoJsonFeature.PropertiesOf(json.RootElement) is { } properties)
            {
                AddColumns(properties, feature + 1);
            }
        }
    }

    public static GeoJsonTable Open(Stream file, TableLimits limits) => new(GeoJsonDocument.Read(file, limits), limits);

    public IReadOnlyList<string> Headers => _headers;

    public int HeaderLine => 0;

    public string LineUnit => "个要素";

    public string SourceDescription =>
        $"{_document.EncodingName}，{_document.Count} 个要素"
        + (_document.Crs is { } crs ? $"；文件声明的坐标系（crs）：{TableErrors.Shorten(crs)}" : "");

    public double Progress => (double)_featuresRead / Math.Max(1, _document.Count);

    public IEnumerable<TableRow> Rows
    {
        get
        {
            for (_featuresRead = 0; _featuresRead < _document.Count; )
            {
                yield return Row(_featuresRead++).Fit(_headers);
            }
        }
    }

    public void Dispose() { }

    private void AddColumns(JsonElement properties, int feature)
    {
        foreach (var property in properties.EnumerateObject())
        {
            var name = GeoJsonFeature.ColumnOf(property);
            if (_columns.TryAdd(name, _headers.Count))
            {
                _headers.Add(name);
            }
            if (_headers.Count > _limits.MaxColumns)
            {
                throw TableErrors.TooManyProperties(_limits, feature);
            }
        }
    }

    private RawRow Row(int index)
    {
        var row = new RawRow(index + 1, _limits);
        using var json = _document.Feature(index);
        GeoJsonFeature.Write(json.RootElement, row, _columns);
        return row;
    }
}
