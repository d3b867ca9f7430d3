using NetTopologySuite.Geometries;
using QhdHomeMap.Data.Areas;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Workers;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Seed.Workers;

namespace QhdHomeMap.Seed.Sample;

/// <summary>
/// The sample city's workers: 25,000, as many as the city counts outdoors, shared out by area and trade as the census's long form has
/// them. Those of transport and post ride, and are known by cell and hour; the others have workplaces. All invented but the shares.
/// </summary>
internal static class SampleWorkers
{
    public const int People = 25_000;

    private const int LeastHeads = 6;
    private const int MostHeads = 90;
    private const int CellM = 500;
    private const int PeoplePerCell = 14;
    private const int Tries = 10_000;

    private static readonly (Trade Trade, string Word, string[] Hours)[] Kinds =
    [
        (Trade.Construction, "工地", ["每天 7:00-18:00", "每天 6:00-11:00，14:00-19:00"]),
        (Trade.WholesaleRetail, "商店", ["每天 9:00-21:00", "每天 8:00-20:00", "每天 8:30-17:30"]),
        (Trade.CateringHotels, "饭店", ["每天 10:00-22:00", "每天 9:00-14:00，17:00-21:30"]),
        (Trade.ResidentServices, "服务点", ["周一至周六 8:00-18:00；周日休息", "每天 8:00-20:00"]),
    ];

    /// <summary>Of the fullest hour, by hour from 0 to 23: noon and evening are the riders' busiest.</summary>
    private static readonly double[] Busy =
    [
        0.1,
        0.05,
        0.03,
        0.03,
        0.03,
        0.08,
        0.2,
        0.4,
        0.45,
        0.4,
        0.6,
        0.95,
        1,
        0.75,
        0.45,
        0.4,
        0.55,
        0.85,
        0.95,
        0.8,
        0.6,
        0.45,
        0.3,
        0.2,
    ];

    private const double WeekendShare = 1.15;

    public static (IReadOnlyList<WorkplaceState> Workplaces, IReadOnlyList<RiderCellState> Cells) Build(
        IReadOnlyList<Area> areas
    )
    {
        var land = new SampleLand(areas);
        var byCode = areas.ToDictionary(a => a.Code);
        var census = SampleCensus.ReadAll();
        var towns = SampleTown.All(
            census,
            SamplePlace.ReadAll().Values,
            areas.ToDictionary(a => a.Code, a => a.ShortName)
        );
        var shares = Share(census);
        return (
            [
                .. towns.SelectMany(town =>
                    Kinds.SelectMany(kind =>
                        Workplaces(town, byCode[town.AreaCode], land, kind, shares[(town.AreaCode, kind.Trade)])
                    )
                ),
            ],
            [
                .. towns.SelectMany(town =>
                    Cells(town, byCode[town.AreaCode], land, shares[(town.AreaCode, Trade.TransportPost)])
                ),
            ]
        );
    }

    /// <summary>By largest remainders, so that the sum is exact.</summary>
    internal static Dictionary<(string Area, Trade Trade), int> Share(IReadOnlyList<SampleCensus> census)
    {
        var counted = census
            .SelectMany(c => c.Workers.Select(w => (Key: (c.AreaCode, w.Key), Count: w.Value)))
            .ToList();
        var total = counted.Sum(c => (long)c.Count);
        var shares = counted.ToDictionary(c => c.Key, c => (int)(People * (long)c.Count / total));
        var left = People - shares.Values.Sum();
        foreach (var (key, _) in counted.OrderByDescending(c => People * (long)c.Count % total).Take(left))
        {
            shares[key]++;
        }
        return shares;
    }

    private static IEnumerable<WorkplaceState> Workplaces(
        SampleTown town,
        Area area,
        SampleLand land,
        (Trade Trade, string Word, string[] Hours) kind,
        int people
    )
    {
        var random = SplitMix64.For($"{kind.Word} of {town.AreaCode}");
        for (var number = 1; people > 0; number++)
        {
            var heads = people < 2 * LeastHeads ? people : Math.Min(people, random.Between(LeastHeads, MostHeads));
            people -= heads;
            var spot = Spot(town, area, land, random);
            yield return new WorkplaceState(
                $"{Home.SampleNamePrefix}{town.Name}{kind.Word}{number}",
                new Wgs84(spot.X, spot.Y),
                town.AreaCode,
                heads,
                kind.Trade,
                random.Pick(kind.Hours)
            );
        }
    }

    /// <summary>Two draws on each axis, so that most are near the middle of the town.</summary>
    private static Coordinate Spot(SampleTown town, Area area, SampleLand land, SplitMix64 random)
    {
        for (var i = 0; i < Tries; i++)
        {
            var (east, north) = (Draw(), Draw());
            var spot = SampleLand.Moved(town.Centre, east, north);
            if (land.IsIn(area, spot) && land.IsInland(spot))
            {
                return spot;
            }
        }
        throw new InvalidOperationException($"No ground for workers in {town.Name}.");

        double Draw() => (random.Between(-town.HalfM, town.HalfM) + random.Between(-town.HalfM, town.HalfM)) / 2;
    }

    /// <summary>The cells nearest to the middle of the town, fuller the nearer, none with fewer people than may be known.</summary>
    private static IEnumerable<RiderCellState> Cells(SampleTown town, Area area, SampleLand land, int people)
    {
        var reach = (int)(town.HalfM / CellM);
        var centres = Enumerable
            .Range(-reach, (2 * reach) + 1)
            .SelectMany(row => Enumerable.Range(-reach, (2 * reach) + 1).Select(column => (Row: row, Column: column)))
            .OrderBy(at => (at.Row * at.Row) + (at.Column * at.Column))
            .ThenBy(at => at.Row)
            .ThenBy(at => at.Column)
            .Select(at => SampleLand.Moved(town.Centre, at.Column * CellM, at.Row * CellM))
            .Where(centre => land.IsIn(area, centre) && land.IsInland(centre))
            .Take(Math.Max(1, people / PeoplePerCell))
            .ToList();
        foreach (var (centre, peak) in centres.Zip(Fill(centres.Count, people)))
        {
            yield return new RiderCellState(
                new Wgs84(centre.X, centre.Y),
                CellM,
                town.AreaCode,
                [.. Figures(DayKind.Workday, peak / WeekendShare), .. Figures(DayKind.Weekend, peak)]
            );
        }
    }

    /// <summary>People of each cell in its fullest hour: what every cell has at least, and the rest by rank.</summary>
    private static IEnumerable<int> Fill(int cells, int people)
    {
        var weights = Enumerable.Range(0, cells).Select(rank => cells - rank).ToList();
        var least = (int)Math.Ceiling(RiderCell.MinPeople * WeekendShare);
        var rest = Math.Max(0, people - (cells * least));
        return weights.Select(weight => least + (int)((long)rest * weight / weights.Sum()));
    }

    /// <summary>Hours with fewer people than may be known are left out.</summary>
    private static IEnumerable<RiderFigure> Figures(DayKind day, double peak) =>
        Busy.Index()
            .Select(hour => new RiderFigure(day, (short)hour.Index, (int)Math.Round(peak * hour.Item)))
            .Where(figure => figure.People >= RiderCell.MinPeople);
}
