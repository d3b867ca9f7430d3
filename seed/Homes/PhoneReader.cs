using System.Text.RegularExpressions;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Homes;

/// <summary>
/// The telephone numbers of a row. A column for them holds nothing else; one for persons and their numbers (联系人及电话) may
/// hold names, of which none is kept: what riders are shown must not name anybody.
/// </summary>
internal sealed partial class PhoneReader(ListColumns columns, ListWords known)
{
    /// <summary>Rows in which words stood beside the numbers and were left out.</summary>
    public int RowsWithWords { get; private set; }

    public Given<string?> Read(RowReading row)
    {
        var phone = row.Optional(
            HomeField.Phone,
            columns.IsMixed(HomeField.Phone) ? int.MaxValue : Home.PhoneMaxLength
        );
        if (phone.Value is not { } text)
        {
            return phone;
        }
        var isPlain = HomePhone.TryRead(text, out var narrow);
        if (isPlain && narrow.Length <= Home.PhoneMaxLength)
        {
            return Given<string?>.Of(narrow);
        }
        if (columns.IsMixed(HomeField.Phone) && !isPlain)
        {
            return ReadBesideNames(row, narrow);
        }
        row.Refuse(
            isPlain ? RowReasons.TextTooLong(narrow.Length, Home.PhoneMaxLength) : Reasons.PhoneUnreadable(),
            HomeField.Phone
        );
        return default;
    }

    /// <summary>A digit that belongs to no number is one that was mistyped, and refused rather than lost.</summary>
    private Given<string?> ReadBesideNames(RowReading row, string text)
    {
        var numbers = string.Join('、', Within().Matches(text).Select(match => match.Value));
        var words = Within().Replace(text, " ");
        if (words.Any(char.IsAsciiDigit))
        {
            row.Refuse(Reasons.PhoneUnreadable(), HomeField.Phone);
            return default;
        }
        if (numbers.Length > Home.PhoneMaxLength)
        {
            row.Refuse(RowReasons.TextTooLong(numbers.Length, Home.PhoneMaxLength), HomeField.Phone);
            return default;
        }
        RowsWithWords += words.Any(char.IsLetter) && !known.IsNone(words) ? 1 : 0;
        return numbers.Length > 0 ? Given<string?>.Of(numbers) : default;
    }

    /// <summary>Without the hotlines, such as 12351, which among words would be anything.</summary>
    private const string Long =
        "((\\(?0[0-9]{2,3}\\)?[- ]?)?[2-9][0-9]{6,7}( ?(转|-) ?[0-9]{1,6})?|(\\+?86[- ]?)?1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}"
        + "|[48]00[- ]?[0-9]{3,4}[- ]?[0-9]{3,4})";

    [GeneratedRegex("(?<![0-9])" + Long + "(?![0-9])")]
    private static partial Regex Within();
}
