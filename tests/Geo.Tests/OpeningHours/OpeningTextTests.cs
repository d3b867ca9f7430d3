using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Geo.Tests.OpeningHours;

public sealed class OpeningTextTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Texts =>
        Lines("opening-texts.txt")
            .Select(line => line.Split(" => "))
            .Select(parts => new TheoryDataRow<string, string>(parts[0], parts[1]));

    public static IEnumerable<TheoryDataRow<string, string>> Refusals =>
        Lines("opening-refusals.txt")
            .Select(line => line.Split(" | ", 2))
            .Select(parts => new TheoryDataRow<string, string>(parts[1], parts[0]));

    [Theory]
    [MemberData(nameof(Texts))]
    public void TryParse_WhatPeopleWrite_IsUnderstood(string text, string canonical)
    {
        Assert.True(OpeningText.TryParse(text, out var rules, out var error), error?.Message);
        Assert.Equal(canonical, OpeningText.Print(rules));
        Assert.Equal(rules, OpeningTests.Parse(canonical));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void TryParse_WhatCannotBeKnown_IsRefusedWithItsPlace(string marked, string code)
    {
        var start = marked.IndexOf('«', StringComparison.Ordinal);
        var length = marked.IndexOf('»', StringComparison.Ordinal) - start - 1;
        var text = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);

        Assert.False(OpeningText.TryParse(text, out var rules, out var error), rules?.ToString());
        Assert.Equal((code, start, length), (error.Code, error.Position, error.Length));
        Assert.Contains(code == "empty" ? "没有写" : $"第{start + 1}个字「", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TryParse_Refused_QuotesTheWordAndSaysWhatToDo()
    {
        Assert.False(OpeningText.TryParse("每天8:00-12:00，2:00-5:30", out _, out var error));
        Assert.Equal("第14个字「2:00-5:30」：是凌晨还是下午？请写成 14:00 或「凌晨2:00」", error.Message);
    }

    [Fact]
    public void TryParse_FullWidth_PointsIntoTheTextAsGiven()
    {
        Assert.False(OpeningText.TryParse("　周一至周五　２５：００－２６：００", out _, out var error));
        Assert.Equal(("bad_time", 7, 5), (error.Code, error.Position, error.Length));
        Assert.Contains("２５：００", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TryParse_OverOneThousandCharacters_IsRefused()
    {
        var longest = "9:00-17:00" + new string(' ', OpeningText.MaxLength - 10);

        Assert.True(OpeningText.TryParse(longest, out _, out _));
        Assert.False(OpeningText.TryParse(longest + " ", out _, out var error));
        Assert.Equal(("too_long", OpeningText.MaxLength, 1), (error.Code, error.Position, error.Length));
    }

    [Fact]
    public void TryParse_TextThatGrowsOverTheLimitWhenPrinted_IsRefused()
    {
        var dates = Enumerable.Range(0, 85).Select(day => new DateOnly(2026, 1, 1).AddDays(2 * day));
        var text = string.Concat(dates.Select(date => $"{date:yyyy-M-d}休;")) + "9:00-17:00";

        Assert.True(text.Length <= OpeningText.MaxLength);
        Assert.False(OpeningText.TryParse(text, out _, out var error));
        Assert.Equal("too_long", error.Code);
    }

    [Theory]
    [InlineData("周一至周五 9:00-17:00", OpeningForm.Weekly)]
    [InlineData("24小时", OpeningForm.Weekly)]
    [InlineData("每月第一个周六 9:00-12:00", OpeningForm.Periodic)]
    [InlineData("每月第一个周六 9:00-12:00；周一 9:00-12:00", OpeningForm.Weekly)]
    [InlineData("预约开放", OpeningForm.ByAppointment)]
    [InlineData("周一至周五 9:00-17:00（需预约）", OpeningForm.ByAppointment)]
    [InlineData("周一至周五 9:00-17:00，周六预约开放", OpeningForm.Weekly)]
    [InlineData("时间未定", OpeningForm.Unknown)]
    public void Form_OfWhatPeopleWrite_IsTold(string text, OpeningForm form) =>
        Assert.Equal(form, OpeningTests.Parse(text).Form);

    [Fact]
    public void ScheduleOn_ADateOfASeason_GivesItsWeekForShowing()
    {
        var rules = OpeningTests.Parse("周一至周五 9:00-17:00；冬季 9:30-16:00");

        var winter = rules.ScheduleOn(new DateOnly(2026, 1, 5))!;
        var summer = rules.ScheduleOn(new DateOnly(2026, 7, 6))!;

        Assert.Equal("9:30-16:00", winter.Week[0].ToString());
        Assert.Equal("9:00-17:00", summer.Week[4].ToString());
        Assert.Equal("休息", summer.Week[6].ToString());
    }

    private static IEnumerable<string> Lines(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "OpeningHours", file))
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Replace("\\n", "\n", StringComparison.Ordinal));
}
