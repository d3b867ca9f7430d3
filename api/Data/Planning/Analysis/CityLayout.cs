using QhdHomeMap.Geo.Coverage;
using QhdHomeMap.Geo.Layouts;
using QhdHomeMap.Geo.Roads.Search;

namespace QhdHomeMap.Data.Planning.Analysis;

/// <summary>One layout of the city and what a planner wants to know of it. Immutable; any thread may ask.</summary>
/// <param name="City">The state of the inputs.</param>
/// <param name="Scope">What of it is told.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Homes">All homes that cover somebody of the scope, with their names, ascending by id.</param>
/// <param name="Layout">The same homes and the people of the scope, whom they cover, in an order of its own.</param>
public sealed record CityLayout(
    CityLayouts City,
    PlanScope Scope,
    LayoutQuestion Question,
    IReadOnlyList<CityHome> Homes,
    SiteLayout Layout
)
{
    private readonly Lazy<CoveredGround> _wholeGround = new(() => CoveredGround.Of(Layout, hour: null));

    public LayoutInputs Inputs => City.Inputs;

    /// <summary>What the homes cover whatever their hours; drawn once for all who ask.</summary>
    public CoveredGround WholeGround => _wholeGround.Value;

    /// <summary>What they cover in the hour that was asked for.</summary>
    public CoveredGround Ground => Question.Hour is null ? WholeGround : CoveredGround.Of(Layout, Question.Hour);

    public LayoutBasis Basis => BasisNotes.Of(City, Scope, Question);

    /// <summary>The homes that the scope lists.</summary>
    public IEnumerable<CityHome> SeenHomes => Homes.Where(Scope.Sees);

    /// <summary>The profile by which ways are measured where the question itself goes by radius.</summary>
    public string Profile => Question.Rule.Profile ?? "walk";

    /// <summary>Whether a home serves in the hour that was asked for.</summary>
    public bool Serves(CityHome home) => Question.Hour is not { } hour || home.Layout.Open.Contains(hour);

    public string AreaNameOf(int area) => AreaNameOf(Inputs, area);

    public string? AreaCodeOf(int area) => area < 0 ? null : Inputs.Areas[area].Code;

    public string ClusterName(int cluster) => ClusterName(Inputs, City.Clusters.All[cluster], cluster);

    /// <summary>海港区集聚区 3: the number among all of the city, those with the most people first.</summary>
    public static string ClusterName(LayoutInputs inputs, CityCluster cluster, int index) =>
        $"{AreaNameOf(inputs, cluster.Area)}集聚区 {index + 1}";

    private static string AreaNameOf(LayoutInputs inputs, int area) =>
        area < 0 ? "县区以外" : inputs.Areas[area].ShortName;

    /// <summary>Whom the homes cover.</summary>
    public CoverageAnswer Coverage()
    {
        var (hour, demand) = (Question.Hour, Layout.Demand);
        var byArea = Layout.Count(hour, demand.Areas, Inputs.Areas.Count);
        var byTownship = Layout.Count(hour, demand.Townships, Inputs.Townships.Count);
        var (ground, within) = GroundOf();
        var people = new double[demand.Count];
        demand.WritePeople(hour, people);
        return new(
            Basis,
            Rounded.Of(Layout.Total(hour)),
            [.. NamedAreas.Select(area => AreaOf(area, byArea[area], within[area]))],
            [
                .. Inputs
                    .Townships.Select((township, i) => (township, Count: byTownship[i]))
                    .Where(t => t.Count.People > 0)
                    .Select(t => new TownshipCoverage(
                        t.township.Code,
                        t.township.Name,
                        Inputs.Areas[t.township.Area].Code,
                        Rounded.Of(t.Count)
                    )),
            ],
            CityClusterCounts.Coverage(this),
            ground,
            HomesOf(people),
            [.. SeenHomes.Join(Layout.Faults, home => home.Id, fault => fault.HomeId, Named)],
            Rounded.People(OffRoads(people))
        );
    }

    /// <summary>覆盖盲区.</summary>
    public GapsAnswer Gaps(GapChoice choice) => CityGaps.Of(this, choice);

    /// <summary>Density against roads and clusters.</summary>
    public DensityAnswer Density() => CityDensity.Of(this);

    /// <summary>Coverage of each hour of the week, whatever hour was asked for.</summary>
    public WeekAnswer Week()
    {
        var groups = Layout.Demand.Areas.ToArray();
        var byArea = Layout.CountWeek(groups, Inputs.Areas.Count);
        var total = Layout.CountWeek(new int[Layout.Demand.Count], 1);
        return new(
            BasisNotes.Of(City, Scope, Question with { Hour = Question.Hour ?? 0 }),
            [
                .. total.Select(
                    (counts, hour) =>
                        new HourCoverage(
                            Rounded.People(counts[0].People),
                            Rounded.People(counts[0].Covered),
                            Rounded.People(counts[0].MultiplyCovered),
                            SeenHomes.Count(home => home.Layout.Open.Contains(hour))
                        )
                ),
            ],
            [
                .. NamedAreas.Select(area => new AreaWeek(
                    Inputs.Areas[area].Code,
                    Inputs.Areas[area].ShortName,
                    [.. byArea.Select(counts => Rounded.Share(counts[area].CoveredShare))]
                )),
            ]
        );
    }

    private IEnumerable<int> NamedAreas =>
        Enumerable.Range(0, Inputs.Areas.Count).Where(area => Scope.Names(Inputs, area));

    /// <summary>The ground covered in the whole scope, and in the part of each area that lies in it.</summary>
    private (GroundAnswer All, GroundWithin?[] ByArea) GroundOf()
    {
        var ground = Ground;
        var byArea = new GroundWithin?[Scope.Outlines.Count];
        Parallel.For(
            0,
            byArea.Length,
            area => byArea[area] = Scope.Outlines[area] is { } part ? ground.Within(part) : null
        );
        var (coveredM2, homesM2) = Scope.IsWholeCity
            ? (ground.AreaM2, ground.HomesM2)
            : (byArea.Sum(part => part?.CoveredM2 ?? 0), byArea.Sum(part => part?.HomesM2 ?? 0));
        var all = new GroundWithin(coveredM2, coveredM2, homesM2);
        return (new(Rounded.Km2(all.CoveredM2), Rounded.Km2(all.OverlapM2), Rounded.Km2(all.HomesM2)), byArea);
    }

    private AreaCoverage AreaOf(int index, CoverageCount count, GroundWithin? within)
    {
        var area = Inputs.Areas[index];
        return new(
            area.Code,
            area.ShortName,
            area.IsZone,
            SeenHomes.Count(home => home.Area == index && Serves(home)),
            Rounded.Of(count),
            within is { } own ? Rounded.Km2(own.CoveredM2) : null,
            within is { } all ? Rounded.Km2(all.AreaM2) : null
        );
    }

    private IReadOnlyList<HomeCoverage> HomesOf(double[] people)
    {
        var rows = Layout.Homes.Index().ToDictionary(home => home.Item.Id, home => home.Index);
        return
        [
            .. SeenHomes
                .Where(Serves)
                .Select(home => Counted(home, Layout.Table.Served(rows[home.Id]), people))
                .OrderByDescending(home => home.People)
                .ThenBy(home => home.Id),
        ];
    }

    private HomeCoverage Counted(CityHome home, ReadOnlySpan<int> served, double[] people)
    {
        var (all, only) = (0.0, 0.0);
        foreach (var point in served)
        {
            all += people[point];
            only += Layout.Tally.Homes(point, Question.Hour) == 1 ? people[point] : 0;
        }
        return new(home.Id, home.Name, AreaCodeOf(home.Area) ?? "", Rounded.People(all), Rounded.People(only));
    }

    private static OffRoadHome Named(CityHome home, HomeFault fault) =>
        new(
            home.Id,
            home.Name,
            fault.Fault.Code(),
            fault.Fault is MatchFault.TooFar ? "附近没有道路" : "附近的道路不与路网相连"
        );

    private double OffRoads(double[] people)
    {
        if (Layout.DemandOnRoads is not { } onRoads)
            return 0;
        var off = 0.0;
        foreach (var point in onRoads.OffRoads)
            off += people[point];
        return off;
    }
}

/// <summary>Figures as an answer gives them: the same for the same input, by whatever way they were added up.</summary>
internal static class Rounded
{
    public static PeopleCount Of(CoverageCount count) =>
        new(
            People(count.People),
            People(count.Covered),
            People(count.Uncovered),
            People(count.MultiplyCovered),
            People(count.Served),
            Share(count.CoveredShare)
        );

    /// <summary>To a tenth: residents are estimated, all others are whole.</summary>
    public static double People(double people) => Math.Round(people, 1);

    public static double Share(double share) => Math.Round(share, 6);

    /// <summary>To the metre.</summary>
    public static double Metres(double metres) => Math.Round(metres);

    public static double Km(double metres) => Math.Round(metres / 1_000, 3);

    /// <summary>To a hundred square metres.</summary>
    public static double Km2(double squareMetres) => Math.Round(squareMetres / 1e6, 4);

    /// <summary>To 0.1 m.</summary>
    public static double Degrees(double degrees) => Math.Round(degrees, 6);
}
