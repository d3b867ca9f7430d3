using QhdHomeMap.Api.Tests.Staff;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Staff;
using QhdHomeMap.Data.Workers;

namespace QhdHomeMap.Browser.Tests;

/// <summary>Homes around the middle for a planner to look at.</summary>
public class ConsoleScene : StaffScene
{
    private int _planners;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = Open();
        db.AddRange(Workplaces());
        await db.SaveChangesAsync();
    }

    /// <summary>Somebody to plan for.</summary>
    protected virtual IEnumerable<Workplace> Workplaces() =>
        [
            new()
            {
                Name = "厂",
                Location = NewHome("at", 300, 0).Location,
                AreaCode = "130302",
                HeadCount = 100,
                Source = "test",
            },
        ];

    protected override IEnumerable<Home> Homes()
    {
        for (var n = 1; n <= 60; n++)
        {
            var home = NewHome($"C{n:D2}", n * 150, n % 7 * 200, 0, 7);
            if (n % 3 == 0)
                home.Hours = null;
            yield return home;
        }
    }

    /// <summary>A planner of the city who has signed in once and chosen <see cref="StaffScene.Password"/>.</summary>
    internal async Task<string> PlannerAsync()
    {
        using var client = await SignInAsync(StaffRole.Planner, City);
        return client.UserName;
    }

    /// <summary>One who has only a one-time password.</summary>
    internal async Task<(string UserName, string OneTimePassword)> NewPlannerAsync()
    {
        await using var db = Open();
        var union = db.Unions.Single(u => u.Code == City).Id;
        var name = $"planner{Interlocked.Increment(ref _planners)}";
        var password = await AddAccountAsync(name, new StaffAppointment { Role = StaffRole.Planner, UnionId = union });
        return (name, password);
    }
}
