using QhdHomeMap.Geo.OpeningHours;
using QhdHomeMap.Seed.Sample;

namespace QhdHomeMap.Seed.Tests.Sample;

/// <summary>The hours of sample homes are what the parser itself would print: a home's column holds nothing else.</summary>
public sealed class SampleHoursTests
{
    private static readonly IReadOnlyList<string?> All = [.. SampleEntry.ReadAll().Select(e => e.Hours)];

    public static TheoryData<string> Texts => [.. All.OfType<string>().Distinct()];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Hours_OfASampleHome_ParseAndPrintBackToThemselves(string text)
    {
        Assert.True(OpeningText.TryParse(text, out var rules, out var error), error?.Message);
        Assert.Equal(text, OpeningText.Print(rules));
    }

    /// <summary>Round the clock, lunch break, free weekend, past midnight, season, periodic, by appointment, and the holiday rules.</summary>
    [Theory]
    [InlineData("24小时")]
    [InlineData("-12:00，13:30-")]
    [InlineData("周六、周日休息")]
    [InlineData("-次日2:00")]
    [InlineData("夏季（")]
    [InlineData("旺季（")]
    [InlineData("每月第一、第三个周六")]
    [InlineData("每月最后一个周六")]
    [InlineData("最后一天")]
    [InlineData("预约开放")]
    [InlineData("（需预约）")]
    [InlineData("法定节假日正常开放")]
    [InlineData("法定节假日休息")]
    [InlineData("法定节假日另行通知")]
    [InlineData("春节休息；其他法定节假日 9:00-17:00")]
    [InlineData("调休上班日")]
    [InlineData("时间未定")]
    public void Hours_OfTheCity_ComeInThisKind(string part) =>
        Assert.Contains(All, h => h?.Contains(part, StringComparison.Ordinal) ?? false);

    [Fact]
    public void Hours_OfTheCity_AreSometimesUnknownAndOftenSilentOnHolidays()
    {
        Assert.Contains(All, h => h is null);
        Assert.Contains(All, h => h is not null && !h.Contains("法定节假日", StringComparison.Ordinal));
    }
}
