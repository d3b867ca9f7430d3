using System.Globalization;
using QhdHomeMap.Data.Workers;

namespace QhdHomeMap.Seed.Sample;

/// <summary>A line of <c>data/census-2020.csv</c>. The workers are those of the long form, which about one household in ten filled in.</summary>
internal sealed record SampleCensus(string AreaCode, int UrbanResidents, IReadOnlyDictionary<Trade, int> Workers)
{
    private const string CityCode = "130300";
    private const int FirstTrade = 5;

    /// <summary>Column by column.</summary>
    private static readonly Trade[] Trades =
    [
        Trade.Construction,
        Trade.WholesaleRetail,
        Trade.TransportPost,
        Trade.CateringHotels,
        Trade.ResidentServices,
    ];

    /// <summary>The areas, without the city as a whole.</summary>
    public static IReadOnlyList<SampleCensus> ReadAll() =>
        [
            .. File.ReadLines(DataFiles.Path("census-2020.csv"))
                .Skip(1)
                .Select(line => line.Split(','))
                .Where(cells => cells[0] != CityCode)
                .Select(cells => new SampleCensus(
                    cells[0],
                    Number(cells[3]),
                    Trades.Index().ToDictionary(t => t.Item, t => Number(cells[FirstTrade + t.Index]))
                )),
        ];

    private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);
}
