using CsCheck;
using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Geo.Tests.OpeningHours;

public sealed class OpeningPropertyTests
{
    private static readonly Gen<(OpeningRules Rules, DateTimeOffset Instant, TemporaryClosure? Closure)> Question =
        from rules in RuleGen.Rules
        from instant in RuleGen.Instant
        from closure in RuleGen.Closure
        select (rules, instant, RuleGen.Around(instant, closure));

    [Fact]
    public void At_RandomRules_AgreesWithTheMinuteByMinuteReference() =>
        Question.Sample(
            (rules, instant, closure) =>
            {
                var door = new ReferenceDoor(rules, TestCalendar.Shipped, closure);
                var state = Opening.At(rules, TestCalendar.Shipped, instant, closure);
                Assert.Equal(door.NowAt(instant), state.Now);
                var isSuspended = closure?.Covers(instant) == true;
                var from = isSuspended ? closure!.Until : instant;
                var next = state.Now == OpeningNow.Open || from is null ? null : door.First(from.Value, sure: true);
                var doubt = state.Now != OpeningNow.Closed || from is null ? null : door.First(from.Value, sure: false);
                Assert.Equal(state.Now == OpeningNow.Open ? door.Until(instant) : null, state.Until);
                Assert.Equal(next, state.Next);
                Assert.Equal(doubt < (next ?? DateTimeOffset.MaxValue) ? doubt : null, state.UnsureFrom);
            },
            iter: 300,
            print: Print
        );

    [Fact]
    public void At_RandomRules_KeepsTheLawsOfTheAnswer() =>
        Question.Sample(
            (rules, instant, closure) =>
            {
                var state = Opening.At(rules, TestCalendar.Shipped, instant, closure);
                OpeningState Again(DateTimeOffset at) => Opening.At(rules, TestCalendar.Shipped, at, closure);

                Assert.Equal(state.Now == OpeningNow.Open, state.Reason == OpeningReason.None);
                if (state.Until is { } until)
                {
                    Assert.Equal(OpeningNow.Open, state.Now);
                    Assert.True(until > instant);
                    Assert.NotEqual(OpeningNow.Open, Again(until).Now);
                    Assert.Equal(OpeningNow.Open, Again(until.AddTicks(-1)).Now);
                }
                if (state.Next is { } next)
                {
                    Assert.NotEqual(OpeningNow.Open, state.Now);
                    Assert.True(next > instant);
                    Assert.Equal(OpeningNow.Open, Again(next).Now);
                    Assert.NotEqual(OpeningNow.Open, Again(next.AddTicks(-1)).Now);
                }
                if (state.UnsureFrom is { } unsure)
                {
                    Assert.Equal(OpeningNow.Closed, state.Now);
                    Assert.True(unsure > instant && !(unsure >= state.Next));
                    Assert.Equal(OpeningNow.Unknown, Again(unsure).Now);
                }
            },
            iter: 5_000,
            print: Print
        );

    [Fact]
    public void At_WithAClosure_IsNeverOpenWhereItWasNot() =>
        Question.Sample(
            (rules, instant, closure) =>
            {
                var free = Opening.At(rules, TestCalendar.Shipped, instant);
                var bound = Opening.At(rules, TestCalendar.Shipped, instant, closure);
                Assert.True(bound.Now != OpeningNow.Open || free.Now == OpeningNow.Open);
                Assert.True(bound.Now != OpeningNow.Open || !(bound.Until > free.Until));
                Assert.True(bound.Now == OpeningNow.Open || bound.Next is null || !(free.Next > bound.Next));
            },
            iter: 5_000,
            print: Print
        );

    [Fact]
    public void At_WithoutAnyCalendar_NeverContradictsTheAnswerWithOne() =>
        Question.Sample(
            (rules, instant, closure) =>
            {
                var blind = Opening.At(rules, HolidayCalendar.Empty, instant, closure);
                var seeing = Opening.At(rules, TestCalendar.Shipped, instant, closure);
                Assert.True(blind.Now == OpeningNow.Unknown || blind.Now == seeing.Now || instant.Year > 2026);
            },
            iter: 5_000,
            print: Print
        );

    [Fact]
    public void DayHours_OfTheSameIntervalsInAnyOrder_AreEqualAndCoverThem() =>
        Gen.Select(Gen.Int[0, 1439], Gen.Int[1, 1440])
            .Select((start, length) => new HourInterval(start, start + length))
            .Array[0, 6]
            .SelectMany(intervals => Gen.Shuffle(intervals).Select(shuffled => (intervals, shuffled)))
            .Sample(
                (intervals, shuffled) =>
                {
                    var hours = DayHours.Of(intervals);
                    Assert.Equal(hours, DayHours.Of(shuffled));
                    Assert.Equal(hours.GetHashCode(), DayHours.Of(shuffled).GetHashCode());
                    for (var minute = 0; minute < HourInterval.MaxEndMinute; minute++)
                    {
                        Assert.Equal(
                            intervals.Any(interval => interval.Contains(minute)),
                            hours.Intervals.Count(interval => interval.Contains(minute)) == 1
                        );
                    }
                },
                iter: 500
            );

    private static string Print((OpeningRules Rules, DateTimeOffset Instant, TemporaryClosure? Closure) question) =>
        $"{question.Rules} at {question.Instant:O} {question.Closure}";
}
