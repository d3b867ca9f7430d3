namespace QhdHomeMap.Geo.OpeningHours.Reading;

/// <summary>A plain remark such as 装修, as against text that itself says when a door is open.</summary>
internal static class Remark
{
    /// <summary>Whether a text is short, on one line, and holds no word that a rule is made of.</summary>
    public static bool IsFit(string text)
    {
        if (text.Length is 0 or > ExceptionalDates.MaxReasonLength || text != text.Trim())
        {
            return false;
        }
        var tokens = new Lexer(text).Read();
        return tokens.All(token => IsPlain(token.Kind))
            && tokens.Any(token => token.Kind is TokenKind.Unknown or TokenKind.Festival);
    }

    private static bool IsPlain(TokenKind kind) =>
        kind
            is TokenKind.Unknown
                or TokenKind.Separator
                or TokenKind.Connector
                or TokenKind.Number
                or TokenKind.Day
                or TokenKind.Ordinal
                or TokenKind.Measure
                or TokenKind.Festival
                or TokenKind.Closed
                or TokenKind.Usual
                or TokenKind.Filler
                or TokenKind.Label
                or TokenKind.Because
                or TokenKind.LunchBreak
                or TokenKind.End;
}
