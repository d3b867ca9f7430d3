namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>Whether a door is open.</summary>
public enum OpeningNow
{
    /// <summary>Not known; never to be shown as open.</summary>
    Unknown,

    /// <summary>Open.</summary>
    Open,

    /// <summary>Closed.</summary>
    Closed,
}

/// <summary>The state of a door at one instant. Instants carry the offset +08:00.</summary>
/// <param name="Now">Open, closed or not known.</param>
/// <param name="Until">When open: the first instant at which it is no longer surely open; null when there is none within
/// <see cref="Opening.HorizonDays"/> days.</param>
/// <param name="Next">When closed or not known: the next instant at which it is surely open; null when there is none
/// within the horizon.</param>
/// <param name="Reason">Why it is not open.</param>
/// <param name="Note">A name or remark that goes with the reason: the festival, the season, why it is suspended.</param>
/// <param name="UnsureFrom">When closed: the first instant before <paramref name="Next"/> at which it might be open but is
/// not known to be. Where it is set, Next is the next <em>known</em> opening and is to be shown with a word of caution.</param>
public readonly record struct OpeningState(
    OpeningNow Now,
    DateTimeOffset? Until,
    DateTimeOffset? Next,
    OpeningReason Reason,
    string? Note,
    DateTimeOffset? UnsureFrom = null
);
