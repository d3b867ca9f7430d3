using CsCheck;
using QhdHomeMap.Geo.Coverage;
using QhdHomeMap.Geo.OpeningHours;
using QhdHomeMap.Geo.Tests.OpeningHours;

namespace QhdHomeMap.Geo.Tests.Coverage;

public class WeekHoursTests
{
    private static readonly Gen<int[]> Hours = Gen.Int[0, WeekHours.Count - 1].Array[0, 60];

    [Fact]
    public void Sets_OfAnyHours_BehaveLikeSets() =>
        Gen.Select(Hours, Hours)
            .Sample(
                (a, b) =>
                {
                    Assert.Equal(a.Distinct().Order(), Listed(Of(a)));
                    Assert.Equal(a.Union(b).Order(), Listed(Of(a) | Of(b)));
                    Assert.Equal(a.Intersect(b).Order(), Listed(Of(a) & Of(b)));
                    Assert.Equal(Enumerable.Range(0, WeekHours.Count).Except(a), Listed(~Of(a)));
                    Assert.Equal(a.Distinct().Count(), Of(a).Length);
                }
            );

    [Fact]
    public void Open_MondayToFridayNineToHalfPastFive_IsTheHoursThatBeginThen()
    {
        // 9, 10, … 17 begin within 9:00 to 17:30 on five days; the lunch break takes 12 away, and 13 begins with it over.
        var open = Open("周一至周五 9:00-12:00，13:00-17:30");
        Assert.Equal(5 * 8, open.Length);
        Assert.True(open.Contains(9));
        Assert.False(open.Contains(12));
        Assert.True(open.Contains(17));
        Assert.False(open.Contains(18));
        Assert.False(open.Contains((5 * 24) + 10));
    }

    [Fact]
    public void Open_PastMidnightOnSunday_ReachesIntoMonday() => Assert.True(Open("每天 20:00-2:00").Contains(1));

    [Fact]
    public void Open_HoursUnknown_IsNever() => Assert.True(Open(null).IsEmpty);

    [Fact]
    public void Open_SuspendedFromWednesday_EndsThere()
    {
        var closure = new TemporaryClosure(new DateTimeOffset(2026, 11, 25, 0, 0, 0, Opening.Offset), null, "检修");
        Assert.Equal(48, Open("24小时", closure).Length);
    }

    [Fact]
    public void Open_NotAMonday_IsRefused() =>
        Assert.Throws<ArgumentException>(() =>
            WeekHours.Open(OpeningRules.Unknown, TestCalendar.Shipped, new DateOnly(2026, 11, 24))
        );

    [Theory]
    [InlineData(-1)]
    [InlineData(168)]
    public void Of_AnHourThatDoesNotExist_IsRefused(int hour) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WeekHours.Of(hour));

    private static WeekHours Open(string? text, TemporaryClosure? closure = null) =>
        WeekHours.Open(Rules(text), TestCalendar.Shipped, new DateOnly(2026, 11, 23), closure);

    private static OpeningRules Rules(string? text)
    {
        if (text is null)
            return OpeningRules.Unknown;
        Assert.True(OpeningText.TryParse(text, out var rules, out var error), error?.Message);
        return rules;
    }

    private static WeekHours Of(int[] hours) =>
        hours.Aggregate(WeekHours.None, (set, hour) => set | WeekHours.Of(hour));

    private static List<int> Listed(WeekHours hours)
    {
        var listed = new List<int>();
        foreach (var hour in hours)
            listed.Add(hour);
        return listed;
    }
}
