namespace QhdHomeMap.Geo.OpeningHours.Reading;

/// <summary>Full width, typographic and upper-case characters as their plain forms, one for one, so that places stay.</summary>
internal static class Narrow
{
    public static string Text(string text) =>
        string.Create(
            text.Length,
            text,
            static (narrowed, text) =>
            {
                for (var index = 0; index < narrowed.Length; index++)
                {
                    narrowed[index] = Character(text[index]);
                }
            }
        );

    private static char Character(char c)
    {
        var plain = c switch
        {
            '\r' or '\n' or '\u2028' or '\u2029' or '\u0085' => '\n',
            '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' => ' ',
            '"' or '\'' or '“' or '”' or '‘' or '’' or '＂' or '＇' => ' ',
            '–' or '—' or '―' or '‐' or '‑' or '‒' or '−' or '﹣' or '─' or '━' or 'ー' or '→' => '-',
            '~' or '～' or '〜' or '∼' => '-',
            '∶' or '︰' or '﹕' => ':',
            '﹐' or '､' => ',',
            '點' => '点',
            '時' => '时',
            '週' => '周',
            >= '！' and <= '～' => (char)(c - '！' + '!'),
            _ => char.IsWhiteSpace(c) ? ' ' : c,
        };
        return char.ToLowerInvariant(plain);
    }
}
