using CsCheck;
using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Geo.Tests.OpeningHours;

public sealed class OpeningTextPropertyTests
{
    [Fact]
    public void TryParse_OfPrintedRules_GivesTheSameRulesAndTheSameText() =>
        RuleGen.Rules.Sample(
            rules =>
            {
                var text = OpeningText.Print(rules);
                if (text.Length > OpeningText.MaxLength)
                {
                    return;
                }
                Assert.True(OpeningText.TryParse(text, out var read, out var error), $"{error} in {text}");
                Assert.Equal(rules, read);
                Assert.Equal(rules.GetHashCode(), read.GetHashCode());
                Assert.Equal(text, OpeningText.Print(read));
            },
            iter: 5_000,
            print: OpeningText.Print
        );

    [Fact]
    public void TryParse_OfClausesInAnyOrder_GivesTheSameRules() =>
        RuleGen
            .Rules.Where(rules => rules.Seasons.IsEmpty && rules.Usual is not null)
            .SelectMany(rules =>
                Gen.Shuffle(OpeningText.Print(rules).Split('；')).Select(clauses => (rules, string.Join('；', clauses)))
            )
            .Sample(
                (rules, text) =>
                {
                    Assert.True(OpeningText.TryParse(text, out var read, out var error), $"{error} in {text}");
                    Assert.Equal(rules, read);
                },
                iter: 3_000
            );

    [Fact]
    public void TryParse_OfOtherTypography_GivesTheSameRules() =>
        (
            from rules in RuleGen.Rules
            where rules.Exceptions.All(exception => exception.Reason is null)
            from seed in Gen.Int
            select (rules, Typeset(OpeningText.Print(rules), new Random(seed)))
        ).Sample(
            (rules, text) =>
            {
                if (text.Length <= OpeningText.MaxLength)
                {
                    Assert.True(OpeningText.TryParse(text, out var read, out var error), $"{error} in {text}");
                    Assert.Equal(rules, read);
                }
            },
            iter: 3_000
        );

    /// <summary>The same text as other hands would type it.</summary>
    private static string Typeset(string text, Random random)
    {
        string OneOf(params string[] forms) => forms[random.Next(forms.Length)];
        return string.Concat(
            text.Select(c =>
                c switch
                {
                    >= '0' and <= '9' => OneOf($"{c}", $"{(char)(c - '0' + '０')}"),
                    ':' => OneOf(":", "："),
                    '-' => OneOf("-", "－", "–", "—", "~", "～", "至", "到", " - "),
                    '至' => OneOf("至", "到", "-", "—"),
                    '，' => OneOf("，", ",", " ", "， "),
                    '；' => OneOf("；", ";", "。", "\n"),
                    '、' => OneOf("、", "和", "及"),
                    '周' => OneOf("周", "星期", "礼拜", "每周"),
                    '（' => OneOf("（", "(", "【"),
                    '）' => OneOf("）", ")", "】"),
                    ' ' => OneOf(" ", "", "：", "　"),
                    _ => $"{c}",
                }
            )
        );
    }

    [Fact]
    public void TryParse_OfRandomCharacters_NeverThrowsAndPointsIntoTheText() =>
        Gen.String.Sample(AssertAnswered, iter: 5_000);

    [Fact]
    public void TryParse_OfKnownWordsInAnyOrder_NeverThrowsAndWhatItReadsPrintsBack() =>
        Gen.OneOf(Pieces).Array[0, 24].Select(string.Concat).Sample(AssertAnswered, iter: 30_000);

    [Fact]
    public void TryParse_OfPrintedRulesWithOneFlaw_NeverThrows() =>
        (
            from text in RuleGen.Rules.Select(OpeningText.Print)
            from place in Gen.Double.Unit
            from removed in Gen.Int[0, 3]
            from piece in Gen.OneOf(Pieces)
            from isInserted in Gen.Bool
            let at = (int)(place * text.Length)
            select text.Remove(at, Math.Min(removed, text.Length - at)).Insert(at, isInserted ? piece : "")
        ).Sample(AssertAnswered, iter: 5_000);

    [Theory]
    [InlineData("(")]
    [InlineData("9:00-")]
    [InlineData("周一至")]
    [InlineData("1、")]
    [InlineData("10月1日、")]
    [InlineData("早")]
    [InlineData("周1")]
    [InlineData("周")]
    [InlineData("因")]
    [InlineData("除")]
    [InlineData("1月1日-")]
    [InlineData("2026-1-1休;")]
    [InlineData("1月1日休;")]
    public void TryParse_OfOnePieceRepeatedToTheLimit_IsAnswered(string piece) =>
        AssertAnswered(string.Concat(Enumerable.Repeat(piece, OpeningText.MaxLength / piece.Length)));

    private static void AssertAnswered(string text)
    {
        if (OpeningText.TryParse(text, out var rules, out var error))
        {
            var printed = OpeningText.Print(rules);
            Assert.True(OpeningText.TryParse(printed, out var again, out var trouble), $"{trouble}");
            Assert.True(again.Equals(rules), $"{text} as {printed}");
            return;
        }
        Assert.InRange(error.Position, 0, text.Length);
        Assert.InRange(error.Length, 0, text.Length - error.Position);
        Assert.NotEmpty(error.Code);
        Assert.NotEmpty(error.Message);
    }

    private static readonly string[] Pieces =
    [
        .. "周一至周五|周六日|周末|每天|工作日|休息日|其余时间|法定节假日|其他节假日|春节|国庆节|调休上班日|每月|第一|第三|个|最后一个|周六|15日|最后一天|每年".Split(
            '|'
        ),
        .. "9:00-17:00|9点到11点半|下午2点-5点|14:00-17:30|22:00-次日6:00|24小时|全天|上午|下午|晚上|早8晚8|0900-1700|9-17点|12:00-14:00|9.30-17.00".Split(
            '|'
        ),
        .. "休|休息|正常开放|开放|另行通知|全年无休|需预约|除外|除|外|含|不含|因装修|午休|装修|次日|次年".Split('|'),
        .. "冬季|夏季|旺季|淡季|其他季节|11月1日至次年3月31日|5月1日至9月30日|10月1日至7日|2026年10月1日|2026-10-01|10/1|7-8月|1、2日".Split(
            '|'
        ),
        .. "，|；|、|。|：|:|（|）|(|)|-|至|和|及|/| |\n|,|;|的|均|开放时间|一|五|1|3|17|年|月|日|号|点".Split('|'),
    ];
}
