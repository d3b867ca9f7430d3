namespace QhdHomeMap.Geo.Layouts.Density;

/// <summary>Homes against roads.</summary>
/// <param name="LengthM">Metres of road, each once.</param>
/// <param name="Homes">How many homes belong to it.</param>
public readonly record struct RoadTally(double LengthM, int Homes)
{
    /// <summary>Homes for every 10 km of road; null where there is no road.</summary>
    public double? HomesPer10Km => LengthM > 0 ? Homes / (LengthM / 10_000) : null;

    /// <summary>Both together.</summary>
    public static RoadTally operator +(RoadTally a, RoadTally b) => new(a.LengthM + b.LengthM, a.Homes + b.Homes);
}
