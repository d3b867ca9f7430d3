using System.Globalization;

namespace QhdHomeMap.Seed.Sample;

/// <summary>A public place of <c>data/places.csv</c> that sample homes stand around and sample roads join.</summary>
internal sealed record SamplePlace(string Name, string Kind, string AreaCode, double Lon, double Lat)
{
    /// <summary>Where it is in an address. A seat's or zone's point only says that the town is about there.</summary>
    public string Nearby => IsSeat ? "城区中心" : $"{Name}附近";

    /// <summary>Whether it is the town of its area.</summary>
    public bool IsSeat => Kind is "county-seat" or "zone-centre";

    public static IReadOnlyDictionary<string, SamplePlace> ReadAll() =>
        File.ReadLines(DataFiles.Path("places.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .Select(cells => new SamplePlace(cells[0], cells[1], cells[2], Degrees(cells[3]), Degrees(cells[4])))
            .ToDictionary(place => place.Name);

    private static double Degrees(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
