using QhdHomeMap.Formats.Tables;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Seed.Tables;

/// <summary>Which column of a list holds what.</summary>
internal sealed class ListColumns
{
    /// <summary>A title row may hold one word that looks like a header; a header has more.</summary>
    private const int FewestKnown = 2;

    private static readonly (Datum Datum, string[] Names)[] DatumNames =
    [
        (Datum.Gcj02, ["gcj02", "gcj-02", "高德", "腾讯", "火星"]),
        (Datum.Bd09, ["bd09", "bd-09", "百度"]),
        (Datum.Wgs84, ["wgs84", "wgs-84", "gps"]),
        (Datum.Cgcs2000, ["cgcs2000", "2000坐标", "国家2000"]),
    ];

    private readonly Dictionary<ListField, List<int>> _columns = [];

    private readonly ListSchema _schema;
    private readonly ListWords _words;

    private ListColumns(IReadOnlyList<string> headers, ListSchema schema, ListWords words) =>
        (Headers, _schema, _words) = (headers, schema, words);

    /// <summary>How sure a header is that its column holds a field; the surest of a list's columns is read.</summary>
    private enum Fit
    {
        AmongOthers,
        OtherWord,
        Official,
    }

    public IReadOnlyList<string> Headers { get; }

    /// <summary>Named columns that the import has no use for.</summary>
    public List<string> Unused { get; } = [];

    public IReadOnlyList<ListField> Fields => _schema.Fields;

    /// <summary>The field that names a row's thing, if there is one.</summary>
    public ListField? NameField => _schema.Name;

    /// <summary>Whether a row is the header of a list and not a title above it.</summary>
    public static bool IsHeader(IReadOnlyList<string> cells, ListSchema schema, ListWords words) =>
        cells
            .Select(cell => FieldOf(cell, schema, words)?.Field)
            .OfType<ListField>()
            .Distinct()
            .Take(FewestKnown)
            .Count() == FewestKnown;

    /// <summary>Whether a header names a field.</summary>
    public static bool IsOf(string header, ListField field, ListWords words) =>
        FieldOf(header, new ListSchema([field], Required: []), words) is not null;

    /// <exception cref="ImportException">A column is missing, there twice, or speaks of another datum.</exception>
    public static ListColumns Of(ITable table, TableKind kind, ListSchema schema, ListWords words, Datum datum)
    {
        var columns = new ListColumns(table.Headers, schema, words);
        // A GeoJSON file's geometry is its position, whatever its properties repeat.
        var isPositioned = kind == TableKind.GeoJson;
        foreach (var (index, header) in table.Headers.Index())
        {
            var found = FieldOf(header, schema, words);
            if (BadRowsFile.Adds(header, table.Headers))
            {
                continue;
            }
            if (found is not var (field, fit) || (isPositioned && index > 1 && IsPosition(field)))
            {
                columns.Unused.AddRange(header.Length > 0 ? [header] : []);
                continue;
            }
            columns.Take(field, index, fit);
        }
        columns.RefuseMissing();
        columns.RefuseOtherDatum(datum);
        return columns;
    }

    /// <summary>Whether the column of a field is one in which other things may stand as well.</summary>
    public bool IsMixed(ListField field) =>
        this[field] is [var column] && FieldOf(Headers[column], _schema, _words) is (_, Fit.AmongOthers);

    /// <summary>The columns that hold a field: none if the list lacks it, several only for one that may be spread.</summary>
    public IReadOnlyList<int> this[ListField field] => _columns.GetValueOrDefault(field) ?? [];

    /// <summary>What the list calls a field; the official header if it has no such column.</summary>
    public string HeaderOf(ListField field) => this[field] is [var first, ..] ? Headers[first] : field.Title;

    /// <summary>Whether the import reads this column.</summary>
    public bool Uses(int column) => _columns.Values.Any(used => used.Contains(column));

    private static bool IsPosition(ListField field) => field == PlaceField.Lon || field == PlaceField.Lat;

    private static (ListField Field, Fit Fit)? FieldOf(string header, ListSchema schema, ListWords words)
    {
        string[] keys = [WordKey.Of(header), WordKey.WithoutBrackets(header)];
        foreach (var key in keys.Where(key => key.Length > 0))
        {
            foreach (var field in schema.Fields)
            {
                if (key == WordKey.Of(field.Title) || key == WordKey.Of(field.Code))
                {
                    return (field, Fit.Official);
                }
                if (words.Columns.GetValueOrDefault(field.Code, []).Any(word => key == WordKey.Of(word)))
                {
                    return (field, Fit.OtherWord);
                }
            }
            foreach (var field in schema.Fields)
            {
                if (words.Mixed.GetValueOrDefault(field.Code, []).Any(word => key == WordKey.Of(word)))
                {
                    return (field, Fit.AmongOthers);
                }
            }
        }
        return null;
    }

    /// <summary>
    /// Lists often spread some fields over two columns. Elsewhere the official header wins over another word for it.
    /// </summary>
    private void Take(ListField field, int index, Fit fit)
    {
        if (_columns.TryAdd(field, [index]))
        {
            return;
        }
        var taken = _columns[field];
        var takenFit = FieldOf(Headers[taken[0]], _schema, _words)!.Value.Fit;
        if (_schema.Joined.Contains(field))
        {
            taken.Add(index);
        }
        else if (fit == takenFit)
        {
            throw new ImportException(
                "column_duplicate",
                $"“{Headers[taken[0]]}”和“{Headers[index]}”两列都像是{field.Title}。请只留一列，或把另一列改名。"
            );
        }
        else
        {
            Unused.Add(Headers[fit > takenFit ? taken[0] : index]);
            taken[0] = fit > takenFit ? index : taken[0];
        }
    }

    private void RefuseMissing()
    {
        var missing = _schema.Required.Where(field => this[field].Count == 0).ToArray();
        if (missing.Length > 0)
        {
            throw new ImportException(
                "columns_missing",
                $"缺少必需的列：{string.Join("、", missing.Select(field => $"{field.Title}（{field.Code}）"))}。"
                    + $"表头是：{string.Join("、", Headers.Where(header => header.Length > 0))}"
            );
        }
    }

    private void RefuseOtherDatum(Datum datum)
    {
        foreach (var header in this[PlaceField.Lon].Concat(this[PlaceField.Lat]).Select(column => Headers[column]))
        {
            var said = DatumNames
                .Where(known =>
                    known.Names.Any(name => WordKey.Of(header).Contains(WordKey.Of(name), StringComparison.Ordinal))
                )
                .ToArray();
            if (said.Length > 0 && said.All(known => known.Datum != datum))
            {
                throw new ImportException(
                    "datum_conflict",
                    $"列名“{header}”说坐标系是 {said[0].Datum.Code()}，而 --datum 写的是 {datum.Code()}。请核对。"
                );
            }
        }
    }
}
