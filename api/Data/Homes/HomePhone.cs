using System.Text.RegularExpressions;

namespace QhdHomeMap.Data.Homes;

/// <summary>The telephone of a home or of a manager, as lists and forms give it: one or several numbers, no names beside them.</summary>
public static partial class HomePhone
{
    public const string Hint = "不像电话号码。例：0335-3650000、13800000000、400-123-4567、12351；多个号码用顿号分开。";

    private static readonly char[] Separators = ['、', ',', ';', '/'];

    /// <summary>A telephone dials no full-width digits.</summary>
    /// <returns>Whether every number is one; <paramref name="phone"/> then has ordinary digits.</returns>
    public static bool TryRead(string text, out string phone)
    {
        phone = string.Concat(text.Select(Narrow));
        return Array.TrueForAll(phone.Split(Separators, StringSplitOptions.TrimEntries), Number().IsMatch);
    }

    private static char Narrow(char c) =>
        c switch
        {
            '\u3000' => ' ',
            >= '！' and <= '～' => (char)(c - '！' + '!'),
            _ => c,
        };

    /// <summary>
    /// Landlines with or without area code and extension, mobiles, 400 and 800 numbers, and hotlines such as 12351.
    /// </summary>
    [GeneratedRegex(
        "^((\\(?0[0-9]{2,3}\\)?[- ]?)?[2-9][0-9]{6,7}( ?(转|-) ?[0-9]{1,6})?|(\\+?86[- ]?)?1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}"
            + "|[48]00[- ]?[0-9]{3,4}[- ]?[0-9]{3,4}|1[0-9]{2,4}|9[0-9]{4})\\z"
    )]
    private static partial Regex Number();
}
