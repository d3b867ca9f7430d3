namespace QhdHomeMap.Geo.OpeningHours.Reading;

/// <summary>The days of one schedule while it is put together: named days go before 其余, those before 每天.</summary>
internal sealed class WeekDraft
{
    private readonly DayHours?[] _named = new DayHours?[Week.Days];
    private readonly Dictionary<MonthlySlot, DayHours> _monthly = [];
    private (DayHours Hours, Token Place)? _others;
    private (DayHours Hours, Token Place)? _everyday;
    private (DayHours Hours, Token Place)? _bare;
    private int _bareMask = Week.EveryDayMask;
    private int _excluded;

    /// <summary>Hours written without any days.</summary>
    public (DayHours Hours, Token Place)? Bare => _bare;

    /// <summary>Whether weekdays are named beside hours without days.</summary>
    public bool NamesDaysBesideBare => _bare is not null && Array.Exists(_named, hours => hours is not null);

    /// <summary>Whether any of them is open.</summary>
    public bool OpensDaysBesideBare => _bare is not null && Array.Exists(_named, hours => hours is { IsClosed: false });

    public bool IsEmpty =>
        Array.TrueForAll(_named, hours => hours is null)
        && _monthly.Count == 0
        && _others is null
        && _everyday is null
        && _bare is null
        && _excluded == 0;

    public bool HasOpenHours =>
        _monthly.Values.Any(hours => !hours.IsClosed) || Enumerable.Range(0, Week.Days).Any(IsOpen);

    public bool StatesWholeWeek => !Unstated.Any();

    /// <summary>Days of which nothing is written.</summary>
    public IEnumerable<int> Unstated => Enumerable.Range(0, Week.Days).Where(day => HoursOf(day) is null);

    /// <summary>Days that are written to be closed.</summary>
    public int ClosedMask =>
        Enumerable.Range(0, Week.Days).Where(day => HoursOf(day) is { IsClosed: true }).Sum(day => 1 << day);

    public bool IsOpen(int day) => HoursOf(day) is { IsClosed: false };

    /// <summary>Whether the days of a scope have hours, so that 正常开放 can be said of them.</summary>
    public bool IsOpenOn(ScopeDraft scope)
    {
        var mask = scope is { Everyday: true, NamesWeekdays: false } ? Week.EveryDayMask : MaskOf(scope);
        return scope.Slots.Count == 0
            && Enumerable.Range(0, Week.Days).All(day => (mask >> day & 1) == 0 || IsOpen(day));
    }

    public DayHours? HoursOf(int day) =>
        (_excluded >> day & 1) == 1
            ? DayHours.Closed
            : _named[day]
                ?? _others?.Hours
                ?? _everyday?.Hours
                ?? (
                    (_bareMask >> day & 1) == 1 ? _bare?.Hours
                    : _bare is null ? null
                    : DayHours.Closed
                );

    public static int MaskOf(ScopeDraft scope) =>
        scope.Weekdays | (scope.Workdays ? Week.WorkdayMask : 0) | (scope.RestDays ? Week.WeekendMask : 0);

    /// <summary>Adds a clause; false with the trouble set when the same day is given other hours already.</summary>
    public bool Add(ClauseDraft clause, DayHours hours, Trouble trouble)
    {
        var place = clause.Scope?.Place ?? (clause.Intervals.Count > 0 ? clause.Intervals[0].Place : clause.Head);
        var added = clause switch
        {
            { Scope: null } => SetOnce(ref _bare, hours, place),
            { IsExclusion: true, Scope: { Everyday: false, Others: false } scope } => Exclude(scope),
            { IsExclusion: true } => false,
            { Scope: { } scope } => AddNamed(scope, hours) && AddGeneral(scope, hours, place),
        };
        added = added && (_bare is null || _everyday is null || _bare.Value.Hours.Equals(_everyday.Value.Hours));
        return added || trouble.Contradiction(place, "这一天前面已有不同的写法");
    }

    /// <summary>Limits hours without days to some days.</summary>
    public void SpreadBare(int mask) => _bareMask = mask;

    public void CloseUnnamed(int mask)
    {
        for (var day = 0; day < Week.Days; day++)
        {
            if ((mask >> day & 1) == 1)
            {
                _named[day] ??= DayHours.Closed;
            }
        }
    }

    /// <summary>Open hours for 每天 or for no days in particular that every day overrules, or null.</summary>
    public Token? FindUnused()
    {
        var general = _others ?? _everyday ?? _bare;
        var isUsed = Enumerable.Range(0, Week.Days).Any(day => (_excluded >> day & 1) == 0 && _named[day] is null);
        return general is { Hours.IsClosed: false } hours && !isUsed ? hours.Place : null;
    }

    public Schedule ToSchedule(Func<int, DayHours> fallback) =>
        new(
            Enumerable.Range(0, Week.Days).Select(day => HoursOf(day) ?? fallback(day)),
            _monthly.Select(rule => new MonthlyRule(rule.Key, rule.Value))
        );

    private bool AddNamed(ScopeDraft scope, DayHours hours)
    {
        var mask = MaskOf(scope);
        for (var day = 0; day < Week.Days; day++)
        {
            if ((mask >> day & 1) == 0)
            {
                continue;
            }
            if (_named[day] is { } known && !known.Equals(hours))
            {
                return false;
            }
            _named[day] = hours;
        }
        return scope.Slots.TrueForAll(slot => _monthly.TryAdd(slot, hours) || _monthly[slot].Equals(hours));
    }

    private bool AddGeneral(ScopeDraft scope, DayHours hours, Token place) =>
        scope.Others
            ? SetOnce(ref _others, hours, place)
            : !scope.Everyday || scope.NamesWeekdays || scope.Slots.Count > 0 || SetOnce(ref _everyday, hours, place);

    private bool Exclude(ScopeDraft scope)
    {
        _excluded |= MaskOf(scope);
        foreach (var slot in scope.Slots)
        {
            _monthly[slot] = DayHours.Closed;
        }
        return true;
    }

    private static bool SetOnce(ref (DayHours Hours, Token Place)? field, DayHours hours, Token place)
    {
        if (field is { } known && !known.Hours.Equals(hours))
        {
            return false;
        }
        field = (hours, place);
        return true;
    }
}
