using System.Text.RegularExpressions;

namespace QhdHomeMap.Api.Snapshots;

/// <summary>A home's telephone is public; a manager's own mobile number that a list put beside or in place of it is not.</summary>
internal static partial class PublicPhone
{
    private static readonly char[] Separators = [' ', ',', '，', '、', '/', ';', '；'];

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
