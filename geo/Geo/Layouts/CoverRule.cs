namespace QhdHomeMap.Geo.Layouts;

/// <summary>What <see cref="CoverRule.Limit"/> is in.</summary>
public enum CoverUnit
{
    /// <summary>Metres.</summary>
    Metres,

    /// <summary>Seconds on the way; only along roads.</summary>
    Seconds,
}

/// <summary>When a home covers somebody: near enough, as the crow flies or along the roads.</summary>
/// <param name="Profile">The code of a travel profile, <c>walk</c> or <c>ebike</c>; null as the crow flies.</param>
/// <param name="Unit">What the limit is in.</param>
/// <param name="Limit">The greatest way, inclusive; null: each home's own radius, metres.</param>
public sealed record CoverRule(string? Profile, CoverUnit Unit, double? Limit)
{
    /// <summary>Each home's own radius as the crow flies.</summary>
    public static CoverRule OwnRadius => new(null, CoverUnit.Metres, null);

    /// <summary>15分钟服务圈 of somebody who travels so.</summary>
    public static CoverRule QuarterHour(string profile) => new(profile, CoverUnit.Seconds, 15 * 60);

    /// <summary>Whether it can be asked: a limit above 0, seconds only along roads and with a limit.</summary>
    public bool IsMeaningful =>
        (Limit is null || (Limit > 0 && double.IsFinite(Limit.Value)))
        && (Unit is CoverUnit.Metres || (Profile is not null && Limit is not null));

    /// <summary>How far this home covers.</summary>
    public double LimitOf(LayoutHome home) => Limit ?? home.RadiusM;
}
