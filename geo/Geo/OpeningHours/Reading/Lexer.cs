namespace QhdHomeMap.Geo.OpeningHours.Reading;

/// <summary>Cuts a text into tokens. Reads each character a bounded number of times.</summary>
internal sealed partial class Lexer(string original)
{
    private readonly string _text = Narrow.Text(original);
    private readonly List<Token> _tokens = [];
    private int _at;

    /// <summary>The tokens, with an <see cref="TokenKind.End"/> behind the last one.</summary>
    public IReadOnlyList<Token> Read()
    {
        while (_at < _text.Length)
        {
            if (_text[_at] == ' ')
            {
                _at++;
            }
            else if (!(ReadWeekday() || ReadDash() || ReadWord() || ReadFigures()))
            {
                AddUnknown();
            }
        }
        _tokens.Add(new(TokenKind.End, _text.Length, 0));
        return _tokens;
    }

    private bool ReadWord()
    {
        if (Words.Longest(_text.AsSpan(_at)) is not { } word || IsFestivalInFigures(word))
        {
            return false;
        }
        Add(word.Kind, word.Text.Length, word.Value, word.Marks);
        return true;
    }

    /// <summary>五一 is Labour Day, but a figure where a unit follows (五一点).</summary>
    private bool IsFestivalInFigures(Words.Word word) =>
        word.Kind == TokenKind.Festival && word.Text == "五一" && IsHourMark(_at + word.Text.Length);

    /// <summary>One dash for any run of them (——, --).</summary>
    private bool ReadDash()
    {
        var length = 0;
        while (Peek(length) == '-')
        {
            length++;
        }
        return length > 0 && Add(TokenKind.Dash, length);
    }

    /// <summary>周一, 每周三, 星期一三五, 礼拜天, 周1.</summary>
    private bool ReadWeekday()
    {
        var prefix = Prefix("每逢", "每个", "每", "逢", "");
        var name = PrefixAt(prefix, "周", "星期", "礼拜");
        if (name == 0)
        {
            return ReadEnglishWeekday();
        }
        var (mask, first, last, length) = (0, 0, 0, prefix + name);
        // Figures of one kind only: 周一24小时 is Monday round the clock.
        var inDigits = char.IsAsciiDigit(Peek(length));
        while (
            char.IsAsciiDigit(Peek(length)) == inDigits
            && WeekdayAt(_at + length) is { } day
            && !(mask != 0 && IsHourMark(_at + length + 1))
        )
        {
            (mask, first, last) = (mask | 1 << day, mask == 0 ? day : first, day);
            length++;
        }
        if (mask == 0)
        {
            // 周末 and 每周七天 are words; anything else behind 周 is not a day.
            var isDigit = _at + length < _text.Length && !IsBoundary(_text[_at + length]);
            return Words.Longest(_text.AsSpan(_at)) is null
                && Add(TokenKind.Bad, length + (isDigit ? 1 : 0), (int)BadFigure.Weekday);
        }
        return Add(TokenKind.Weekday, length, mask | last << 8 | first << 12);
    }

    private int? WeekdayAt(int index)
    {
        if (index >= _text.Length)
        {
            return null;
        }
        var c = _text[index];
        if (c is >= '1' and <= '7')
        {
            // 周1 9:00 is a day and a time, 周19:00 is not taken apart, 周135 is three days.
            var end = index;
            while (end < _text.Length && char.IsAsciiDigit(_text[end]))
            {
                end++;
            }
            return end < _text.Length && (_text[end] is ':' or '.' || IsHourMark(end)) ? null : c - '1';
        }
        var day = c == '天' ? Week.Days - 1 : Week.Digits.IndexOf(c, StringComparison.Ordinal);
        return day < 0 ? null : day;
    }

    private bool ReadEnglishWeekday()
    {
        var length = 0;
        while (char.IsAsciiLetter(Peek(length)))
        {
            length++;
        }
        var name = _text.AsSpan(_at, length);
        for (var day = 0; length >= 2 && day < Week.Days; day++)
        {
            var full = EnglishWeekdays[day];
            if (full.AsSpan().StartsWith(name))
            {
                return Add(TokenKind.Weekday, length, 1 << day | day << 8 | day << 12);
            }
        }
        return false;
    }

    private static readonly string[] EnglishWeekdays =
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];

    private void AddUnknown()
    {
        if (_tokens.Count > 0 && _tokens[^1] is { Kind: TokenKind.Unknown } last && last.End == _at)
        {
            _tokens[^1] = last with { Length = last.Length + 1 };
            _at++;
        }
        else
        {
            Add(TokenKind.Unknown, 1);
        }
    }

    private bool Add(TokenKind kind, int length, int value = 0, TokenMarks marks = TokenMarks.None)
    {
        _tokens.Add(new(kind, _at, length, value, marks));
        _at += length;
        return true;
    }

    private char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private int Prefix(params ReadOnlySpan<string> candidates) => PrefixAt(0, candidates);

    /// <summary>Length of the first candidate that stands at a place, or 0.</summary>
    private int PrefixAt(int ahead, params ReadOnlySpan<string> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (_text.AsSpan(_at + ahead).StartsWith(candidate))
            {
                return candidate.Length;
            }
        }
        return 0;
    }

    private static bool IsBoundary(char c) =>
        c is ' ' or ',' or ';' or ':' or '-' or '(' or ')' or '\n' or '、' or '。';

    /// <summary>Whether 点 or 时 stands there as the unit of a clock time, and not in 时间 or 时段.</summary>
    private bool IsHourMark(int index) =>
        index < _text.Length
        && (
            _text[index] == '点'
            || _text[index] == '时' && !(index + 1 < _text.Length && _text[index + 1] is '间' or '段')
        );
}
