namespace QhdHomeMap.Geo.OpeningHours.Reading;

/// <content>Dates: of exceptions, and of seasons that have no name.</content>
internal sealed partial class Parser
{
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
            var connectors = CountConnectors();
            if (connectors == 0 || !IsDateAt(connectors, inMonth: previous!.Value.Day > 0))
            {
                return true;
            }
            _at += connectors;
        }
    }
}
