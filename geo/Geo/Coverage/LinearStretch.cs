namespace QhdHomeMap.Geo.Coverage;

/// <summary>A stretch of road along which a cost, such as the metres to the nearest home, changes evenly.</summary>
/// <param name="Low">The least cost on it; infinite where no home can be reached.</param>
/// <param name="High">The greatest, at least <see cref="Low"/>.</param>
/// <param name="LengthM">How long the stretch is, metres.</param>
public readonly record struct LinearStretch(double Low, double High, double LengthM)
{
    /// <summary>How many metres of it have a cost of at most <paramref name="cost"/>.</summary>
    public double LengthWithinM(double cost) =>
        cost >= High ? LengthM
        : cost < Low ? 0
        : LengthM * ((cost - Low) / (High - Low));
}
