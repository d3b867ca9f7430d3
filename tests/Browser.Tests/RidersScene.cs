using QhdHomeMap.Api.Tests.Homes;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Browser.Tests;

/// <summary>Homes in a row to the east of the middle, 100 m apart, each with something that a card has to tell.</summary>
public sealed class RidersScene : HomesFixture
{
    public const short Water = 0;
    public const short PhoneCharging = 7;

    protected override IEnumerable<Home> Homes()
    {
        var now = TimeProvider.System.GetUtcNow();

        var fresh = NewHome("B1", 100, 0, Water, PhoneCharging);
        fresh.Phone = "0335-3601234";
        fresh.AccessNote = "由北门进入";
        fresh.Services[0].VerifiedAt = now.AddDays(-3);
        fresh.Services[1].VerifiedAt = now.AddDays(-40);
        fresh.Alerts.Add(new HomeAlert { ServiceId = PhoneCharging, Since = now.AddMinutes(-20) });
        yield return fresh;

        // What holidays mean for it is not known, nor when it opens at all.
        var unknown = NewHome("B2", 200, 0, Water);
        unknown.Hours = null;
        yield return unknown;

        var suspended = NewHome("B3", 300, 0);
        suspended.Suspend("设备检修", now.AddHours(-1), now.AddDays(2));
        yield return suspended;

        var station = NewHome("B4", 400, 0);
        station.Kind = HomeKind.Station;
        station.Access = AccessWay.Code;
        yield return station;

        for (var n = 5; n <= 14; n++)
            yield return NewHome($"B{n}", n * 100, 0, Water);
    }
}
