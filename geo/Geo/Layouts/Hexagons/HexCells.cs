using QhdHomeMap.Geo.Coverage;

namespace QhdHomeMap.Geo.Layouts.Hexagons;

/// <summary>The people of one cell and how they are covered.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="People">The most people of its demand points, each at its own most.</param>
/// <param name="CoveredPeople">Those of them whom a home covers, whatever its hours.</param>
/// <param name="CoveredPercent">
/// For each of the 168 hours the share of the people there who are covered, 0 to 100: 0 only when nobody is, 100 only when all are;
/// <see cref="HexCells.NotShown"/> in hours with fewer than <see cref="Demand.LeastShown"/> people.
/// </param>
public sealed record HexPeople(HexCell Cell, double People, double CoveredPeople, byte[] CoveredPercent);

/// <summary>
/// Demand gathered in hexagons, for maps. A cell with fewer than five people is not among them, nor is an hour in which fewer are there: from
/// neither can a person be told.
/// </summary>
/// <param name="Kind">Who the people are.</param>
/// <param name="Cells">The cells that may be shown, by <see cref="HexCell.Id"/>.</param>
/// <param name="RemainderPeople">People of cells that may not.</param>
/// <param name="RemainderCount">How many such cells there are.</param>
public sealed record HexCells(
    DemandKind Kind,
    IReadOnlyList<HexPeople> Cells,
    double RemainderPeople,
    int RemainderCount
)
{
    /// <summary>In the place of a share: too few people.</summary>
    public const byte NotShown = byte.MaxValue;

    /// <summary>Gathers the demand of a layout. O(168 · demand), on all cores.</summary>
    public static HexCells Of(SiteLayout layout, HexGrid grid)
    {
        var (demand, tally) = (layout.Demand, layout.Tally);
        var places = demand.Places.ToArray();
        var cells = places
            .Select((place, point) => (grid.CellOf(place).Id, Point: point))
            .GroupBy(at => at.Id, at => at.Point)
            .OrderBy(cell => cell.Key)
            .ToArray();
        var all = cells
            .AsParallel()
            .AsOrdered()
            .Select(cell => Gather(HexCell.OfId(cell.Key), [.. cell], demand, tally))
            .ToArray();
        var few = all.Where(cell => cell.People < Demand.LeastShown).ToArray();
        return new(
            demand.Kind,
            [.. all.Where(cell => cell.People >= Demand.LeastShown)],
            few.Sum(cell => cell.People),
            few.Count(cell => cell.People > 0)
        );
    }

    private static HexPeople Gather(HexCell cell, int[] points, Demand demand, CoverageTally tally)
    {
        Span<double> there = stackalloc double[WeekHours.Count];
        Span<double> covered = stackalloc double[WeekHours.Count];
        var (people, coveredPeople) = (0d, 0d);
        foreach (var point in points)
        {
            ref readonly var of = ref demand.People[point];
            people += of.Most;
            coveredPeople += tally.Homes(point, hour: null) > 0 ? of.Most : 0;
            var hours = tally.CoveredHours(point);
            for (var hour = 0; hour < WeekHours.Count; hour++)
            {
                there[hour] += of.At(hour);
            }

            foreach (var hour in hours)
            {
                covered[hour] += of.At(hour);
            }
        }

        var percent = new byte[WeekHours.Count];
        for (var hour = 0; hour < percent.Length; hour++)
        {
            percent[hour] = Percent(covered[hour], there[hour]);
        }

        return new(cell, people, coveredPeople, percent);
    }

    private static byte Percent(double covered, double there) =>
        there < Demand.LeastShown ? NotShown
        : covered == 0 ? (byte)0
        : covered >= there ? (byte)100
        : (byte)Math.Clamp(Math.Round(100 * covered / there), 1, 99);
}
