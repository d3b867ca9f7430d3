namespace QhdHomeMap.Geo.OpeningHours.Reading;

/// <content>Dates: of exceptions, and of seasons that have no name.</content>
internal sealed partial class Parser
{
    private const int FirstYear = 2000;
    private const int LastYear = 2099;
    private const int WholeMonth = 99;

    /// <summary>A date as written; the day is 0 where only a month is.</summary>
    private readonly record struct DatePoint(int? Year, int Month, int Day, Token Place);

    /// <summary>Whether a date begins at a place; in a list behind a month, a bare day does too.</summary>
    private bool IsDateAt(int ahead, bool inMonth)
    {
        switch (Ahead(ahead).Kind)
        {
            case TokenKind.Date or TokenKind.MonthDay or TokenKind.Annual:
                return true;
            case TokenKind.NextYear:
                return inMonth;
            case TokenKind.Number when Ahead(ahead + 1).Kind is TokenKind.Year or TokenKind.Month:
                return true;
            case TokenKind.Number:
                return IsMonthOfList(ahead) || inMonth && IsDayList(ahead);
            default:
                return false;
        }
    }

    /// <summary>The 7 of 7-8月, whose unit comes with the second figure.</summary>
    private bool IsMonthOfList(int ahead) =>
        Ahead(ahead).Kind == TokenKind.Number
        && Ahead(ahead + 1).Kind is TokenKind.Dash or TokenKind.Separator
        && Ahead(ahead + 2).Kind == TokenKind.Number
        && Ahead(ahead + 3).Kind == TokenKind.Month;

    /// <summary>1日, 1、2日 or 1-7日: figures that end in a 日.</summary>
    private bool IsDayList(int ahead)
    {
        for (var count = 0; count < 31 && Ahead(ahead).Kind == TokenKind.Number; count++, ahead += 2)
        {
            if (Ahead(ahead + 1).Kind is not (TokenKind.Dash or TokenKind.Separator or TokenKind.Connector))
            {
                return Ahead(ahead + 1).Kind == TokenKind.Day;
            }
        }
        return false;
    }

    private bool ReadDates()
    {
        var place = Current;
        var isListed = _at > 0 && tokens[_at - 1].Kind is TokenKind.Separator or TokenKind.Connector;
        var spans = new List<DateSpan>();
        if (!ReadSpans(spans, out var isMonths))
        {
            return false;
        }
        place = place.To(tokens[_at - 1]);
        var span = spans[0];
        if (Current.Kind == TokenKind.Open && Ahead(1).Kind == TokenKind.Season && Ahead(2).Kind == TokenKind.Close)
        {
            // 11月1日至次年3月31日（冬季）
            var name = Season.Names[Ahead(1).Value];
            _at += 3;
            return spans.Count == 1 ? Enter(place, name, span) : trouble.SeasonDates(place, "一个季节只能写一段日期");
        }
        var next = KindAfterDates();
        var isLong = span.Days > ExceptionalDates.MaxOpenDays;
        var isSeason =
            spans.Count == 1
            && (
                isMonths && next != TokenKind.Closed
                || span.Days > 1
                    && next is TokenKind.Weekday or TokenKind.Workday or TokenKind.RestDay or TokenKind.Monthly
                || isLong && (next == TokenKind.Everyday || IsHours(next))
            );
        if (isSeason)
        {
            return Enter(place, null, span);
        }
        var scope = new ScopeDraft { Place = place };
        scope.Dates.AddRange(spans);
        var festivals = IsPending && !isListed ? _clause!.Scope : null;
        if (festivals is { Festivals: not Festivals.None } && !Narrow(festivals, scope) || !Merge(scope))
        {
            return false;
        }
        if (_reason is { } reason && _clause is { Reason: null })
        {
            _clause.Reason = reason.Text;
            _reason = null;
        }
        return true;
    }

    /// <summary>What comes next, words that say nothing left out: it decides between a season and single dates.</summary>
    private TokenKind KindAfterDates()
    {
        var ahead = 0;
        while (
            Ahead(ahead).Kind
                is TokenKind.Separator
                    or TokenKind.Connector
                    or TokenKind.Colon
                    or TokenKind.Label
                    or TokenKind.Filler
        )
        {
            ahead++;
        }
        return Ahead(ahead).Kind;
    }

    private static bool IsHours(TokenKind kind) =>
        kind
            is TokenKind.Clock
                or TokenKind.Number
                or TokenKind.Part
                or TokenKind.AllDay
                or TokenKind.RoundTheClock
                or TokenKind.Appointment;

