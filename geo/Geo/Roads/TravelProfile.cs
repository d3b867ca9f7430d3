namespace QhdHomeMap.Geo.Roads;

/// <summary>How somebody travels: which roads, which way, how fast. Data, not code: see the defaults in <c>QhdHomeMap.Formats</c>.</summary>
public sealed class TravelProfile
{
    private readonly double[] _speedMps;

    /// <summary>A profile with a speed for each class; a class that is not named is closed.</summary>
    /// <param name="code">What programs call it: <c>walk</c>, <c>ebike</c>.</param>
    /// <param name="forward">The right that lets one use an edge forward.</param>
    /// <param name="backward">The right that lets one use it backward.</param>
    /// <param name="accessSpeedMps">Metres a second between a place and the road, above 0.</param>
    /// <param name="speedMps">Metres a second on each class, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A speed is not above 0.</exception>
    public TravelProfile(
        string code,
        RoadAccess forward,
        RoadAccess backward,
        double accessSpeedMps,
        IReadOnlyDictionary<RoadClass, double> speedMps
    )
    {
        (Code, Forward, Backward, AccessSpeedMps) = (code, forward, backward, accessSpeedMps);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(accessSpeedMps);
        _speedMps = new double[Enum.GetValues<RoadClass>().Max(c => (int)c) + 1];
        foreach (var (roadClass, speed) in speedMps)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(speed);
            _speedMps[(int)roadClass] = speed;
        }
    }

    /// <summary>What programs call it.</summary>
    public string Code { get; }

    /// <summary>The right that lets one use an edge forward.</summary>
    public RoadAccess Forward { get; }

    /// <summary>The right that lets one use it backward.</summary>
    public RoadAccess Backward { get; }

    /// <summary>Metres a second between a place and the road it snaps to.</summary>
    public double AccessSpeedMps { get; }

    /// <summary>The fastest speed on any class, metres a second: what a straight-line bound divides by.</summary>
    public double FastestMps => _speedMps.Append(AccessSpeedMps).Max();

    /// <summary>Metres a second on a class; 0 where it is closed to this profile.</summary>
    public double SpeedMps(RoadClass roadClass) => _speedMps[(int)roadClass];

    /// <summary>Whether an edge may be used in at least one direction.</summary>
    public bool MayUse(in RoadEdge edge) => MayGoForward(edge) || MayGoBackward(edge);

    /// <summary>Whether an edge may be used forward.</summary>
    public bool MayGoForward(in RoadEdge edge) =>
        (edge.Access & Forward) != 0 && _speedMps[(int)edge.Class] > 0 && double.IsFinite(edge.ForwardM);

    /// <summary>Whether an edge may be used backward.</summary>
    public bool MayGoBackward(in RoadEdge edge) =>
        (edge.Access & Backward) != 0 && _speedMps[(int)edge.Class] > 0 && double.IsFinite(edge.BackwardM);
}
