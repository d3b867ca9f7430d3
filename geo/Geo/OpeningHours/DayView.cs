using System.Collections.Immutable;

namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>
/// One day as the evaluator sees it: when the door is surely open, when it may be open, and what to say otherwise.
/// A minute that may be open but is not surely so is unknown; one that may not is closed.
/// </summary>
internal sealed class DayView
{
    private DayView(
        ImmutableArray<HourInterval> sure,
        ImmutableArray<HourInterval> maybe,
        OpeningReason unsure,
        OpeningReason shut,
        string? note
    ) => (Sure, Maybe, Unsure, Shut, Note) = (sure, maybe, unsure, shut, note);

    /// <summary>Surely open; a part of <see cref="Maybe"/>.</summary>
    public ImmutableArray<HourInterval> Sure { get; }

    /// <summary>Possibly open.</summary>
    public ImmutableArray<HourInterval> Maybe { get; }

    /// <summary>Why an unknown minute is unknown.</summary>
    public OpeningReason Unsure { get; }

    /// <summary>Why a closed minute is closed.</summary>
    public OpeningReason Shut { get; }

    /// <summary>A remark that goes with the whole day.</summary>
    public string? Note { get; }

    /// <summary>A day with stated hours.</summary>
    /// <param name="hours">Its hours.</param>
    /// <param name="rest">Why it is closed when there are none.</param>
    /// <param name="note">A remark for the whole day.</param>
    public static DayView Of(DayHours hours, OpeningReason rest, string? note = null)
    {
        var parts = IntervalSets.Normalize(DayPartWindows.Of(hours.Parts));
        var stated = IntervalSets.Union(hours.Intervals, parts);
        return new(
            hours.ByAppointment ? [] : hours.Intervals,
            hours.ByAppointment && stated.IsEmpty ? IntervalSets.WholeDay : stated,
            hours.ByAppointment ? OpeningReason.ByAppointment : OpeningReason.HoursUnknown,
            hours.IsClosed ? rest : OpeningReason.OutsideHours,
            note
        );
    }

    /// <summary>A day of which nothing is known, the night that would follow it by its usual hours included.</summary>
    public static DayView Unknown(OpeningReason reason, DayView? usual = null, string? note = null) =>
        new(
            [],
            IntervalSets.Union(IntervalSets.WholeDay, usual?.Maybe ?? []),
            reason,
            OpeningReason.OutsideHours,
            note
        );

    /// <summary>
    /// A day that can be read in several ways: sure is what all readings say, possible what any of them says.
    /// Readings that agree give the first of them.
    /// </summary>
    public static DayView Blend(IEnumerable<DayView> readings, OpeningReason unsure)
    {
        var list = readings.ToList();
        if (list.TrueForAll(list[0].Agrees))
        {
            return list[0];
        }
        var maybe = list.Aggregate(list[0].Maybe, (all, view) => IntervalSets.Union(all, view.Maybe));
        return new(
            list.Aggregate(list[0].Sure, (all, view) => IntervalSets.Intersect(all, view.Sure)),
            maybe,
            unsure,
            maybe.IsEmpty ? list[0].Shut : OpeningReason.OutsideHours,
            list[0].Note
        );
    }

    private bool Agrees(DayView other) =>
        Sure.AsSpan().SequenceEqual(other.Sure.AsSpan()) && Maybe.AsSpan().SequenceEqual(other.Maybe.AsSpan());
}
