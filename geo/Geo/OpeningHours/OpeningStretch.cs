namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>A stretch of time [From, Until) in which a door's state does not change. Instants carry the offset +08:00.</summary>
/// <param name="From">The first instant.</param>
/// <param name="Until">The first instant after it.</param>
/// <param name="Now">Open, closed or not known.</param>
/// <param name="Reason">Why it is not open.</param>
/// <param name="Note">A name or remark that goes with the reason.</param>
public readonly record struct OpeningStretch(
    DateTimeOffset From,
    DateTimeOffset Until,
    OpeningNow Now,
    OpeningReason Reason,
    string? Note
);
