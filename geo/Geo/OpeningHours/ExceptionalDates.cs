using QhdHomeMap.Geo.OpeningHours.Reading;

namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>Single dates on which something else holds than on other days like them. It goes before holidays and seasons.</summary>
public sealed record ExceptionalDates
{
    /// <summary>Exceptions with hours of their own are at most this long; what is longer is a <see cref="Season"/>.</summary>
    public const int MaxOpenDays = 31;

    /// <summary>Longest reason, in characters.</summary>
    public const int MaxReasonLength = 40;

    /// <summary>Makes an exception.</summary>
    /// <param name="span">Its dates.</param>
    /// <param name="treatment">What holds then; never <see cref="TreatmentKind.NotStated"/>.</param>
    /// <param name="reason">装修 and the like: one short remark without brackets, clock times and dates, or null.</param>
    /// <exception cref="ArgumentException">Nothing is stated, open hours for more than 31 days, or an unfit reason.</exception>
    public ExceptionalDates(DateSpan span, DayTreatment treatment, string? reason = null)
    {
        if (treatment.Kind == TreatmentKind.NotStated)
        {
            throw new ArgumentException("An exception needs a rule.", nameof(treatment));
        }
        if (treatment.Hours is { IsClosed: false } && span.Days > MaxOpenDays)
        {
            throw new ArgumentException("Open hours for that long are a season.", nameof(treatment));
        }
        if (reason is not null && !Remark.IsFit(reason))
        {
            throw new ArgumentException("Not a plain remark.", nameof(reason));
        }
        (Span, Treatment, Reason) = (span, treatment, reason);
    }

    /// <summary>When it holds.</summary>
    public DateSpan Span { get; }

    /// <summary>What holds then.</summary>
    public DayTreatment Treatment { get; }

    /// <summary>Why, in the words of the one who wrote it, or null.</summary>
    public string? Reason { get; }
}
