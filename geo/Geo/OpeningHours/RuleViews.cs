using System.Numerics;

namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>Rules prepared for asking: each day they can produce is worked out once, so that a look-up allocates nothing.</summary>
internal sealed class RuleViews
{
    private readonly (DateSpan Span, DayTreatment Treatment, DayView View)[] _exceptions;
    private readonly (DateSpan Span, ScheduleViews Views)[] _seasons;
    private readonly ScheduleViews _usual;
    private readonly int _stated;

    public RuleViews(OpeningRules rules)
    {
        _exceptions =
        [
            .. rules.Exceptions.Select(each =>
                (each.Span, each.Treatment, Stated(each.Treatment, OpeningReason.Exception, each.Reason))
            ),
        ];
        _seasons =
        [
            .. rules.Seasons.Select(season => (season.Span, new ScheduleViews(rules, season, season.Schedule))),
        ];
        _usual = new(rules, null, rules.Usual);
        var treatments = rules.Holidays.Treatments;
        for (var index = 0; index < treatments.Length; index++)
        {
            _stated |= treatments[index].Kind == TreatmentKind.NotStated ? 0 : 1 << index;
        }
        IsAlwaysOpen =
            _exceptions.Length == 0
            && rules.Usual is not null
            && rules.Schedules().All(schedule => schedule.IsUniform && !schedule.Week[0].ByAppointment)
            && rules.MakeUpDays.Kind == TreatmentKind.NotStated
            && treatments.All(each => each.Kind is TreatmentKind.NotStated or TreatmentKind.AsUsual);
        HasSureHours = AllHours(rules).Any(hours => !hours.ByAppointment && !hours.Intervals.IsEmpty);
    }

    /// <summary>Whether the door never closes, so that there is no end to look for.</summary>
    public bool IsAlwaysOpen { get; }

    /// <summary>Whether any day can be surely open, so that there is an opening to look for.</summary>
    public bool HasSureHours { get; }

    /// <summary>What holds on a date. O(exceptions + seasons + monthly rules), no allocation but on days of two festivals
    /// whose rules disagree.</summary>
    public DayView On(DateOnly date, HolidayCalendar calendar)
    {
        foreach (var (span, treatment, view) in _exceptions)
        {
            if (span.Contains(date))
            {
                return treatment.Kind == TreatmentKind.AsUsual ? FormsOn(date).SaidOpen : view;
            }
        }
        var forms = FormsOn(date);
        var day = calendar.Find(date);
        return day.Kind switch
        {
            HolidayKind.Ordinary => forms.Ordinary,
            HolidayKind.MakeUpWorkday => forms.MakeUp,
            HolidayKind.Holiday => OnHoliday(forms, day.Festivals),
            _ => forms.NotLoaded,
        };
    }

    private DayForms FormsOn(DateOnly date)
    {
        foreach (var (span, views) in _seasons)
        {
            if (span.Contains(date))
            {
                return views.On(date);
            }
        }
        return _usual.On(date);
    }

    /// <summary>A day of two festivals follows the one of which something is stated; both, where they agree.</summary>
    private DayView OnHoliday(DayForms forms, Festivals festivals)
    {
        var bits = (int)festivals & _stated;
        if (bits == 0)
        {
            bits = (int)festivals;
        }
        var first = forms.Holidays[BitOperations.TrailingZeroCount(bits)];
        for (bits &= bits - 1; bits != 0; bits &= bits - 1)
        {
            var next = forms.Holidays[BitOperations.TrailingZeroCount(bits)];
            first = ReferenceEquals(first, next)
                ? first
                : DayView.Blend([first, next], OpeningReason.HolidayUnconfirmed);
        }
        return first;
    }

    private static DayView Stated(DayTreatment treatment, OpeningReason rest, string? note) =>
        treatment.Hours is { } hours
            ? DayView.Of(hours, rest, note)
            : DayView.Unknown(OpeningReason.HoursUnknown, note: note);

    private static IEnumerable<DayHours> AllHours(OpeningRules rules) =>
        rules
            .Schedules()
            .SelectMany(schedule => schedule.AllHours())
            .Concat(rules.Exceptions.Select(each => each.Treatment).Select(each => each.Hours).OfType<DayHours>())
            .Concat(rules.Holidays.Treatments.Select(each => each.Hours).OfType<DayHours>())
            .Concat(rules.MakeUpDays.Hours is { } hours ? [hours] : []);

    /// <summary>A schedule's days, prepared.</summary>
    private sealed class ScheduleViews
    {
        private readonly DayForms[] _week;
        private readonly (MonthlySlot Slot, DayForms OnWorkday, DayForms OnWeekend)[] _monthly;

        public ScheduleViews(OpeningRules rules, Season? season, Schedule? schedule)
        {
            if (schedule is null)
            {
                _week = [.. Enumerable.Repeat(DayForms.Unknown(rules), Week.Days)];
                _monthly = [];
                return;
            }
            DayForms Forms(DayHours hours, bool weekend, MonthlySlot? slot = null) =>
                DayForms.Of(rules, season, schedule, hours, weekend, slot);

            _week = [.. schedule.Week.Select((hours, index) => Forms(hours, index >= Week.Saturday))];
            _monthly =
            [
                .. schedule.Monthly.Select(rule =>
                    (rule.Slot, Forms(rule.Hours, false, rule.Slot), Forms(rule.Hours, true, rule.Slot))
                ),
            ];
        }

        public DayForms On(DateOnly date)
        {
            var weekday = Week.IndexOf(date.DayOfWeek);
            foreach (var (slot, onWorkday, onWeekend) in _monthly)
            {
                if (slot.Matches(date))
                {
                    return weekday >= Week.Saturday ? onWeekend : onWorkday;
                }
            }
            return _week[weekday];
        }
    }
}
