namespace QhdHomeMap.Geo.Coverage;

/// <summary>A stretch of road along which a cost, such as the metres to the nearest home, changes evenly.</summary>
/// <param name="Low">The least cost on it; infinite where no home can be reached.</param>
/// <param name="High">The greatest, at least <see cref="Low"/>.</param>
/// <param name="LengthM">How long the stretch is, metres.</param>
/// <param name="Edge">The edge it is a part of; −1 where nobody will ask for a place.</param>
/// <param name="HighAt">Where on the edge the cost is <see cref="High"/>, as a fraction of its length, 0 to 1.</param>
public readonly record struct LinearStretch(double Low, double High, double LengthM, int Edge = -1, double HighAt = 0)
{
    /// <summary>How many metres of it have a cost of at most <paramref name="cost"/>.</summary>
    public double LengthWithinM(double cost) =>
        cost >= High ? LengthM
        : cost < Low ? 0
        : LengthM * ((cost - Low) / (High - Low));
}
