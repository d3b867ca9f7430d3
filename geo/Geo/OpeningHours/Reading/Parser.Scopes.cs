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
            var connectors = 0;
            while (Ahead(connectors).Kind is TokenKind.Separator or TokenKind.Connector)
            {
                connectors++;
            }
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

    /// <summary>Joins days to those that still wait for their hours, or begins a clause with them.</summary>
    private bool Merge(ScopeDraft scope)
    {
        if (_clause is { Content: ClauseContent.None, IsSaidOpen: false, Scope: { } pending } && !_isBroken)
        {
            return Join(pending, scope);
        }
        if (!SettlePending())
        {
            return false;
        }
        if (_isInner || IsRestOfWholeYear(scope))
        {
            (_season, _isInner) = (null, false);
        }
        _outerScope = null;
        if (scope.Others && _season is not null && !NamesWeekdays(_season))
        {
            // 7月至8月 8:00-20:00；其余时间 9:00-17:00: the rest of the year, not of the week.
            (_season, scope.Others, scope.Everyday) = (null, false, true);
        }
        Start(scope.Place, scope);
        return true;
    }

    /// <summary>
    /// 夏季8:00-18:00；冬季8:30-17:30；周末休息, 暑期7:00-22:00；每天8:00-18:00: behind hours without days, rest days and
    /// 每天 are those of the whole year.
    /// </summary>
    private bool IsRestOfWholeYear(ScopeDraft scope)
    {
        SkipFillers();
        var isEveryday = scope is { Everyday: true, NamesWeekdays: false };
        return _season is not null
            && (isEveryday || _isBroken && Current.Kind == TokenKind.Closed)
            && scope is { IsWeekly: true, IsSpecial: false }
            && _draft.Clauses.Exists(clause => clause.Season == _season)
            && _draft.Clauses.TrueForAll(clause => clause.Season != _season || clause.Scope is null);
    }

    private bool Join(ScopeDraft pending, ScopeDraft scope)
    {
        if (pending is { IsWeekly: true, IsSpecial: false } && scope.Dates.Count > 0)
        {
            return trouble.OutOfPlace(scope.Place);
        }
        if (pending.Dates.Count > 0 && scope is { IsWeekly: true, IsSpecial: false })
        {
            return AreOn(pending.Dates, scope)
                || trouble.BadDate(scope.Place, "与前面的日期对不上；写了周几，日期要带年份");
        }
        // 周一至周五每天: the second word says nothing new.
        pending.Add(scope.Everyday && !scope.IsSpecial ? new() { Place = scope.Place } : scope);
        return true;
    }

    /// <summary>2026年10月3日（周六）: the weekday explains the date and must fit it.</summary>
    private static bool AreOn(List<DateSpan> dates, ScopeDraft scope) =>
        scope.Weekdays == 0
        || dates.TrueForAll(span =>
            !span.IsAnnual && span.Days == 1 && scope.Weekdays == 1 << Week.IndexOf(span.Ends.First.DayOfWeek)
        );

    private bool NamesWeekdays(SeasonDraft season) =>
        _draft.Clauses.Exists(clause => clause.Season == season && clause.Scope is { NamesWeekdays: true });

    /// <summary>节假日除外, 除周一外, 不含周末.</summary>
    private bool ReadExclusion()
    {
        var place = Current;
        if (place.Kind == TokenKind.Except)
        {
            return trouble.MissingDays(place, "没有写什么除外");
        }
        Skip();
        if (!IsScope(Current.Kind))
        {
            return trouble.MissingDays(place, "没有写什么除外");
        }
        if (ReadRun() is not { } run)
        {
            return false;
        }
        var isClosed = place.Kind == TokenKind.NotIncluding;
        while (Current.Kind is TokenKind.ExceptSuffix or TokenKind.Except)
        {
            isClosed = true;
            Skip();
        }
        return isClosed ? run.TrueForAll(Exclude) : trouble.MissingDays(place.To(tokens[_at - 1]), "请写成「除……外」");
    }

    private bool Exclude(ScopeDraft scope)
    {
        _draft.Clauses.Add(new(scope.Place, scope, _season) { Content = ClauseContent.Closed, IsExclusion = true });
        _isSeparated = true;
        return true;
    }

    /// <summary>（含节假日）, （含周末）.</summary>
    private bool ReadInclusion()
    {
        var place = Current;
        Skip();
        if (!IsScope(Current.Kind) || _clause is null)
        {
            return trouble.OutOfPlace(place);
        }
        if (ReadRun() is not { } run)
        {
            return false;
        }
        foreach (var scope in run)
        {
            if (scope is { Holidays: false, Festivals: Festivals.None } or { MakeUpDays: true } or { Dates.Count: > 0 })
            {
                if (scope.IsSpecial || scope.Slots.Count > 0 || _clause.Scope is { IsSpecial: true })
                {
                    return trouble.OutOfPlace(scope.Place);
                }
                // Hours without days and 每天 include all days already.
                if (_clause.Scope is { NamesWeekdays: true })
                {
                    _clause.Scope.Add(scope);
                }
                continue;
            }
            _draft.Clauses.Add(
                new(
                    scope.Place,
                    new()
                    {
                        Place = scope.Place,
                        Holidays = scope.Holidays,
                        Festivals = scope.Festivals,
                    },
                    null
                )
                {
                    Content = ClauseContent.AsUsual,
                }
            );
            if (scope.NamesWeekdays && _clause.Scope is { NamesWeekdays: true })
            {
                _clause.Scope.Add(
                    new()
                    {
                        Place = scope.Place,
                        Weekdays = scope.Weekdays,
                        RestDays = scope.RestDays,
                    }
                );
            }
        }
        return true;
    }
}
