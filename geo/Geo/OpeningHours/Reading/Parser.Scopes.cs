namespace QhdHomeMap.Geo.OpeningHours.Reading;

/// <content>Which days a clause is about.</content>
internal sealed partial class Parser
{
    private bool IsScope(TokenKind kind) =>
        kind
            is TokenKind.Weekday
                or TokenKind.Everyday
                or TokenKind.Workday
                or TokenKind.RestDay
                or TokenKind.Others
                or TokenKind.Holiday
                or TokenKind.Festival
                or TokenKind.MakeUp
                or TokenKind.Monthly
        || kind is TokenKind.Ordinal or TokenKind.Last or TokenKind.LastDay
            && _draft.Clauses.Exists(clause => clause.Scope is { Slots.Count: > 0 });

    private bool ReadScope()
    {
        if (ReadRun() is not { } run)
        {
            return false;
        }
        if (run.Exists(scope => scope.Holidays || scope.Festivals != Festivals.None))
        {
            SkipFillers(); // 国庆节期间, 节假日均
        }
        if (Current.Kind != TokenKind.Except)
        {
            return run.TrueForAll(Merge) && (run.Count == 1 || !IsMisplacedRest());
        }
        // 周一至周五，节假日除外: only what stands behind the last comma is excluded.
        return run.SkipLast(1).All(Merge) && Exclude(run[^1]) && Skip();
    }

    private void SkipFillers()
    {
        while (Current.Kind is TokenKind.Filler)
        {
            Skip();
        }
    }

    /// <summary>9:00-17:00 周一至周五，周六日休息 would close all days: which of them the hours are for is not clear.</summary>
    private bool IsMisplacedRest() =>
        Current.Kind == TokenKind.Closed
        && IsPending
        && HoursBefore(_clause!) is not null
        && !trouble.Ambiguous(_clause!.Scope!.Place.To(Current), "看不出时间是哪几天的，请把周几写在时间前面");

    /// <summary>Days in a row, in groups that commas set apart; null with the trouble set.</summary>
    private List<ScopeDraft>? ReadRun()
    {
        var groups = new List<ScopeDraft> { new() };
        while (true)
        {
            if (ReadDays() is not { } days)
            {
                return null;
            }
            groups[^1].Add(days);
            var connectors = CountConnectors();
            if (!IsScope(Ahead(connectors).Kind))
            {
                return groups;
            }
            if (connectors > 0 && Current is { Kind: TokenKind.Separator, Value: Words.Comma })
            {
                groups.Add(new());
            }
            _at += connectors;
        }
    }

    /// <summary>One name of days: a list or range of weekdays, holidays, days of the month and so on.</summary>
    private ScopeDraft? ReadDays()
    {
        var place = Current;
        var scope = new ScopeDraft();
        switch (place.Kind)
        {
            case TokenKind.Weekday:
                scope.Weekdays = ReadWeekdays();
                break;
            case TokenKind.Monthly or TokenKind.Ordinal or TokenKind.Last or TokenKind.LastDay:
                ReadMonthly(scope);
                break;
            case TokenKind.Others when Ahead(1).Kind == TokenKind.Holiday:
                _at += 2;
                scope.Holidays = true;
                break;
            default:
                Skip();
                scope.Everyday = place.Kind == TokenKind.Everyday;
                scope.Workdays = place.Kind == TokenKind.Workday;
                scope.RestDays = place.Kind == TokenKind.RestDay;
                scope.Others = place.Kind == TokenKind.Others;
                scope.Holidays = place.Kind == TokenKind.Holiday;
                scope.MakeUpDays = place.Kind == TokenKind.MakeUp;
                scope.Festivals = place.Kind == TokenKind.Festival ? (Festivals)place.Value : Festivals.None;
                break;
        }
        scope.Place = place.To(tokens[_at - 1]);
        return scope.IsEmpty || trouble.Error is not null ? null : scope;
    }

    /// <summary>周一至周五, 周一、三、五, 周一三五, 周五至周一; 0 with the trouble set.</summary>
    private int ReadWeekdays()
    {
        var mask = Current.Value & Week.EveryDayMask;
        var last = Current.Value >> 8 & 0xF;
        Skip();
        while (true)
        {
            var isRange = Current.Kind == TokenKind.Dash;
            if (isRange && WeekdayAt(1, isRange) is null)
            {
                return NoEndOfRange();
            }
            var ahead = isRange || Current.Kind is TokenKind.Separator or TokenKind.Connector ? 1 : 0;
            if (ahead == 0 || WeekdayAt(ahead, isRange) is not { } day)
            {
                return mask;
            }
            var place = Ahead(ahead);
            if (isRange && day == last)
            {
                trouble.BadWeekdays(place, "起止是同一天");
                return 0;
            }
            for (var each = last; isRange && each != day; each = (each + 1) % Week.Days)
            {
                mask |= 1 << each;
            }
            (mask, last) = (mask | 1 << day, day);
            _at += ahead + 1;
        }
    }

    private int NoEndOfRange()
    {
        var isBad = Ahead(1) is { Kind: TokenKind.Bad, Value: (int)BadFigure.Weekday };
        _ = isBad ? trouble.BadFigure(Ahead(1)) : trouble.BadWeekdays(Current.To(Ahead(1)), "没有写到周几为止");
        return 0;
    }

    /// <summary>A weekday that continues a list (三, 日, 3) or ends a range (周五, 五).</summary>
    private int? WeekdayAt(int ahead, bool isRange)
    {
        var token = Ahead(ahead);
        switch (token.Kind)
        {
            case TokenKind.Weekday when isRange && (token.Value >> 8 & 0xF) == token.Value >> 12:
                return token.Value >> 12;
            case TokenKind.Day when text[token.Position] == '日':
                return Week.Days - 1;
            case TokenKind.Number when token.Value is >= 1 and <= 7:
                var next = Ahead(ahead + 1).Kind;
                var isFigure =
                    next is TokenKind.Month or TokenKind.Day or TokenKind.Year or TokenKind.Measure
                    || next == TokenKind.Dash && Ahead(ahead + 2).Kind == TokenKind.Clock;
                return isFigure ? null : token.Value - 1;
            default:
                return null;
        }
    }
}
