namespace QhdHomeMap.Geo.OpeningHours.Reading;

/// <summary>Brings clauses about weekdays and days of the month together into the usual schedule and the seasons'.</summary>
internal sealed class WeekAssembler(Draft draft, Trouble trouble)
{
    private readonly WeekDraft _usual = new();

    /// <summary>Whether hours are written for 工作日 and no weekend day has any.</summary>
    public bool HasWorkdaysOnly { get; private set; }

    public bool Assemble(out Schedule? usual, out List<Season> seasons)
    {
        usual = null;
        seasons = [];
        if (!Fill(_usual, null))
        {
            return false;
        }
        var weeks = draft.Seasons.ToDictionary(season => season, _ => new WeekDraft());
        if (!draft.Seasons.TrueForAll(season => Fill(weeks[season], season)) || !AreAlikeInDays(weeks))
        {
            return false;
        }
        foreach (var (season, week) in weeks)
        {
            if (Assemble(season, week) is not { } schedule)
            {
                return false;
            }
            seasons.Add(new(season.Name, season.Span!.Value, schedule));
        }
        if (!AssembleUsual(out usual))
        {
            return false;
        }
        HasWorkdaysOnly =
            draft.Clauses.Exists(clause => clause.Scope is { Workdays: true } && clause.Content == ClauseContent.Hours)
            && seasons
                .Select(season => season.Schedule)
                .Append(usual)
                .All(each => each is null || each.Week.Skip(Week.Saturday).All(hours => hours.IsClosed));
        return true;
    }

    /// <summary>夏季8:00-18:00；冬季8:30-17:30，周末休息: whether the summer has weekends off is not clear.</summary>
    private bool AreAlikeInDays(Dictionary<SeasonDraft, WeekDraft> weeks)
    {
        var opening = weeks.FirstOrDefault(each => each.Value.OpensDaysBesideBare).Key;
        if (opening is not null)
        {
            return trouble.MissingDays(opening.Head, "看不出哪些时间是这个季节的，请把平时的时间写在季节前面");
        }
        var naming = weeks.FirstOrDefault(each => each.Value.NamesDaysBesideBare).Key;
        return naming is null
            || weeks.Values.All(week => week.Bare is null || week.NamesDaysBesideBare)
            || trouble.MissingDays(naming.Head, "只有这个季节写了周几，其他季节没有写，请写全");
    }

    private bool Fill(WeekDraft week, SeasonDraft? season)
    {
        foreach (var clause in draft.Clauses.Where(clause => clause.Season == season))
        {
            if (clause.Scope is { IsWeekly: false } || clause.Content == ClauseContent.AsUsual)
            {
                continue;
            }
            if (ClauseHours.Of(clause, trouble) is not { } hours || !week.Add(clause, hours, trouble))
            {
                return false;
            }
        }
        // 每天9:00-17:00，周末正常开放 says nothing new; behind 周一至周五9:00-17:00 it leaves the hours open.
        var without = draft.Clauses.Find(clause =>
            clause is { Content: ClauseContent.AsUsual, Scope.IsWeekly: true }
            && clause.Season == season
            && !week.IsOpenOn(clause.Scope)
        );
        return without is null || trouble.MissingHours(without.Scope!.Place, "写了开放，没有写几点到几点");
    }

    private bool AssembleUsual(out Schedule? usual)
    {
        usual = null;
        if (draft.HoursUnknown is { } unknown && !_usual.IsEmpty)
        {
            return trouble.Contradiction(unknown, "写了时间，又说时间不确定");
        }
        if (_usual.HasOpenHours || _usual.StatesWholeWeek)
        {
            if (_usual.FindUnused() is { } unused)
            {
                return trouble.Contradiction(unused, "没有一天用到这个时间，请检查周几");
            }
            usual = _usual.ToSchedule(fallback: InnerDays);
            return true;
        }
        return draft.Seasons.Count > 0
            || draft.HoursUnknown is not null
            || trouble.MissingHours(draft.Clauses[0].Head, "没有写平时几点到几点开放");
    }

    /// <summary>Days whose hours are only written for seasons: outside of these they are not known.</summary>
    private DayHours InnerDays(int day) =>
        draft.Clauses.Exists(clause =>
            clause is { Season.IsInner: true, Scope: { } scope } && (WeekDraft.MaskOf(scope) >> day & 1) == 1
        )
            ? DayHours.AnyTime
            : DayHours.Closed;

    private Schedule? Assemble(SeasonDraft season, WeekDraft week)
    {
        if (week.IsEmpty)
        {
            trouble.MissingHours(season.Head, "没有写这个季节几点到几点开放");
            return null;
        }
        if (week.Bare is { } bare && !SpreadOverUsualDays(week, bare))
        {
            return null;
        }
        if (!_usual.HasOpenHours && !_usual.StatesWholeWeek)
        {
            // 周六日休；夏季…，冬季…: days closed all the year are closed in each season that does not name them.
            week.CloseUnnamed(_usual.ClosedMask);
        }
        else if (!season.IsInner && week.Unstated.FirstOrDefault(day => _usual.IsOpen(day), -1) is var day and >= 0)
        {
            trouble.SeasonDates(season.Head, $"没有写周{Week.Digits[day]}这个季节是否开放");
            return null;
        }
        return week.ToSchedule(fallback: day =>
            season.IsInner && _usual.HasOpenHours ? _usual.HoursOf(day) ?? DayHours.Closed : DayHours.Closed
        );
    }

    /// <summary>冬季 9:00-16:00 with no days: the days that are open otherwise, if these all have the same hours.</summary>
    private bool SpreadOverUsualDays(WeekDraft week, (DayHours Hours, Token Place) bare)
    {
        if (!_usual.HasOpenHours || bare.Hours.IsClosed)
        {
            week.SpreadBare(Week.EveryDayMask);
            return true;
        }
        var open = Enumerable.Range(0, Week.Days).Where(_usual.IsOpen).ToList();
        if (open.Select(_usual.HoursOf).Distinct().Count() != 1)
        {
            return trouble.MissingDays(bare.Place, "平时各天时间不同，请写明这个季节周几的时间");
        }
        week.SpreadBare(open.Sum(day => 1 << day));
        return true;
    }
}
