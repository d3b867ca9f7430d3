using System.Collections.Immutable;

namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>What a door does on statutory holidays: in general, and on single festivals.</summary>
/// <remarks>Immutable, equal by value.</remarks>
public sealed class HolidayPolicy : IEquatable<HolidayPolicy>
{
    /// <summary>Nothing is said of holidays.</summary>
    public static readonly HolidayPolicy NotStated = new(DayTreatment.NotStated);

    /// <summary>法定节假日正常开放.</summary>
    public static readonly HolidayPolicy AsUsual = new(DayTreatment.AsUsual);

    /// <summary>法定节假日休息.</summary>
    public static readonly HolidayPolicy Closed = new(DayTreatment.Closed);

    // One entry a festival in bit order; the last one stands for all others, that is for the general rule.
    private readonly ImmutableArray<DayTreatment> _treatments;

    /// <summary>Makes a policy.</summary>
    /// <param name="general">What holds on holidays that are not named.</param>
    /// <param name="named">What holds on named festivals.</param>
    /// <exception cref="ArgumentException">A named festival with nothing stated, or the unnamed other one.</exception>
    public HolidayPolicy(DayTreatment general, IEnumerable<(Festivals Festival, DayTreatment Treatment)>? named = null)
    {
        var treatments = Enumerable.Repeat(general, FestivalNames.Count).ToArray();
        foreach (var (festival, treatment) in named ?? [])
        {
            if (treatment.Kind == TreatmentKind.NotStated || festival.HasFlag(Festivals.Other))
            {
                throw new ArgumentException("A named festival needs a rule.", nameof(named));
            }
            for (var index = 0; index < FestivalNames.Count; index++)
            {
                if (festival.HasFlag((Festivals)(1 << index)))
                {
                    treatments[index] = treatment;
                }
            }
        }
        _treatments = [.. treatments];
    }

    /// <summary>What holds on holidays that no rule names.</summary>
    public DayTreatment General => _treatments[^1];

    /// <summary>What holds on a holiday of one festival.</summary>
    /// <param name="festival">Exactly one festival.</param>
    public DayTreatment this[Festivals festival] =>
        _treatments[System.Numerics.BitOperations.TrailingZeroCount((int)festival)];

    /// <summary>All rules in bit order of the festivals, the general one last.</summary>
    internal ImmutableArray<DayTreatment> Treatments => _treatments;

    /// <inheritdoc/>
    public bool Equals(HolidayPolicy? other) =>
        other is not null && _treatments.AsSpan().SequenceEqual(other._treatments.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HolidayPolicy);

    /// <inheritdoc/>
    public override int GetHashCode() => _treatments.Aggregate(0, HashCode.Combine);
}
