namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>A closure that goes before everything the door states. One that ends before it begins closes nothing.</summary>
/// <param name="From">First closed instant.</param>
/// <param name="Until">First instant at which the rules hold again; null: not known.</param>
/// <param name="Reason">Why, in words for riders.</param>
public sealed record TemporaryClosure(DateTimeOffset From, DateTimeOffset? Until, string Reason)
{
    /// <summary>Whether the closure holds at the instant.</summary>
    public bool Covers(DateTimeOffset instant) => From <= instant && !(Until <= instant);
}
