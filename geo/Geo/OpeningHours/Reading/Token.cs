namespace QhdHomeMap.Geo.OpeningHours.Reading;

internal enum TokenKind
{
    End,

    // Between things: ， 、 / ; 和 及 ; ； 。 and line ends ; ： ; - ~ 至 到
    Separator,
    Connector,
    Break,
    Colon,
    Dash,
    Open,
    Close,

    // Figures. Clock: minutes after midnight; Date: yyyymmdd; MonthDay: mmdd.
    Clock,
    Number,
    Date,
    MonthDay,
    Year,
    Month,
    Day,
    Ordinal,
    Measure,
    NextDay,
    NextYear,

    // Days. Weekday: a mask, the last day named in bits 8 to 11, the first one in bits 12 and up.
    Weekday,
    Everyday,
    Workday,
    RestDay,
    Others,
    OtherSeasons,
    Holiday,
    Festival,
    MakeUp,
    Monthly,
    Last,
    LastDay,
    Annual,
    Season,

    // Hours. Part: a DayHalf.
    Part,
    AllDay,
    RoundTheClock,
    LunchBreak,

    // What holds.
    Closed,
    Usual,
    Later,
    YearRound,
    Appointment,
    Except,
    ExceptPrefix,
    ExceptSuffix,
    Including,
    NotIncluding,
    Because,

    // Words that say nothing more: 开放时间 ; 均 为 期间
    Label,
    Filler,

    /// <summary>A day of the lunar calendar, which falls on another date each year.</summary>
    Lunar,
    Bad,
    Unknown,
}

/// <summary>How a clock time or a number was written, where that matters.</summary>
[Flags]
internal enum TokenMarks
{
    None = 0,

    /// <summary>A clock time of the 24-hour clock beyond doubt: 09:00, 0900.</summary>
    Padded = 1,

    /// <summary>9.30 instead of 9:30.</summary>
    Dotted = 2,

    /// <summary>9:30.</summary>
    WithColon = 4,

    /// <summary>A Chinese numeral.</summary>
    Chinese = 8,

    /// <summary>A part of the day that may stand without a clock time: 上午, but not 早.</summary>
    Standalone = 16,

    /// <summary>AM and PM may stand behind the time.</summary>
    Suffix = 32,
}

/// <summary>Why figures could be told apart but make no sense.</summary>
internal enum BadFigure
{
    Clock,
    Weekday,
    Date,
    Number,
    Dotted,
}

/// <summary>A part of the day in front of a clock time.</summary>
internal enum DayHalf
{
    None,
    BeforeDawn,
    Morning,
    Noon,
    Afternoon,
    Evening,
}

internal readonly record struct Token(
    TokenKind Kind,
    int Position,
    int Length,
    int Value = 0,
    TokenMarks Marks = TokenMarks.None
)
{
    public int End => Position + Length;

    public bool Is(TokenMarks mark) => (Marks & mark) != 0;

    /// <summary>The place from this token to the end of another one.</summary>
    public Token To(Token last) => this with { Length = last.End - Position };
}
