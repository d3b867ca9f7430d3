using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Staff;
using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Data.Planning;

/// <summary>
/// A thought of a planner: what if these homes were added, moved, changed or removed? Read and written as a whole, and so one row;
/// whoever plans for the union sees it.
/// </summary>
public sealed class Scenario
{
    public const int NameMaxLength = 60;
    public const int NoteMaxLength = 500;
    public const int MaxChanges = 200;

    /// <summary>So many scenarios a union may keep.</summary>
    public const int MaxOfAUnion = 200;

    public int Id { get; init; }

    /// <summary>Unique within the union.</summary>
    public required string Name { get; set; }

    public string? Note { get; set; }

    /// <summary>Whose planners see and change it. Follows affiliation, as everything with homes does.</summary>
    public required int UnionId { get; init; }

    public required int CreatedById { get; init; }
    public StaffUser? CreatedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>Counts the changes of the row; kept by the database.</summary>
    public long Version { get; private set; }

    /// <summary>In the order in which the planner made them.</summary>
    public IReadOnlyList<ScenarioChange> Changes { get; private set; } = [];

    /// <summary>Takes these changes instead of those it has.</summary>
    public ScenarioRefusal? Replace(IReadOnlyList<ScenarioChange> changes)
    {
        if (changes.Count > MaxChanges)
            return ScenarioRefusal.TooMany;
        foreach (var change in changes)
        {
            if (Refusal(change) is { } refusal)
                return refusal;
        }
        if (changes.OfType<AddHome>().GroupBy(a => a.Key).Any(g => g.Count() > 1))
            return ScenarioRefusal.KeyTwice;
        var toHomes = changes.Where(c => c is not AddHome).ToLookup(HomeIdOf);
        if (
            toHomes.Any(g =>
                g.Count() > 1 && (g.Any(c => c is RemoveHome) || g.DistinctBy(c => c.GetType()).Count() < g.Count())
            )
        )
            return ScenarioRefusal.HomeTwice;
        Changes = changes;
        return null;
    }

    /// <summary>The home that a change is of; null for one that is only thought of.</summary>
    public static int? HomeIdOf(ScenarioChange change) =>
        change switch
        {
            MoveHome move => move.HomeId,
            ChangeHome own => own.HomeId,
            RemoveHome remove => remove.HomeId,
            _ => null,
        };

    private static ScenarioRefusal? Refusal(ScenarioChange change) =>
        change switch
        {
            AddHome a when a.Key < 1 => ScenarioRefusal.KeyMisfits,
            AddHome a when string.IsNullOrWhiteSpace(a.Name) || a.Name.Length > Home.NameMaxLength =>
                ScenarioRefusal.NameMisfits,
            AddHome a => PlaceRefusal(a.Lon, a.Lat) ?? RadiusRefusal(a.RadiusM) ?? HoursRefusal(a.Hours),
            MoveHome m => PlaceRefusal(m.Lon, m.Lat),
            ChangeHome { RadiusM: null, Hours: null } => ScenarioRefusal.NothingChanged,
            ChangeHome c => RadiusRefusal(c.RadiusM) ?? HoursRefusal(c.Hours),
            _ => null,
        };

    private static ScenarioRefusal? PlaceRefusal(double lon, double lat) =>
        lon is >= -180 and <= 180 && lat is >= -90 and <= 90 ? null : ScenarioRefusal.PlaceMisfits;

    private static ScenarioRefusal? RadiusRefusal(int? radiusM) =>
        radiusM is null or (>= Home.MinCoverageRadiusM and <= Home.MaxCoverageRadiusM)
            ? null
            : ScenarioRefusal.RadiusMisfits;

    private static ScenarioRefusal? HoursRefusal(string? hours) =>
        hours is null || (hours.Length <= Home.HoursMaxLength && OpeningText.TryParse(hours, out _, out _))
            ? null
            : ScenarioRefusal.HoursUnreadable;
}

/// <summary>Why a scenario does not become what was asked: a stable code, and what to tell the planner.</summary>
public sealed record ScenarioRefusal(string Code, string Title)
{
    public static readonly ScenarioRefusal TooMany = new(
        "scenario_too_many_changes",
        $"一个方案最多 {Scenario.MaxChanges} 处改动；请拆成几个方案"
    );
    public static readonly ScenarioRefusal KeyMisfits = new("scenario_key_misfits", "新增站点的编号要从 1 开始");
    public static readonly ScenarioRefusal KeyTwice = new("scenario_key_twice", "两个新增站点用了同一个编号");
    public static readonly ScenarioRefusal HomeTwice = new("scenario_home_twice", "同一个站点的改动互相矛盾或写了两次");
    public static readonly ScenarioRefusal NameMisfits = new(
        "scenario_name_misfits",
        $"新增站点要有名称，最多 {Home.NameMaxLength} 个字"
    );
    public static readonly ScenarioRefusal PlaceMisfits = new("scenario_place_misfits", "经纬度不在地球上");
    public static readonly ScenarioRefusal RadiusMisfits = new(
        "scenario_radius_misfits",
        $"覆盖半径要在 {Home.MinCoverageRadiusM} 到 {Home.MaxCoverageRadiusM} 米之间"
    );
    public static readonly ScenarioRefusal HoursUnreadable = new(
        "scenario_hours_unreadable",
        "开放时间读不懂，请照站点管理里的写法填写"
    );
    public static readonly ScenarioRefusal NothingChanged = new(
        "scenario_nothing_changed",
        "调整站点时，半径和开放时间至少要改一项"
    );
}
