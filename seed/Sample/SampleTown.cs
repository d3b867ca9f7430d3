using NetTopologySuite.Geometries;

namespace QhdHomeMap.Seed.Sample;

/// <summary>The built-up square around the seat of an area, as large as its urban residents need.</summary>
/// <param name="AreaCode">The area.</param>
/// <param name="Name">As it stands in names.</param>
/// <param name="Centre">The seat.</param>
/// <param name="HalfM">Half of the square's side.</param>
internal sealed record SampleTown(string AreaCode, string Name, Coordinate Centre, double HalfM)
{
    private const double ResidentsPerKm2 = 12_000;
    private const double M2PerKm2 = 1_000_000;

    public static IReadOnlyList<SampleTown> All(
        IReadOnlyList<SampleCensus> census,
        IEnumerable<SamplePlace> places,
        IReadOnlyDictionary<string, string> shortNames
    )
    {
        var seats = places.Where(p => p.IsSeat).ToDictionary(p => p.AreaCode);
        return
        [
            .. census.Select(c => new SampleTown(
                c.AreaCode,
                shortNames[c.AreaCode],
                new Coordinate(seats[c.AreaCode].Lon, seats[c.AreaCode].Lat),
                Math.Sqrt(c.UrbanResidents / ResidentsPerKm2 * M2PerKm2) / 2
            )),
        ];
    }

    /// <summary>Whether a spot is in the square or up to a margin outside of it.</summary>
    public bool Holds(Coordinate spot, double marginM = 0)
    {
        var (east, north) = SampleLand.Offset(Centre, spot);
        return Math.Abs(east) <= HalfM + marginM && Math.Abs(north) <= HalfM + marginM;
    }
}
