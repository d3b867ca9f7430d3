using System.Text;
using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Geo.Tests.OpeningHours;

public sealed class HolidayCalendarTests
{
    // From the State Council's notices: first and last day off of each festival, and the weekend days worked.
    public static TheoryData<int, string, string> Notices =>
        new()
        {
            {
                2024,
                "元旦 0101-0101 春节 0210-0217 清明节 0404-0406 劳动节 0501-0505 端午节 0610-0610 中秋节 0915-0917 国庆节 1001-1007",
                "0204 0218 0407 0428 0511 0914 0929 1012"
            },
            {
                2025,
                "元旦 0101-0101 春节 0128-0204 清明节 0404-0406 劳动节 0501-0505 端午节 0531-0602 国庆节 1001-1008",
                "0126 0208 0427 0928 1011"
            },
            {
                2026,
                "元旦 0101-0103 春节 0215-0223 清明节 0404-0406 劳动节 0501-0505 端午节 0619-0621 中秋节 0925-0927 国庆节 1001-1007",
                "0104 0214 0228 0509 0920 1010"
            },
        };

    [Theory]
    [MemberData(nameof(Notices))]
    public void Shipped_EachYear_IsTheNotice(int year, string holidays, string workdays)
    {
        var expected = new Dictionary<DateOnly, string>();
        foreach (var festival in holidays.Split(' ').Chunk(2))
        {
            var (first, last) = (Date(festival[1][..4]), Date(festival[1][5..]));
            for (var date = first; date <= last; date = date.AddDays(1))
            {
                expected[date] = festival[0];
            }
        }

        var days = TestCalendar.Read(year).Days;

        Assert.Equal(expected.Keys.Order(), days.Where(day => day.Kind == HolidayKind.Holiday).Select(day => day.Date));
        Assert.All(
            days.Where(day => day.Kind == HolidayKind.Holiday),
            day => Assert.Contains(expected[day.Date], day.Name.Split('、'))
        );
        Assert.Equal(
            workdays.Split(' ').Select(Date),
            days.Where(day => day.Kind == HolidayKind.MakeUpWorkday).Select(day => day.Date)
        );
        Assert.All(
            days.Where(day => day.Kind == HolidayKind.MakeUpWorkday),
            day => Assert.True(day.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        );

        DateOnly Date(string text) => new(year, int.Parse(text[..2], null), int.Parse(text[2..], null));
    }

    [Fact]
    public void KindOf_DaysOfALoadedYear_AreTold()
    {
        var calendar = TestCalendar.Shipped;

        Assert.Equal(HolidayKind.Holiday, calendar.KindOf(new(2026, 2, 23)));
        Assert.Equal(HolidayKind.MakeUpWorkday, calendar.KindOf(new(2026, 2, 28)));
        Assert.Equal(HolidayKind.Ordinary, calendar.KindOf(new(2026, 2, 24)));
        Assert.Equal("国庆节、中秋节", calendar.NameOf(new(2025, 10, 6)));
        Assert.Null(calendar.NameOf(new(2026, 2, 24)));
        Assert.True(calendar.Covers(2026));
    }

    [Fact]
    public void KindOf_DaysOfAYearThatIsNotLoaded_AreNotKnown()
    {
        Assert.False(TestCalendar.Shipped.Covers(2027));
        Assert.Equal(HolidayKind.NotLoaded, TestCalendar.Shipped.KindOf(new(2027, 1, 1)));
        Assert.Equal(HolidayKind.NotLoaded, HolidayCalendar.Empty.KindOf(new(2026, 1, 1)));
    }

    [Fact]
    public void Calendar_OfTheSameYearTwice_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new HolidayCalendar([TestCalendar.Read(2026), TestCalendar.Read(2026)]));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"year": 2026, "source": "x"}""")]
    [InlineData("""{"year": 2026, "source": "x", "days": null}""")]
    [InlineData("""{"year": 2026, "source": "x", "days": [null]}""")]
    [InlineData(
        """{"year": 2026, "source": "x", "days": [{"date": "2026-02-30", "kind": "holiday", "name": "春节"}]}"""
    )]
    [InlineData(
        """{"year": 2026, "source": "x", "days": [{"date": "2027-01-01", "kind": "holiday", "name": "元旦"}]}"""
    )]
    [InlineData("""{"year": 2026, "source": "x", "days": [{"date": "2026-01-01", "kind": "rest", "name": "元旦"}]}""")]
    [InlineData("""{"year": 2026, "source": "x", "days": [{"date": "2026-01-01", "kind": "holiday", "name": ""}]}""")]
    [InlineData("""{"year": 2026, "source": "x", "days": [{"date": "2026-01-01", "kind": "holiday"}]}""")]
    public void Parse_NotAHolidayFile_IsRefused(string json) =>
        Assert.Throws<FormatException>(() => HolidayYear.Parse(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Parse_TheSameDayTwice_IsRefused()
    {
        const string Day = """{"date": "2026-01-01", "kind": "holiday", "name": "元旦"}""";
        var json = $$"""{"year": 2026, "source": "x", "days": [{{Day}}, {{Day}}]}""";

        Assert.Throws<FormatException>(() => HolidayYear.Parse(Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void At_AHolidayGrantedOnce_FollowsTheGeneralRuleOnly()
    {
        var day = new DateOnly(2027, 9, 3);
        var calendar = new HolidayCalendar([new(2027, [new(day, HolidayKind.Holiday, "抗战胜利纪念日")])]);
        var noon = new DateTimeOffset(day.ToDateTime(new(12, 0)), Opening.Offset);

        OpeningState At(string text) => Opening.At(OpeningTests.Parse(text), calendar, noon);

        Assert.Equal(OpeningReason.Holiday, At("每天 9:00-17:00；法定节假日休息").Reason);
        Assert.Equal(OpeningReason.HolidayUnconfirmed, At("每天 9:00-17:00；国庆节休息").Reason);
        Assert.Equal(OpeningNow.Open, At("每天 9:00-17:00；国庆节休息；其他节假日正常开放").Now);
    }
}
