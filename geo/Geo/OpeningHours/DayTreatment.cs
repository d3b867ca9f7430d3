namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>What a rule does with the days it names.</summary>
public enum TreatmentKind
{
    /// <summary>Nothing is said.</summary>
    NotStated,

    /// <summary>正常开放: the regular hours hold.</summary>
    AsUsual,

    /// <summary>另行通知: said to be different, not said how.</summary>
    ToBeAnnounced,

    /// <summary>The rule's own hours hold; none of them means closed.</summary>
    Hours,
}

/// <summary>What holds on holidays, on make-up working days or on the dates of an exception.</summary>
public readonly record struct DayTreatment
{
    private DayTreatment(TreatmentKind kind, DayHours? hours = null) => (Kind, Hours) = (kind, hours);

    /// <summary>Nothing is said.</summary>
    public static DayTreatment NotStated => default;

    /// <summary>The regular hours hold.</summary>
    public static DayTreatment AsUsual { get; } = new(TreatmentKind.AsUsual);

    /// <summary>Not known until it is announced.</summary>
    public static DayTreatment ToBeAnnounced { get; } = new(TreatmentKind.ToBeAnnounced);

    /// <summary>Not open.</summary>
    public static DayTreatment Closed { get; } = new(TreatmentKind.Hours, DayHours.Closed);

    /// <summary>Which of the four it is.</summary>
    public TreatmentKind Kind { get; }

    /// <summary>The hours; set for <see cref="TreatmentKind.Hours"/> only.</summary>
    public DayHours? Hours { get; }

    /// <summary>The hours hold. Hours that only say "at some time" are the same as <see cref="ToBeAnnounced"/>.</summary>
    public static DayTreatment Of(DayHours hours) =>
        hours.Equals(DayHours.AnyTime) ? ToBeAnnounced : new(TreatmentKind.Hours, hours);
}
