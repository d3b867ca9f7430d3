namespace QhdHomeMap.Geo.OpeningHours.Reading;

/// <content>Clock times, dates and numbers.</content>
internal sealed partial class Lexer
{
    private const string ChineseDigits = "〇一二三四五六七八九";

    private bool ReadFigures()
    {
        var digits = CountDigits(_at);
        return digits > 0 ? ReadDigits(digits) : ReadChineseNumber();
    }

    private bool ReadDigits(int digits)
    {
        if (digits > 4)
        {
            return Add(TokenKind.Bad, digits, (int)BadFigure.Number);
        }
        var value = Value(_at, digits);
        var marks = digits > 1 && _text[_at] == '0' ? TokenMarks.Padded : TokenMarks.None;
        return ReadRoundTheClock(digits, value)
            || digits == 4 && ReadDate(value)
            || digits <= 2
                && (
                    ReadHourAndMinute(digits, value, marks)
                    || ReadOClock(digits, value, marks)
                    || ReadMonthDay(digits, value)
                )
            || digits == 4 && !IsYear(digits) && Clock(digits, value / 100, value % 100, TokenMarks.Padded)
            || Add(TokenKind.Number, digits, value, marks);
    }

    /// <summary>24小时, 24h, 7×24小时.</summary>
    private bool ReadRoundTheClock(int digits, int value)
    {
        var length = digits;
        if (value == 7 && Peek(length) is '*' or 'x' or '×' && CountDigits(_at + length + 1) == 2)
        {
            value = Value(_at + length + 1, 2);
            length += 3;
        }
        var unit = PrefixAt(length, "小时", "hours", "hrs", "hr", "h");
        return value == 24 && (unit > 0 || length > digits) && Add(TokenKind.RoundTheClock, length + unit);
    }

    /// <summary>2026-10-01, 2026/10/1, 2026.10.1.</summary>
    private bool ReadDate(int year)
    {
        var mark = Peek(4);
        var month = CountDigits(_at + 5);
        if (mark is not ('-' or '/' or '.') || month is 0 or > 2 || Peek(5 + month) != mark)
        {
            return false;
        }
        var day = CountDigits(_at + 6 + month);
        if (day is 0 or > 2)
        {
            return false;
        }
        var (monthValue, dayValue) = (Value(_at + 5, month), Value(_at + 6 + month, day));
        var length = 6 + month + day;
        return IsDate(year, monthValue, dayValue)
            ? Add(TokenKind.Date, length, (year * 100 + monthValue) * 100 + dayValue)
            : Add(TokenKind.Bad, length, (int)BadFigure.Date);
    }

    /// <summary>9:30, 09:30:00, 9.30.</summary>
    private bool ReadHourAndMinute(int digits, int hour, TokenMarks marks)
    {
        var mark = Peek(digits);
        var minutes = CountDigits(_at + digits + 1);
        if (mark is not (':' or '.') || minutes == 0)
        {
            return false;
        }
        var length = digits + 1 + minutes;
        if (minutes != 2)
        {
            return Add(TokenKind.Bad, length, (int)(mark == '.' ? BadFigure.Dotted : BadFigure.Clock));
        }
        var minute = Value(_at + digits + 1, 2);
        if (Peek(length) == mark && CountDigits(_at + length + 1) == 2)
        {
            length += 3; // seconds, as spreadsheets print them
        }
        length += IsHourMark(_at + length) ? 1 : 0;
        return Clock(length, hour, minute, marks | (mark == '.' ? TokenMarks.Dotted : TokenMarks.WithColon));
    }

