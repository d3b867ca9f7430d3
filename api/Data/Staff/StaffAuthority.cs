using System.Linq.Expressions;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Data.Staff;

/// <summary>Where somebody has a right: at the homes that belong to these unions, and at these homes.</summary>
/// <param name="UnionIds">Each with all unions below it already named.</param>
/// <param name="HomeIds">Of a home manager.</param>
public sealed record StaffScope(IReadOnlySet<int> UnionIds, IReadOnlySet<int> HomeIds)
{
    public bool IsNowhere => UnionIds.Count == 0 && HomeIds.Count == 0;

    public bool Holds(Home home) => UnionIds.Contains(home.UnionId) || HomeIds.Contains(home.Id);

    /// <summary>The same for a query: what lies outside is not found.</summary>
    public Expression<Func<Home, bool>> Homes
    {
        get
        {
            int[] unions = [.. UnionIds],
                homes = [.. HomeIds];
            return home => unions.Contains(home.UnionId) || homes.Contains(home.Id);
        }
    }
}

/// <summary>What a signed-in member of staff may do, and where. Follows affiliation and never place.</summary>
public sealed class StaffAuthority(IReadOnlyList<StaffAuthority.Post> posts)
{
    /// <summary>An appointment with its union's whole tree spelt out.</summary>
    public sealed record Post(StaffRole Role, int? UnionId, IReadOnlyList<int> UnionIds, int? HomeId);

    public IReadOnlyList<Post> Posts { get; } = posts;

    public bool Has(StaffRight right) => Posts.Any(p => p.Role.Grants(right));

    /// <summary>Sees also what belongs to no union: accounts without an appointment, attempts to sign in to none.</summary>
    public bool IsOfTheCity => Posts.Any(p => p.Role is StaffRole.CityOfficer);

    /// <summary>
    /// The accounts that may be managed: whose every appointment lies where <see cref="StaffRight.ManageStaff"/> is held. That
    /// nobody above is among them follows from <see cref="StaffRoles.Fits"/>: a higher role needs a union outside that scope.
    /// </summary>
    public Expression<Func<StaffUser, bool>> Accounts
    {
        get
        {
            int[] unions = [.. Scope(StaffRight.ManageStaff).UnionIds];
            var isOfTheCity = IsOfTheCity;
            return user =>
                (isOfTheCity || user.Appointments.Any())
                && user.Appointments.All(a => unions.Contains(a.UnionId ?? a.Home!.UnionId));
        }
    }

    /// <summary>The union of the first appointment that gives a right which no home manager has: whose a new thing becomes.</summary>
    public int UnionOf(StaffRight right) => Posts.First(p => p.Role.Grants(right)).UnionId!.Value;

    public StaffScope Scope(StaffRight right)
    {
        var granting = Posts.Where(p => p.Role.Grants(right)).ToList();
        return new StaffScope(
            granting.SelectMany(p => p.UnionIds).ToHashSet(),
            granting.Select(p => p.HomeId).OfType<int>().ToHashSet()
        );
    }
}