    private bool ReadSpans(List<DateSpan> spans, out bool isMonths)
    {
        DatePoint? previous = null;
        var areMonths = false;
        while (true)
        {
            if (ReadSpan(ref previous, out isMonths) is not { } span)
            {
                return false;
            }
            if (spans.Contains(span))
            {
                return trouble.Contradiction(previous!.Value.Place, "同一天写了两次");
            }
            // 7月、8月 is one span of two months, 10月1日、2日 one of two days.
            if (spans.Count > 0 && areMonths == isMonths && spans[^1].JoinedWith(span) is { } joined)
            {
                spans[^1] = joined;
            }
            else
            {
                spans.Add(span);
            }
            areMonths = isMonths;
            var connectors = 0;
            while (Ahead(connectors).Kind is TokenKind.Separator or TokenKind.Connector)
            {
                connectors++;
            }
            if (connectors == 0 || !IsDateAt(connectors, inMonth: previous!.Value.Day > 0))
            {
                return true;
            }
            _at += connectors;
        }
    }

    private DateSpan? ReadSpan(ref DatePoint? previous, out bool isMonths)
    {
        isMonths = false;
        var isAnnual = Current.Kind == TokenKind.Annual && Skip();
        if (ReadPoint(previous) is not { } first)
        {
            return null;
        }
        if (isAnnual && first.Year is not null)
        {
            trouble.BadDate(first.Place, "写了「每年」就不要再写年份");
            return null;
        }
        var last = first;
        var isNextYear = false;
        if (Current.Kind == TokenKind.Dash)
        {
            Skip();
            isNextYear = Current.Kind == TokenKind.NextYear && Skip();
            if (ReadPoint(first with { Year = null }) is not { } end)
            {
                return null;
            }
            last = end;
        }
        isMonths = first.Day == 0;
        previous = last with { Year = last.Year ?? first.Year };
        return Span(first, last, isNextYear);
    }

    /// <summary>Reads a date; what is left out (year, month) is taken from the date before it.</summary>
    private DatePoint? ReadPoint(DatePoint? before)
    {
        var place = Current;
        if (place.Kind == TokenKind.Date)
        {
            Skip();
            return new(place.Value / 10000, place.Value / 100 % 100, place.Value % 100, place);
        }
        if (place.Kind == TokenKind.MonthDay)
        {
            Skip();
            return new(before?.Year, place.Value / 100, place.Value % 100, place);
        }
        var year = TakeFigure(TokenKind.Year);
        var month = TakeFigure(TokenKind.Month) ?? (IsMonthOfList(0) ? TakeFigure(null) : null);
        var day = IsDayList(0) ? TakeFigure(null) : null;
        TakeDayUnit();
        // 10月1休: a figure behind the month that is neither a day nor an hour.
        var isCutOff = day is null && Current.Kind == TokenKind.Number && Ahead(2).Kind != TokenKind.Clock;
        if (month is null && (day is null || before is null) || isCutOff)
        {
            trouble.BadDate(place.To(Current), "日期不完整，请写成「10月1日」");
            return null;
        }
        return new(year ?? before?.Year, month ?? before!.Value.Month, day ?? 0, place.To(tokens[_at - 1]));
    }

    /// <summary>Takes a figure with its unit, or one that stands alone; null when there is none.</summary>
    private int? TakeFigure(TokenKind? unit)
    {
        if (Current.Kind != TokenKind.Number || unit is not null && Ahead(1).Kind != unit)
        {
            return null;
        }
        var value = Current.Value;
        _at += unit is null ? 1 : 2;
        return value;
    }

    private DateSpan? Span(DatePoint first, DatePoint last, bool isNextYear)
    {
        var place = first.Place.To(last.Place);
        var isBackwards = (last.Month, EndOf(last)).CompareTo((first.Month, first.Day)) < 0;
        if (first.Year is null && (last.Year is not null || isNextYear && !isBackwards))
        {
            trouble.BadDate(place, last.Year is not null ? "开始日期没有写年份" : "超过一年了，请检查日期");
            return null;
        }
        var lastYear = last.Year ?? first.Year + (isNextYear || isBackwards ? 1 : 0);
        if (
            DateOf(first.Year, first.Month, Math.Max(first.Day, 1), place) is not { } from
            || DateOf(lastYear, last.Month, EndOf(last), place) is not { } to
        )
        {
            return null;
        }
        if (first.Year is null)
        {
            return DateSpan.Annual(from.Month, from.Day, to.Month, to.Day);
        }
        if (to < from)
        {
            trouble.BadDate(place, "结束日期早于开始日期");
            return null;
        }
        return DateSpan.Between(from, to);
    }

    /// <summary>The day a date ends a span with: its own, or beyond the last one for a whole month.</summary>
    private static int EndOf(DatePoint point) => point.Day > 0 ? point.Day : WholeMonth;

    private DateOnly? DateOf(int? year, int month, int day, Token place)
    {
        if (year is < FirstYear or > LastYear)
        {
            trouble.BadDate(place, $"年份应在{FirstYear}到{LastYear}之间");
            return null;
        }
        var days = month is >= 1 and <= 12 ? DateTime.DaysInMonth(year ?? FirstYear, month) : 0;
        if (days == 0 || day < 1 || day > days && day != WholeMonth)
        {
            trouble.BadDate(place, "没有这一天");
            return null;
        }
        return new(year ?? FirstYear, month, Math.Min(day, days));
    }
}