    /// <summary>9点, 9时30分, 九点半, 十点一刻.</summary>
    private bool ReadOClock(int digits, int hour, TokenMarks marks)
    {
        if (!IsHourMark(_at + digits))
        {
            return false;
        }
        var length = digits + 1;
        length += PrefixAt(length, "钟", "整");
        foreach (var (word, minute) in new[] { ("半", 30), ("一刻", 15), ("三刻", 45) })
        {
            if (PrefixAt(length, word) is var found and > 0)
            {
                return Clock(length + found, hour, minute, marks);
            }
        }
        var (value, figures) = NumberAt(_at + length);
        // 上午9点11点 has no minutes: the figures carry an hour mark of their own.
        if (figures is 0 or > 3 || IsHourMark(_at + length + figures))
        {
            return Clock(length, hour, 0, marks);
        }
        length += figures;
        return Clock(length + PrefixAt(length, "分钟", "分"), hour, value, marks);
    }

    /// <summary>10/1 as the first of October; not where a time or a list follows.</summary>
    private bool ReadMonthDay(int digits, int month)
    {
        var day = CountDigits(_at + digits + 1);
        var next = Peek(digits + 1 + day);
        if (Peek(digits) != '/' || day is 0 or > 2 || next is ':' or '/' or '.' || IsHourMark(_at + digits + 1 + day))
        {
            return false;
        }
        var value = Value(_at + digits + 1, day);
        return IsDate(2000, month, value)
            ? Add(TokenKind.MonthDay, digits + 1 + day, month * 100 + value)
            : Add(TokenKind.Bad, digits + 1 + day, (int)BadFigure.Date);
    }

    private bool ReadChineseNumber()
    {
        if (PrefixAt(0, "二十四小时") is var clock and > 0)
        {
            return Add(TokenKind.RoundTheClock, clock);
        }
        var (value, length) = ChineseNumberAt(_at);
        return length > 0
            && (
                value < 0
                    ? Add(TokenKind.Bad, length, (int)BadFigure.Number)
                    : ReadOClock(length, value, TokenMarks.None)
                        || Add(TokenKind.Number, length, value, TokenMarks.Chinese)
            );
    }

    private bool Clock(int length, int hour, int minute, TokenMarks marks) =>
        hour > 24 || minute > 59 || hour == 24 && minute > 0
            ? Add(TokenKind.Bad, length, (int)BadFigure.Clock)
            : Add(TokenKind.Clock, length, hour * 60 + minute, marks);

    private (int Value, int Length) NumberAt(int index) =>
        CountDigits(index) is var digits and > 0 ? (Value(index, Math.Min(digits, 4)), digits) : ChineseNumberAt(index);

    /// <summary>二十三, 十, 两, 二〇二六. The value is −1 for a run of figures that is no number.</summary>
    private (int Value, int Length) ChineseNumberAt(int index)
    {
        var end = index;
        while (end < _text.Length && (_text[end] is '十' or '两' or '零' || ChineseDigits.Contains(_text[end])))
        {
            end++;
        }
        var figures = _text.AsSpan(index, end - index);
        var ten = figures.IndexOf('十');
        if (ten < 0)
        {
            return (figures.Length is 0 or > 4 ? -1 : Positional(figures), figures.Length);
        }
        var isTens = ten <= 1 && figures.Length - ten <= 2 && figures[(ten + 1)..].IndexOf('十') < 0;
        var tens = ten == 0 ? 1 : Positional(figures[..1]);
        return (isTens ? tens * 10 + Positional(figures[(ten + 1)..]) : -1, figures.Length);
    }

    private static int Positional(ReadOnlySpan<char> figures)
    {
        var value = 0;
        foreach (var c in figures)
        {
            value = value * 10 + (c == '两' ? 2 : Math.Max(ChineseDigits.IndexOf(c, StringComparison.Ordinal), 0));
        }
        return value;
    }

    private int CountDigits(int index)
    {
        var end = index;
        while (end < _text.Length && char.IsAsciiDigit(_text[end]))
        {
            end++;
        }
        return end - index;
    }

    private int Value(int index, int digits)
    {
        var value = 0;
        for (var i = index; i < index + digits; i++)
        {
            value = value * 10 + (_text[i] - '0');
        }
        return value;
    }

    private bool IsYear(int digits) => Peek(digits) == '年';

    private static bool IsDate(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
}
