namespace QhdHomeMap.Formats.Tables;

/// <summary>
/// Sizes beyond which a file is refused: generous for a list made by people, too small to exhaust a machine.
/// </summary>
public sealed record TableLimits
{
    /// <summary>The limits used when none are given.</summary>
    public static TableLimits Default { get; } = new();

    /// <summary>The file's size in bytes.</summary>
    public long MaxBytes { get; init; } = 50L * 1024 * 1024;

    /// <summary>
    /// What the parts of a workbook may unpack to, in bytes all together: the guard against zip bombs.
    /// </summary>
    public long MaxUnpackedBytes { get; init; } = 200L * 1024 * 1024;

    /// <summary>Columns of a header, or different property names in a GeoJSON file.</summary>
    public int MaxColumns { get; init; } = 200;

    /// <summary>Characters (UTF-16 code units) of one cell.</summary>
    public int MaxCellLength { get; init; } = 10_000;

    /// <summary>Nesting of JSON objects and arrays.</summary>
    public int MaxJsonDepth { get; init; } = 64;

    /// <summary>Rows that are not blank among which the header is looked for.</summary>
    public int HeaderSearchRows { get; init; } = 10;
}
