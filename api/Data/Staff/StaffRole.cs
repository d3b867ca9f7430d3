namespace QhdHomeMap.Data.Staff;

/// <summary>What somebody is for the union or the home that an appointment names.</summary>
public enum StaffRole
{
    /// <summary>市总工会工作人员.</summary>
    CityOfficer,

    /// <summary>县（区）总工会工作人员.</summary>
    CountyOfficer,

    /// <summary>乡镇（街道）、直属工会工作人员.</summary>
    UnionOfficer,

    /// <summary>站点管理员.</summary>
    HomeManager,

    /// <summary>规划人员.</summary>
    Planner,

    /// <summary>财务人员.</summary>
    Finance,

    /// <summary>查看人员.</summary>
    Viewer,
}

/// <summary>What an appointment may allow, within its scope.</summary>
public enum StaffRight
{
    /// <summary>See a home with what is not public, but for its managers' names and telephones.</summary>
    SeeHomes,

    /// <summary>What whoever runs a home must be able to do at once: hours, access, telephone, services, suspend, reopen.</summary>
    KeepHomes,

    /// <summary>Every other property of a home; its managers.</summary>
    ChangeHomes,

    CreateHomes,
    CloseHomes,
    SeeAudit,

    /// <summary>See coverage, gaps, density, scenarios and reports.</summary>
    SeePlans,

    /// <summary>Make and change scenarios, ask for reports.</summary>
    Plan,

    /// <summary>Activities in a home, who has signed up, door codes.</summary>
    KeepActivities,

    /// <summary>Write notices to riders, approve those of others, cancel, read their reports.</summary>
    Notify,

    /// <summary>Accounts whose every appointment lies in the scope: peers in the same union, too. Nobody resets himself.</summary>
    ManageStaff,
}

public static class StaffRoles
{
    private static readonly Dictionary<StaffRole, HashSet<StaffRight>> Rights = new()
    {
        [StaffRole.CityOfficer] = [.. Enum.GetValues<StaffRight>()],
        [StaffRole.CountyOfficer] = [.. Enum.GetValues<StaffRight>()],
        [StaffRole.UnionOfficer] =
        [
            StaffRight.SeeHomes,
            StaffRight.KeepHomes,
            StaffRight.ChangeHomes,
            StaffRight.CreateHomes,
            StaffRight.SeeAudit,
            StaffRight.KeepActivities,
            StaffRight.Notify,
        ],
        [StaffRole.HomeManager] = [StaffRight.SeeHomes, StaffRight.KeepHomes, StaffRight.KeepActivities],
        [StaffRole.Planner] = [StaffRight.SeeHomes, StaffRight.SeePlans, StaffRight.Plan],
        [StaffRole.Finance] = [StaffRight.SeeHomes],
        [StaffRole.Viewer] = [StaffRight.SeeHomes, StaffRight.SeePlans],
    };

    private static readonly Dictionary<StaffRole, string> Titles = new()
    {
        [StaffRole.CityOfficer] = "市总工会工作人员",
        [StaffRole.CountyOfficer] = "县区总工会工作人员",
        [StaffRole.UnionOfficer] = "乡镇街道、系统、直属工会工作人员",
        [StaffRole.HomeManager] = "站点管理员",
        [StaffRole.Planner] = "规划人员",
        [StaffRole.Finance] = "财务人员",
        [StaffRole.Viewer] = "查看人员",
    };

    public static bool Grants(this StaffRole role, StaffRight right) => Rights[role].Contains(right);

    public static string Title(this StaffRole role) => Titles[role];

    /// <summary>A home manager is appointed to a home, everybody else to a union.</summary>
    public static bool IsOfAHome(this StaffRole role) => role is StaffRole.HomeManager;

    /// <summary>Which unions may have such a member of staff.</summary>
    public static bool Fits(this StaffRole role, Unions.UnionKind union) =>
        role switch
        {
            StaffRole.CityOfficer => union is Unions.UnionKind.City,
            StaffRole.CountyOfficer => union is Unions.UnionKind.County,
            StaffRole.UnionOfficer => union
                is Unions.UnionKind.Town
                    or Unions.UnionKind.Direct
                    or Unions.UnionKind.System,
            StaffRole.HomeManager => false,
            _ => true,
        };
}
