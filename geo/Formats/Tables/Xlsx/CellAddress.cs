using System.Globalization;

namespace QhdHomeMap.Formats.Tables.Xlsx;

/// <summary>Addresses of a sheet's cells, such as D12.</summary>
internal static class CellAddress
{
    private const int Letters = 26;
    private const int LongestColumn = 3; // XFD

    /// <summary>The address of a cell by its row from 1 and its column from 0.</summary>
    public static string Of(int line, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"{LettersOf(column)}{line}");

    /// <summary>The column, from 0, that an address names; null if it names none.</summary>
    public static int? ColumnOf(string address)
    {
        var letters = address.AsSpan().IndexOfAnyExceptInRange('A', 'Z');
        if (letters is < 1 or > LongestColumn)
        {
            return null;
        }
        var column = 0;
        foreach (var letter in address.AsSpan(0, letters))
        {
            column = column * Letters + (letter - 'A' + 1);
        }
        return column - 1;
    }

    /// <summary>The row, from 1, that an address names; null if it names none.</summary>
    public static int? LineOf(string address)
    {
        var digits = address.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : null;
    }

    private static string LettersOf(int column) =>
        column < Letters ? $"{(char)('A' + column)}" : LettersOf(column / Letters - 1) + LettersOf(column % Letters);
}
