namespace QhdHomeMap.Geo.OpeningHours.Reading;

/// <summary>What a text says, clause by clause, before the clauses are brought together.</summary>
internal sealed class Draft
{
    public List<ClauseDraft> Clauses { get; } = [];

    public List<SeasonDraft> Seasons { get; } = [];

    /// <summary>全年无休.</summary>
    public Token? YearRound { get; set; }

    /// <summary>时间未定, standing on its own.</summary>
    public Token? HoursUnknown { get; set; }

    /// <summary>需预约, standing on its own: it goes for everything that is written.</summary>
    public Token? AppointmentForAll { get; set; }
}

/// <summary>冬季（11月1日至次年3月31日）, or bare dates that have hours by the week.</summary>
internal sealed class SeasonDraft(Token head, string? name)
{
    public Token Head { get; } = head;

    public string? Name { get; } = name;

    public DateSpan? Span { get; set; }

    /// <summary>Whether it stands behind the days (周一至周五：夏季…，冬季…), so that other days are as usual.</summary>
    public bool IsInner { get; set; }
}

/// <summary>On which days a clause holds.</summary>
internal sealed class ScopeDraft
{
    public Token Place { get; set; }

    public int Weekdays { get; set; }

    public bool Everyday { get; set; }

    public bool Workdays { get; set; }

    public bool RestDays { get; set; }

    public bool Others { get; set; }

    public bool Holidays { get; set; }

    public Festivals Festivals { get; set; }

    public bool MakeUpDays { get; set; }

    public List<MonthlySlot> Slots { get; } = [];

    public List<DateSpan> Dates { get; } = [];

    /// <summary>Weekdays named in any way; 每天 behind them adds nothing.</summary>
    public bool NamesWeekdays => Weekdays != 0 || Workdays || RestDays || Others;

    public bool IsWeekly => NamesWeekdays || Everyday || Slots.Count > 0;

    public bool IsSpecial => Holidays || Festivals != Festivals.None || MakeUpDays || Dates.Count > 0;

    public bool IsEmpty => !IsWeekly && !IsSpecial;

    public ScopeDraft WeekdaysOnly() =>
        new()
        {
            Place = Place,
            Weekdays = Weekdays,
            Workdays = Workdays,
            RestDays = RestDays,
        };

    public ScopeDraft HolidaysOnly() =>
        new()
        {
            Place = Place,
            Holidays = Holidays,
            Festivals = Festivals,
        };

    public void Add(ScopeDraft other)
    {
        Place = IsEmpty ? other.Place : Place.To(other.Place);
        Weekdays |= other.Weekdays;
        Everyday |= other.Everyday;
        Workdays |= other.Workdays;
        RestDays |= other.RestDays;
        Others |= other.Others;
        Holidays |= other.Holidays;
        Festivals |= other.Festivals;
        MakeUpDays |= other.MakeUpDays;
        Slots.AddRange(other.Slots);
        Dates.AddRange(other.Dates);
    }
}

/// <summary>What a clause says of its days.</summary>
internal enum ClauseContent
{
    None,
    Hours,
    Closed,
    AsUsual,
    Later,
}

/// <summary>Days and what holds on them.</summary>
internal sealed class ClauseDraft(Token head, ScopeDraft? scope, SeasonDraft? season)
{
    /// <summary>Where it begins.</summary>
    public Token Head { get; } = head;

    /// <summary>Its days; null where only hours are written.</summary>
    public ScopeDraft? Scope { get; set; } = scope;

    public SeasonDraft? Season { get; set; } = season;

    public ClauseContent Content { get; set; }

    /// <summary>Whether 正常开放 or 开放 stands behind weekdays; hours may still follow.</summary>
    public bool IsSaidOpen { get; set; }

    public List<(HourInterval Interval, Token Place, bool IsCertain)> Intervals { get; } = [];

    /// <summary>Lunch breaks.</summary>
    public List<(HourInterval Interval, Token Place)> Gaps { get; } = [];

    public DayParts Parts { get; set; }

    /// <summary>A bare 全天: round the clock only if no other clause has clock times.</summary>
    public Token? AllDay { get; set; }

    public bool ByAppointment { get; set; }

    /// <summary>除外: it goes before what other clauses say of the same days.</summary>
    public bool IsExclusion { get; set; }

    /// <summary>The hours of another season that these stand beside in brackets: both are meant to have as many parts.</summary>
    public ClauseDraft? Pattern { get; init; }

    /// <summary>Whether its days stand behind its hours: 9:00-17:00（周一至周五）.</summary>
    public bool HasDaysBehind { get; set; }

    public string? Reason { get; set; }
}
