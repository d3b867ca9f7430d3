using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Geo.Tests.OpeningHours;

public sealed class OpeningTests
{
    private static readonly OpeningCase[] Cases = [.. OpeningCase.ReadAll()];

    public static IEnumerable<TheoryDataRow<string, int>> Rows =>
        Cases.Select(
            (row, index) => new TheoryDataRow<string, int>($"{row.Text} @ {row.Instant:yyyy-MM-dd HH:mm}", index)
        );

    [Theory]
    [MemberData(nameof(Rows))]
    public void At_CasesWorkedOutByHand_GivesTheExpectedState(string name, int index)
    {
        var (text, closure, instant, expected) = Cases[index];
        Assert.NotEmpty(name);
        Assert.Equal(expected, Opening.At(Parse(text), TestCalendar.Shipped, instant, closure));
    }

    [Fact]
    public void Cases_AreEnoughAndDistinct()
    {
        Assert.True(Cases.Length >= 200);
        Assert.Equal(Cases.Length, Cases.Select(row => (row.Text, row.Closure, row.Instant)).Distinct().Count());
    }

    [Fact]
    public void At_InstantOfAnotherOffset_IsReadInShanghaiAndAnsweredInShanghai()
    {
        var rules = Parse("每天 8:00-20:00；节假日正常开放");
        var instant = new DateTimeOffset(2026, 3, 1, 23, 59, 59, TimeSpan.Zero); // 7:59:59 on 2 March in Shanghai

        var closed = Opening.At(rules, TestCalendar.Shipped, instant);
        var open = Opening.At(rules, TestCalendar.Shipped, instant.AddSeconds(1));

        Assert.Equal(OpeningNow.Closed, closed.Now);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 8, 0, 0, Opening.Offset), closed.Next);
        Assert.Equal(Opening.Offset, closed.Next!.Value.Offset);
        Assert.Equal(OpeningNow.Open, open.Now);
        Assert.Equal(Opening.Offset, open.Until!.Value.Offset);
    }

    [Fact]
    public void At_ClosureWithSeconds_EndsAndBeginsToTheSecond()
    {
        var rules = Parse("24小时");
        var from = new DateTimeOffset(2026, 3, 3, 10, 0, 20, Opening.Offset);
        var closure = new TemporaryClosure(from, from.AddSeconds(30), "检修");

        OpeningState At(double seconds) => Opening.At(rules, TestCalendar.Shipped, from.AddSeconds(seconds), closure);

        Assert.Equal((OpeningNow.Open, from), (At(-1).Now, At(-1).Until!.Value));
        Assert.Equal((OpeningNow.Closed, from.AddSeconds(30)), (At(0).Now, At(0).Next!.Value));
        Assert.Equal((OpeningNow.Open, null), (At(30).Now, At(30).Until));
    }

    [Theory]
    [InlineData("24小时")]
    [InlineData("周一至周五 22:00-次日6:00")]
    public void At_FarEndsOfTime_IsAnswered(string text)
    {
        var rules = Parse(text);
        var endless = new TemporaryClosure(DateTimeOffset.MaxValue, null, "停用");
        var past = new TemporaryClosure(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, "停用");

        foreach (var instant in new[] { DateTimeOffset.MinValue, DateTimeOffset.MaxValue })
        {
            Assert.Equal(OpeningNow.Unknown, Opening.At(rules, TestCalendar.Shipped, instant).Now);
        }
        var now = new DateTimeOffset(2026, 3, 3, 23, 0, 0, Opening.Offset);
        Assert.NotNull(Opening.At(rules, TestCalendar.Shipped, now, endless).Now.ToString());
        Assert.Equal(OpeningReason.Suspended, Opening.At(rules, TestCalendar.Shipped, now, past).Reason);
        Assert.Null(Opening.At(rules, TestCalendar.Shipped, now, past).Next);
    }

    [Fact]
    public void Reasons_EachHasACodeOfItsOwnAndAChineseSentence()
    {
        var reasons = Enum.GetValues<OpeningReason>();

        Assert.Equal(reasons.Length, reasons.Select(reason => reason.Code()).Distinct().Count());
        Assert.All(reasons, reason => Assert.Matches("^[a-z_]+$", reason.Code()));
        Assert.All(reasons, reason => Assert.Equal(reason == OpeningReason.None, reason.Text().Length == 0));
        Assert.Equal("节假日开放时间未确认，请先致电", OpeningReason.HolidayUnconfirmed.Text());
        Assert.Equal("需预约，请先致电", OpeningReason.ByAppointment.Text());
    }

    internal static OpeningRules Parse(string text) =>
        OpeningText.TryParse(text, out var rules, out var error) ? rules : throw new FormatException(error.Message);
}
