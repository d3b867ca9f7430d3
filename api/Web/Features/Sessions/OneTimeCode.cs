namespace QhdHomeMap.Api.Features.Sessions;

/// <summary>Identity reads a code as a number, so that one code had many spellings and each let in once more.</summary>
internal static class OneTimeCode
{
    private const int Digits = 6;

    /// <returns>The one spelling of a code; null when it is none.</returns>
    public static string? Read(string? text) =>
        text?.Trim() is { Length: Digits } code && code.All(char.IsAsciiDigit) ? code : null;
}
