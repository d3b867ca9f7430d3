using QhdHomeMap.Api.Tests.Staff;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Roads;
using QhdHomeMap.Data.Staff;
using QhdHomeMap.Data.Workers;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Api.Tests.Planning;

/// <summary>
/// A street of 4 km from west to east, in metres around the middle. Two homes with a radius of 500 m, one open by day and one always;
/// three workplaces whose people are always there:
/// <code>
///   (0) day ─ (100) 100 people ──── (1500) 60 people ──── (3000) night ─ (3200) 40 people ──── (4000)
/// </code>
/// So 140 of 200 people are covered, 40 at night, and the 60 in the middle never.
/// </summary>
public class PlanningScene : StaffScene
{
    public const int TuesdayAt22 = 46;

    private StaffClient? _planner;

    /// <summary>Plans for the whole city.</summary>
    internal StaffClient Planner => _planner ?? throw new InvalidOperationException("The fixture is not initialised.");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using (var db = Open())
        {
            db.AddRange(Workplace("西厂", 100, 100), Workplace("中厂", 1_500, 60), Workplace("东厂", 3_200, 40));
            await db.SaveChangesAsync();
        }
        if (HasRoads)
        {
            await using var writing = await RoadNetworkWriting.BeginAsync(ConnectionString, default);
            await writing!.ReplaceAsync(
                Roads(),
                new("street.geojson", null, new string('0', 64), "test", IsSample: false, "{}"),
                progress: null,
                default
            );
        }
        _planner = await SignInAsync(StaffRole.Planner, City);
    }

    protected virtual bool HasRoads => true;

    protected override IEnumerable<Home> Homes()
    {
        yield return Home("day", 0, "每天 8:00-20:00");
        yield return Home("night", 3_000, "24小时开放");
    }

    internal Wgs84 At(double eastM)
    {
        var point = NewHome("at", eastM, 0).Location;
        return new(point.X, point.Y);
    }

    /// <summary>The tile that holds the beginning of the street.</summary>
    internal (int X, int Y) TileOf(int zoom)
    {
        var place = At(0);
        var n = 1 << zoom;
        var sin = Math.Sin(double.DegreesToRadians(place.Lat));
        return (
            (int)((place.Lon + 180) / 360 * n),
            (int)((0.5 - (Math.Log((1 + sin) / (1 - sin)) / (4 * Math.PI))) * n)
        );
    }

    private Home Home(string code, double eastM, string hours)
    {
        var home = NewHome(code, eastM, 0);
        (home.CoverageRadiusM, home.Hours) = (500, hours);
        return home;
    }

    private Workplace Workplace(string name, double eastM, int people) =>
        new()
        {
            Name = name,
            Location = NewHome("at", eastM, 0).Location,
            AreaCode = "130302",
            HeadCount = people,
            Source = "test",
        };

    private RoadNetwork Roads() =>
        new([At(0), At(2_000), At(4_000)], [1, 2, 3], [Street(0, 1), Street(1, 2)], [0, 0, 0], [], ["", "河北大街"]);

    private static RoadEdge Street(int from, int to) =>
        new(from, to, 2_000, 2_000, Name: 1, RoadClass.Primary, RoadAccess.All);
}
