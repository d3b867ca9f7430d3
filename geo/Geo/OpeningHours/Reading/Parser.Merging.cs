namespace QhdHomeMap.Geo.OpeningHours.Reading;

/// <content>How days go together with what was written before them.</content>
internal sealed partial class Parser
{
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
        SkipFillers(); // 周末均休息
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
        var isEveryday = scope is { Everyday: true, NamesWeekdays: false };
        return _season is not null
            && (isEveryday || _isBroken && Current.Kind == TokenKind.Closed)
            && scope is { IsWeekly: true, IsSpecial: false }
            && _draft.Clauses.Exists(clause => clause.Season == _season)
            && _draft.Clauses.TrueForAll(clause => clause.Season != _season || clause.Scope is null);
    }

    private bool NamesWeekdays(SeasonDraft season) =>
        _draft.Clauses.Exists(clause => clause.Season == season && clause.Scope is { NamesWeekdays: true });

    private bool Join(ScopeDraft pending, ScopeDraft scope)
    {
        if (scope.Dates.Count > 0 && pending is { IsWeekly: true, IsSpecial: false })
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

    /// <summary>国庆节（10月1日至3日）: the dates say which days of the festival are meant.</summary>
    private bool Narrow(ScopeDraft festivals, ScopeDraft dates)
    {
        const Festivals Solar = Festivals.NewYear | Festivals.LabourDay | Festivals.NationalDay;
        if ((festivals.Festivals & ~Solar) != 0 && dates.Dates.Exists(span => span.IsAnnual))
        {
            return trouble.BadDate(dates.Place, "这个节日每年日期不同，请写年份");
        }
        festivals.Festivals = Festivals.None;
        return true;
    }

    /// <summary>2026年10月3日（周六）: the weekday explains the date and must fit it.</summary>
    private static bool AreOn(List<DateSpan> dates, ScopeDraft scope) =>
        scope.Weekdays == 0
        || dates.TrueForAll(span =>
            !span.IsAnnual && span.Days == 1 && scope.Weekdays == 1 << Week.IndexOf(span.Ends.First.DayOfWeek)
        );

    /// <summary>节假日除外, 除周一外, 不含周末.</summary>
    private bool ReadExclusion()
    {
        var place = Current;
        Skip();
        if (place.Kind == TokenKind.Except || !IsScope(Current.Kind))
        {
            return trouble.MissingDays(place, "没有写什么除外");
        }
        if (ReadRun() is not { } run)
        {
            return false;
        }
        var isEnded = place.Kind == TokenKind.NotIncluding;
        var isRest = Current.Kind == TokenKind.Closed && Skip(); // 除周一闭馆外
        while (Current.Kind is TokenKind.ExceptSuffix or TokenKind.Except)
        {
            isEnded = true;
            Skip();
        }
        if (!isEnded)
        {
            return trouble.MissingDays(place.To(tokens[_at - 1]), "请写成「除……外」");
        }
        _exclusion = isRest ? null : place.To(tokens[_at - 1]);
        return run.TrueForAll(Exclude);
    }

    private bool Exclude(ScopeDraft scope)
    {
        // 周一闭馆（法定节假日除外） may well mean that it is open on holidays.
        if (_clause is { Content: ClauseContent.Closed })
        {
            return trouble.Ambiguous(scope.Place, "除外的日子是开放还是休息？请直接写明，如「法定节假日正常开放」");
        }
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
            var isMisplaced = scope.NamesWeekdays && _clause.Scope is { IsSpecial: true };
            if (isMisplaced || scope.MakeUpDays || scope.Slots.Count > 0)
            {
                return trouble.OutOfPlace(scope.Place);
            }
            // Hours without days and 每天 include all days already.
            if (_clause.Scope is { NamesWeekdays: true } named)
            {
                named.Add(scope.WeekdaysOnly());
            }
            if (scope.IsSpecial)
            {
                _draft.Clauses.Add(new(scope.Place, scope.HolidaysOnly(), null) { Content = ClauseContent.AsUsual });
            }
        }
        return true;
    }
}
