using System.Text;
using QhdHomeMap.Formats.Tables;

namespace QhdHomeMap.Seed.Tables;

/// <summary>One row under reading: gives texts by field and gathers what is wrong with them.</summary>
internal sealed class RowReading
{
    private readonly TableRow _row;
    private readonly ListColumns _columns;
    private readonly ListWords _words;

    public RowReading(TableRow row, ListColumns columns, ListWords words)
    {
        _row = row;
        _columns = columns;
        _words = words;
        foreach (var trouble in row.Troubles)
        {
            // A formula in a column that the import does not read does no harm.
            if (trouble.Column is not { } column || columns.Uses(column))
            {
                Problems.Add(new(row.Line, trouble.Header, trouble.Value, new(trouble.Code, trouble.Reason)));
            }
        }
    }

    public List<RowProblem> Problems { get; } = [];

    public int Line => _row.Line;

    /// <summary>Whether the row as such is in trouble, so that it is of no use to ask for its cells.</summary>
    public bool IsUnreadable => _row.Troubles.Any(trouble => trouble.Column is null);

    /// <summary>
    /// Whether the row is none of the list: nothing in the columns that the import reads, or a total or signature below the
    /// list.
    /// </summary>
    public bool IsNoRow =>
        Problems.Count == 0
        && (_columns.Fields.All(IsBlank) || (IsBlank(PlaceField.Lon) && IsBlank(PlaceField.Lat) && IsFooter));

    /// <summary>
    /// A line that begins with such a word. Where that is the name, it must be no more: 说明, but not 说明书博物馆.
    /// </summary>
    private bool IsFooter =>
        _row.Cells.FirstOrDefault(cell => cell.Length > 0) is { } first
        && _words.Footers.Any(word =>
            _columns.NameField is not { } name || IsBlank(name)
                ? WordKey.Of(first).StartsWith(WordKey.Of(word), StringComparison.Ordinal)
                : WordKey.Of(first) == WordKey.Of(word)
        );

    /// <summary>
    /// The text of a field on one line; null if there is none, or it was refused, or trouble with it told already.
    /// </summary>
    public string? Text(ListField field, int maxLength) =>
        Check(
            field,
            string.Join(' ', Raw(field).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            maxLength
        );

    /// <summary>The same with its line breaks, where they have a meaning.</summary>
    public string? Lines(ListField field, int maxLength) => Check(field, Raw(field), maxLength);

    /// <summary>
    /// What an optional field says, as a text: given, given as nothing by a word such as 无, or not given.
    /// </summary>
    public Given<string?> Optional(ListField field, int maxLength) =>
        Text(field, maxLength) is not { } text ? default
        : _words.IsNone(text) ? Given<string?>.Of(null)
        : Given<string?>.Of(text);

    /// <summary>The text of a field that must have one.</summary>
    public string? Required(ListField field, int maxLength)
    {
        var before = Problems.Count;
        var text = Text(field, maxLength);
        if (text is null && Problems.Count == before && _columns[field].All(IsSound))
        {
            Refuse(RowReasons.Missing(), field);
        }
        return text;
    }

    /// <summary>The value that a word stands for; one that is unknown is refused.</summary>
    /// <param name="field">The column.</param>
    /// <param name="words">The known words.</param>
    /// <param name="none">What a word such as 无 means.</param>
    /// <param name="convert">From the word's value to the field's.</param>
    public Given<TField> Word<TWord, TField>(
        ListField field,
        WordList<TWord> words,
        Given<TField> none,
        Func<TWord, TField> convert
    )
        where TWord : notnull
    {
        var text = Optional(field, int.MaxValue);
        if (text.Value is not { } word)
        {
            return text.IsGiven ? none : default;
        }
        if (words.TryFind(word, out var value))
        {
            return Given<TField>.Of(convert(value));
        }
        Refuse(RowReasons.ValueUnknown(field, words.Names), field);
        return default;
    }

    /// <summary>Notes what is wrong with one field, or with several that belong together.</summary>
    public void Refuse(Reason reason, params ReadOnlySpan<ListField> fields)
    {
        var (headers, values) = (new List<string>(), new List<string>());
        foreach (var known in fields)
        {
            headers.Add(_columns.HeaderOf(known));
            values.AddRange(_columns[known].Select(column => _row.Cells[column]));
        }
        Problems.Add(new(_row.Line, string.Join('、', headers), string.Join('、', values), reason));
    }

    private bool IsBlank(ListField field) => _columns[field].All(column => _row.Cells[column].Length == 0);

    private string Raw(ListField field) =>
        string.Join(
            '、',
            _columns[field].Where(IsSound).Select(column => _row.Cells[column]).Where(text => text.Length > 0)
        );

    private string? Check(ListField field, string text, int maxLength)
    {
        var reason =
            text.StartsWith('=') ? RowReasons.FormulaText()
            : text.EnumerateRunes().Any(IsBroken) ? RowReasons.TextInvalid()
            : text.Length > maxLength ? RowReasons.TextTooLong(text.Length, maxLength)
            : null;
        if (reason is not null)
        {
            Refuse(reason, field);
        }
        return reason is null && text.Length > 0 ? text : null;
    }

    /// <summary>Also half a character, which enumerates as a replacement character and which no database takes.</summary>
    private static bool IsBroken(Rune rune) =>
        rune == Rune.ReplacementChar || (Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune));

    private bool IsSound(int column) => !_row.Troubles.Any(trouble => trouble.Column == column);
}
