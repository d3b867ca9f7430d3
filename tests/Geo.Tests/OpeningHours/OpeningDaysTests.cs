using CsCheck;
using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Geo.Tests.OpeningHours;

/// <summary>A row of days is what asking for each of its minutes gives.</summary>
public sealed class OpeningDaysTests
{
    [Fact]
    public void Days_OfRandomRules_AgreeWithEachMinuteAsked() =>
        (from rules in RuleGen.Rules from instant in RuleGen.Instant select (rules, instant)).Sample(
            (rules, instant) =>
            {
                var first = DateOnly.FromDateTime(instant.ToOffset(Opening.Offset).DateTime);
                var midnight = new DateTimeOffset(first, TimeOnly.MinValue, Opening.Offset);
                var stretches = Opening.Days(rules, TestCalendar.Shipped, first, 2);
                Assert.Equal(midnight, stretches[0].From);
                Assert.Equal(midnight.AddDays(2), stretches[^1].Until);
                foreach (var (stretch, next) in stretches.Zip(stretches.Skip(1)))
                    Assert.Equal(stretch.Until, next.From);
                foreach (var minute in Enumerable.Range(0, 2 * HourInterval.MinutesPerDay))
                {
                    var at = midnight.AddMinutes(minute);
                    var stretch = stretches.Single(s => s.From <= at && at < s.Until);
                    var state = Opening.At(rules, TestCalendar.Shipped, at);
                    Assert.Equal((state.Now, state.Reason, state.Note), (stretch.Now, stretch.Reason, stretch.Note));
                }
            },
            iter: 100
        );

    [Fact]
    public void Days_OfANightDoor_AreCutAtMidnight()
    {
        Assert.True(OpeningText.TryParse("每天 22:00-次日2:00", out var rules, out _));
        var day = Opening.Days(rules, TestCalendar.Shipped, new DateOnly(2026, 11, 24), 1);
        Assert.Equal(
            ["00:00-02:00 Open", "02:00-22:00 Closed", "22:00-00:00 Open"],
            day.Select(s => $"{s.From:HH:mm}-{s.Until:HH:mm} {s.Now}")
        );
    }
}
