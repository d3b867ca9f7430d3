using CsCheck;
using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Geo.Tests.OpeningHours;

public sealed class OpeningModelTests
{
    [Fact]
    public void DateSpan_RandomSpans_OverlapExactlyWhereTheyShareADate()
    {
        // Four hundred years hold every pairing of weekday, leap day and date; the spans lie within a few of them.
        var dates = Enumerable.Range(0, 366 * 14).Select(day => new DateOnly(2019, 1, 1).AddDays(day)).ToArray();
        Gen.Select(RuleGen.Span, RuleGen.Span)
            .Sample(
                (a, b) =>
                {
                    var shared = dates.Any(date => a.Contains(date) && b.Contains(date));
                    Assert.Equal(shared, a.Overlaps(b));
                    Assert.Equal(shared, b.Overlaps(a));
                },
                iter: 1000
            );
    }

    [Fact]
    public void MonthlySlot_RandomSlots_MatchTheDatesOfAPlainCount()
    {
        Gen.Select(RuleGen.Slot, Gen.Int[0, 24 * 12 - 1])
            .Sample(
                (slot, month) =>
                {
                    var first = new DateOnly(2020, 1, 1).AddMonths(month);
                    var days = Enumerable
                        .Range(0, DateTime.DaysInMonth(first.Year, first.Month))
                        .Select(first.AddDays)
                        .ToList();
                    Assert.Equal(Named(slot, days), days.Where(slot.Matches));
                },
                iter: 2000
            );

        static IEnumerable<DateOnly> Named(MonthlySlot slot, List<DateOnly> days)
        {
            foreach (var weekday in Enum.GetValues<DayOfWeek>())
            {
                var same = days.FindAll(date => date.DayOfWeek == weekday);
                for (var nth = 1; nth <= 5; nth++)
                {
                    if (slot == MonthlySlot.Nth(nth, weekday))
                    {
                        return same.Skip(nth - 1).Take(1);
                    }
                }
                if (slot == MonthlySlot.Last(weekday))
                {
                    return same.TakeLast(1);
                }
            }
            return slot == MonthlySlot.LastDay
                ? days.TakeLast(1)
                : days.Where(date => slot == MonthlySlot.Day(date.Day));
        }
    }

    [Fact]
    public void Rules_BuiltInAnotherOrder_AreEqual()
    {
        var hours = DayHours.Of([new(540, 1020)]);
        var weekday = new Schedule(Enumerable.Range(0, 7).Select(day => day < 5 ? hours : DayHours.Closed));
        Season[] seasons =
        [
            new("冬季", Season.DefaultWinter, Schedule.Daily(hours)),
            new(null, DateSpan.Annual(7, 1, 8, 31), Schedule.Daily(DayHours.AllDay)),
        ];
        ExceptionalDates[] exceptions =
        [
            new(DateSpan.On(new(2026, 10, 1)), DayTreatment.Closed),
            new(DateSpan.Annual(12, 25, 12, 25), DayTreatment.Of(hours), "值班"),
        ];

        var rules = new OpeningRules(weekday, seasons, HolidayPolicy.Closed, DayTreatment.NotStated, exceptions);
        var turned = new OpeningRules(
            weekday,
            seasons.Reverse(),
            new HolidayPolicy(DayTreatment.Closed),
            DayTreatment.AsUsual,
            exceptions.Reverse()
        );

        Assert.Equal(rules, turned);
        Assert.Equal(rules.GetHashCode(), turned.GetHashCode());
        Assert.NotEqual(rules, new OpeningRules(weekday, seasons, HolidayPolicy.AsUsual, default, exceptions));
        Assert.NotEqual(
            rules,
            new OpeningRules(weekday, seasons, HolidayPolicy.Closed, DayTreatment.Closed, exceptions)
        );
        Assert.False(rules.Equals(null));
    }

    [Fact]
    public void Model_WhatCannotBe_IsRefused()
    {
        var hours = DayHours.Of([new(540, 1020)]);
        var day = DateSpan.On(new(2026, 10, 1));
        var closed = new ExceptionalDates(day, DayTreatment.Closed);

        Assert.Throws<ArgumentOutOfRangeException>(() => new HourInterval(-1, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HourInterval(600, 600));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HourInterval(1440, 1500));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HourInterval(600, 2881));
        Assert.Throws<ArgumentException>(() => DayHours.Of([new(540, 1020)], DayParts.AnyTime));
        Assert.Throws<ArgumentException>(() => new Schedule([hours]));
        Assert.Throws<ArgumentException>(() => Twice(MonthlySlot.LastDay, hours));
        Assert.Throws<ArgumentOutOfRangeException>(() => DateSpan.Annual(2, 30, 3, 1));
        Assert.Throws<ArgumentException>(() => DateSpan.Between(new(2026, 2, 1), new(2026, 1, 1)));
        Assert.Throws<ArgumentException>(() => new Season("夏至", Season.DefaultSummer, Schedule.Daily(hours)));
        Assert.Throws<ArgumentException>(() => new Season(null, day, Schedule.Daily(hours)));
        Assert.Throws<ArgumentException>(() => new ExceptionalDates(day, DayTreatment.NotStated));
        Assert.Throws<ArgumentException>(() => new ExceptionalDates(Season.DefaultWinter, DayTreatment.Of(hours)));
        Assert.Throws<ArgumentException>(() => new OpeningRules(null, exceptions: [closed, closed]));
        Assert.Throws<ArgumentException>(() =>
            new HolidayPolicy(DayTreatment.Closed, [(Festivals.Other, DayTreatment.AsUsual)])
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData(" 装修")]
    [InlineData("装修（二期）")]
    [InlineData("装修\n改造")]
    [InlineData("9:00开门")]
    [InlineData("周一装修")]
    [InlineData("休息")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十装")]
    public void ExceptionalDates_AReasonThatReadsLikeARule_IsRefused(string reason) =>
        Assert.Throws<ArgumentException>(() =>
            new ExceptionalDates(DateSpan.On(new(2026, 10, 1)), DayTreatment.Closed, reason)
        );

    private static Schedule Twice(MonthlySlot slot, DayHours hours) =>
        new(Enumerable.Repeat(hours, 7), [new(slot, hours), new(slot, DayHours.Closed)]);
}
