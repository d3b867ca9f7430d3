using NetTopologySuite.Geometries;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Data.Tests.Homes;

/// <summary>Which change of state a home makes, and by what name it refuses the others.</summary>
public sealed class HomeStatesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);

    public static TheoryData<HomeStatus, string?, string?, string?, string?> Transitions =>
        new()
        {
            // from, suspend, reopen, close, open: null for done
            { HomeStatus.Planned, "home_not_yet_open", "home_not_suspended", null, null },
            { HomeStatus.Open, null, "home_not_suspended", null, "home_not_planned" },
            { HomeStatus.Suspended, "home_suspended_already", null, null, "home_not_planned" },
            {
                HomeStatus.Closed,
                "home_closed_for_good",
                "home_closed_for_good",
                "home_closed_already",
                "home_closed_for_good"
            },
        };

    [Theory]
    [MemberData(nameof(Transitions))]
    public void Home_OfAStatus_AllowsAndRefuses(
        HomeStatus from,
        string? suspend,
        string? reopen,
        string? close,
        string? open
    )
    {
        Assert.Equal(suspend, NewHome(from).Suspend("装修", Now, null)?.Code);
        Assert.Equal(reopen, NewHome(from).Reopen()?.Code);
        Assert.Equal(close, NewHome(from).Close()?.Code);
        Assert.Equal(open, NewHome(from).Open()?.Code);
    }

    [Fact]
    public void Suspension_WhoseEndHasCome_CountsAsOpenAndGivesWayToANewOne()
    {
        var home = NewHome(HomeStatus.Open);
        home.Suspend("装修", Now.AddDays(-2), Now.AddDays(-1));
        Assert.Equal(HomeStatus.Suspended, home.StatusAt(Now.AddDays(-1).AddTicks(-1)));
        Assert.Equal(HomeStatus.Open, home.StatusAt(Now.AddDays(-1)));
        Assert.Null(home.Suspend("检修", Now, Now.AddDays(1)));
        Assert.Equal(("检修", Now), (home.SuspensionReason, home.SuspendedFrom));
        Assert.Null(home.Close());
        Assert.Null(home.SuspensionReason ?? (object?)home.SuspendedFrom ?? home.SuspendedUntil);
    }

    [Fact]
    public void Suspension_ThatEndsBeforeItBegins_IsRefused() =>
        Assert.Equal(HomeRefusal.EndIsPast, NewHome(HomeStatus.Open).Suspend("装修", Now, Now));

    private static Home NewHome(HomeStatus status)
    {
        var home = new Home
        {
            Code = "A",
            Name = "站点",
            Location = new Point(119.6, 39.93),
            AreaCode = "130302",
            UnionId = 1,
            Source = "test",
        };
        if (status is HomeStatus.Planned)
            home.StartPlanned();
        if (status is HomeStatus.Suspended)
            home.Suspend("检修", Now.AddDays(-1), null);
        if (status is HomeStatus.Closed)
            home.Close();
        return home;
    }
}
