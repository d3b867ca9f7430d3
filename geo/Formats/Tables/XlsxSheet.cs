using System.Buffers;

namespace QhdHomeMap.Formats.Tables;

/// <summary>How the cells of a column are stored and shown.</summary>
public enum XlsxFormat
{
    /// <summary>As text, whatever it looks like.</summary>
    Text,

    /// <summary>As a number where it can be read as one, with the digits it has.</summary>
    Number,

    /// <summary>As a number, shown with one digit after the point.</summary>
    OneDecimal,

    /// <summary>As a number, a share of 1 shown as a percentage with one digit after the point.</summary>
    Percent,
}

/// <summary>A column of a sheet that is written.</summary>
/// <param name="Header">Its name.</param>
/// <param name="Width">In characters of a digit's width; a Chinese one takes two.</param>
/// <param name="Format">How its cells are stored and shown; one that is no number is text in any column.</param>
public sealed record XlsxColumn(string Header, double Width, XlsxFormat Format = XlsxFormat.Text);

/// <summary>A sheet that is written.</summary>
/// <param name="Name">Unlike the others' whatever the case: 1 to 31 characters, none of : \ / ? * [ ], no apostrophe at either end.</param>
/// <param name="Columns">Its columns.</param>
public sealed record XlsxSheet(string Name, IReadOnlyList<XlsxColumn> Columns)
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(@":\/?*[]");

    /// <summary>What a spreadsheet takes as the name of a sheet.</summary>
    internal bool IsNameGood =>
        Name.Length is >= 1 and <= 31
        && Name.AsSpan().IndexOfAny(Forbidden) < 0
        && !Name.Any(char.IsControl)
        && Name[0] != '\''
        && Name[^1] != '\'';
}

/// <summary>What a workbook says of itself.</summary>
/// <param name="Title">Its title.</param>
/// <param name="AsOf">When it was made: the time of the content, so that the same content makes the same bytes.</param>
/// <param name="Remark">What else to know: for whom, from what.</param>
public sealed record XlsxDocument(string Title, DateTimeOffset AsOf, string Remark = "");
