using System.Text.RegularExpressions;

namespace QhdHomeMap.Api.Snapshots;

/// <summary>A home's telephone is public; a manager's own mobile number that a list put beside or in place of it is not.</summary>
internal static partial class PublicPhone
{
    private const int MobileDigits = 11;

    private static readonly char[] Separators = [' ', ',', '，', '、', '/', ';', '；'];

    /// <summary>
    /// Whether a number is public just as it stands, seen at a glance: digits and dashes, too few or not beginning as a mobile
    /// number does.
    /// </summary>
    public static bool IsPlain(ReadOnlySpan<byte> utf8)
    {
        var digits = 0;
        foreach (var character in utf8)
        {
            if (char.IsAsciiDigit((char)character))
                digits++;
            else if (character != '-')
                return false;
        }
        return digits is > 0 and < MobileDigits || (digits == MobileDigits && utf8.TrimStart((byte)'-')[0] != '1');
    }

    public static string? Of(string? phone)
    {
        if (phone is null)
            return null;
        var rest = Mobile().Replace(Narrow(phone), "").Trim(Separators);
        return rest.Any(char.IsAsciiDigit) ? rest : null;
    }

    /// <summary>Full-width digits read like the others.</summary>
    private static string Narrow(string phone) =>
        string.Create(
            phone.Length,
            phone,
            static (narrow, wide) =>
            {
                for (var i = 0; i < wide.Length; i++)
                    narrow[i] = wide[i] is >= '０' and <= '９' ? (char)(wide[i] - '０' + '0') : wide[i];
            }
        );

    [GeneratedRegex(@"(?<!\d)(\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)")]
    private static partial Regex Mobile();
}
