using System.Security.Cryptography;

namespace QhdHomeMap.Data.Staff;

/// <summary>A password that is printed once and must be changed: easy to type, 80 bits, no two characters that look alike.</summary>
internal static class OneTimePassword
{
    private const string Lower = "abcdefghjkmnpqrstuvwxyz";
    private const string Upper = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Digits = "23456789";

    public static string Make()
    {
        var groups = new[]
        {
            RandomNumberGenerator.GetString(Upper, 5),
            RandomNumberGenerator.GetString(Lower, 5),
            RandomNumberGenerator.GetString(Digits, 4),
            RandomNumberGenerator.GetString(Lower, 5),
        };
        var password = string.Join('-', groups);
        // One in some thousands has too few different characters for the rule.
        return password.Distinct().Count() > 8 ? password : Make();
    }
}
