namespace QhdHomeMap.Formats.Tables;

/// <summary>The file formats that read as a table.</summary>
public enum TableKind
{
    /// <summary>
    /// Delimited text: comma, tab, semicolon or full-width comma; UTF-8, GB18030 or UTF-16 with a byte order mark.
    /// </summary>
    Csv,

    /// <summary>An Office Open XML workbook.</summary>
    Xlsx,

    /// <summary>An RFC 7946 feature collection of points.</summary>
    GeoJson,
}
