namespace QhdHomeMap.Formats.Tables;

/// <summary>
/// The stable codes of <see cref="TableFileException"/> (the file) and <see cref="TableTrouble"/> (one row).
/// </summary>
public static class TableErrorCodes
{
    /// <summary>File: no bytes, or nothing but blank rows.</summary>
    public const string FileEmpty = "file_empty";

    /// <summary>File: larger than <see cref="TableLimits.MaxBytes"/>.</summary>
    public const string FileTooLarge = "file_too_large";

    /// <summary>File: no reader for the extension.</summary>
    public const string FileTypeUnknown = "file_type_unknown";

    /// <summary>File: named csv, but a workbook, a PDF or a web page.</summary>
    public const string NotCsv = "not_csv";

    /// <summary>
    /// File: named xlsx, but another kind of file: an old .xls, one with a password, a web page, another zip.
    /// </summary>
    public const string NotXlsx = "not_xlsx";

    /// <summary>File: not JSON, or not a GeoJSON feature collection.</summary>
    public const string NotGeoJson = "not_geojson";

    /// <summary>File: text with NUL characters.</summary>
    public const string BinaryContent = "binary_content";

    /// <summary>File: neither UTF-8 nor GB18030, nor what its byte order mark says.</summary>
    public const string EncodingUnreadable = "encoding_unreadable";

    /// <summary>
    /// File: cut off: within a character, a quoted cell, the JSON text, the zip; or a part of the workbook is missing.
    /// </summary>
    public const string Truncated = "truncated";

    /// <summary>File: a workbook whose parts are damaged.</summary>
    public const string XlsxMalformed = "xlsx_malformed";

    /// <summary>File: a workbook that unpacks to more than <see cref="TableLimits.MaxUnpackedBytes"/>.</summary>
    public const string UnpackedTooLarge = "unpacked_too_large";

    /// <summary>File: JSON nested deeper than <see cref="TableLimits.MaxJsonDepth"/>.</summary>
    public const string JsonTooDeep = "json_too_deep";

    /// <summary>File: no row among the first ones is a header.</summary>
    public const string HeaderMissing = "header_missing";

    /// <summary>File: two columns have the same name.</summary>
    public const string HeaderDuplicate = "header_duplicate";

    /// <summary>File: more columns than <see cref="TableLimits.MaxColumns"/>.</summary>
    public const string TooManyColumns = "too_many_columns";

    /// <summary>Row (file, if in the header): a formula, whose stored result may be stale or forged.</summary>
    public const string FormulaCell = "formula_cell";

    /// <summary>Row (file, if in the header): a sheet's error value such as #N/A.</summary>
    public const string ErrorCell = "error_cell";

    /// <summary>
    /// Row (file, if in the header): longer than <see cref="TableLimits.MaxCellLength"/>; the rest is dropped.
    /// </summary>
    public const string CellTooLong = "cell_too_long";

    /// <summary>Row (file, if in the header): text after a cell's closing quote.</summary>
    public const string QuoteMisplaced = "quote_misplaced";

    /// <summary>
    /// Row: cells beyond the last header; they are dropped from the row and shown in the trouble's value.
    /// </summary>
    public const string RowTooWide = "row_too_wide";

    /// <summary>Row: the last one, short of cells and without a line end: the file was probably cut off.</summary>
    public const string RowTruncated = "row_truncated";

    /// <summary>Row: a feature without geometry.</summary>
    public const string GeometryMissing = "geometry_missing";

    /// <summary>Row: a feature whose geometry is not a point.</summary>
    public const string GeometryNotPoint = "geometry_not_point";

    /// <summary>Row: a point without two finite numbers.</summary>
    public const string GeometryMalformed = "geometry_malformed";

    /// <summary>Row: an element of the collection that is not a feature, or whose properties are no object.</summary>
    public const string FeatureMalformed = "feature_malformed";

    /// <summary>Row: a property that is an object, or an array of more than plain values.</summary>
    public const string PropertyNested = "property_nested";

    /// <summary>Row: the same property twice in one feature.</summary>
    public const string PropertyDuplicate = "property_duplicate";
}
