using CsCheck;
using QhdHomeMap.WeChat;
using QhdHomeMap.WeChat.Messages;

namespace QhdHomeMap.Api.Tests.WeChat;

public sealed class FieldRulesTests
{
    private const string Family = "👨‍👩‍👧"; // 5 code points, 8 code units, one character to whoever reads it

    [Theory]
    [InlineData("thing1", "二十个字的活动名称正好写满这一行不多不少")]
    [InlineData("thing1", "A b，1!🎉")]
    [InlineData("number2", "12345678901234567890123456789012")]
    [InlineData("number2", "-3.50")]
    [InlineData("letter3", "AbcdefghijklmnopqrstuvwxyzABCDEF")]
    [InlineData("symbol4", "+-*/。")]
    [InlineData("character_string5", "QHD-2026/11#25")]
    [InlineData("time6", "15:01")]
    [InlineData("time6", "15:01:59")]
    [InlineData("time6", "2026年11月25日 15:01")]
    [InlineData("time6", "08:00~17:30")]
    [InlineData("time6", "2026年11月25日 08:00~2026年11月26日 17:30")]
    [InlineData("date7", "2026年11月25日")]
    [InlineData("date7", "2026-11-25")]
    [InlineData("date7", "2026/1/5 9:00")]
    [InlineData("date7", "2026.11.25")]
    [InlineData("date7", "2026年11月25日~2026年11月27日")]
    [InlineData("date7", "2026年11月25日 15:00~17:00")]
    [InlineData("amount8", "¥100000.00")]
    [InlineData("amount8", "1234567890元")]
    [InlineData("phone_number9", "+86-0335-12351678")]
    [InlineData("phone_number9", "12351")]
    [InlineData("car_number10", "冀C8Z888挂")]
    [InlineData("name11", "古丽娜尔阿卜杜热合曼")]
    [InlineData("name11", "Alexander Hamilton")]
    [InlineData("phrase12", "报名成功了")]
    [InlineData("enum_string13", "候补中")]
    public void Value_WithinTheRule_IsGood(string key, string value) =>
        Assert.Null(FieldRules.Fault(FieldTypes.OfKey(key), value, ["报名成功", "候补中"]));

    [Theory]
    [InlineData("thing1", "二十一个字的活动名称就比这一行多了那么一点点")]
    [InlineData("thing1", "第一行\n第二行")]
    [InlineData("thing1", "第一行\u2028第二行")]
    [InlineData("thing1", "铃\a")]
    [InlineData("thing1", "")]
    [InlineData("thing1", "  ")]
    [InlineData("number2", "123456789012345678901234567890123")]
    [InlineData("number2", "12人")]
    [InlineData("number2", "1.")]
    [InlineData("number2", "１２")]
    [InlineData("letter3", "AbcdefghijklmnopqrstuvwxyzABCDEFG")]
    [InlineData("letter3", "a1")]
    [InlineData("symbol4", "+-*/。、")]
    [InlineData("symbol4", "a")]
    [InlineData("character_string5", "秦皇岛A1")]
    [InlineData("character_string5", "123456789012345678901234567890123")]
    [InlineData("time6", "24:00")]
    [InlineData("time6", "下午三点")]
    [InlineData("time6", "08:00-17:30")]
    [InlineData("time6", "8:00~12:00~13:00")]
    [InlineData("date7", "2026年2月30日")]
    [InlineData("date7", "明天")]
    [InlineData("date7", "15:01")]
    [InlineData("amount8", "12345678901")]
    [InlineData("amount8", "¥¥1")]
    [InlineData("amount8", "一百元")]
    [InlineData("phone_number9", "123456789012345678")]
    [InlineData("phone_number9", "工会")]
    [InlineData("phone_number9", "---")]
    [InlineData("car_number10", "冀C8Z88888")]
    [InlineData("car_number10", "冀C8冀888")]
    [InlineData("name11", "古丽娜尔阿卜杜热合曼江")]
    [InlineData("name11", "AlexanderHamiltonTheSecond")]
    [InlineData("name11", "张三1号")]
    [InlineData("phrase12", "报名已经成功")]
    [InlineData("phrase12", "成功!")]
    [InlineData("enum_string13", "不去了")]
    [InlineData("wonder14", "什么都好")]
    public void Value_AgainstTheRule_IsToldWhy(string key, string value) =>
        Assert.NotNull(FieldRules.Fault(FieldTypes.OfKey(key), value, ["报名成功", "候补中"]));

    [Fact]
    public void Length_OfAFamilyOfEmoji_IsOne()
    {
        Assert.Equal(1, FieldText.Length(Family));
        Assert.Null(FieldRules.Fault(FieldType.Thing, string.Concat(Enumerable.Repeat(Family, 20))));
        Assert.NotNull(FieldRules.Fault(FieldType.Thing, string.Concat(Enumerable.Repeat(Family, 21))));
    }

    [Fact]
    public void Fit_OfALongText_EndsInAnEllipsisThatCounts()
    {
        var fitted = FieldText.Fit(FieldType.Thing, "二十一个字的活动名称就比这一行多了那么一点点");

        Assert.Equal("二十一个字的活动名称就比这一行多了那么…", fitted);
        Assert.Equal(20, FieldText.Length(fitted));
        Assert.Equal("古丽娜尔阿卜杜热合…", FieldText.Fit(FieldType.Name, "古丽娜尔阿卜杜热合曼江"));
        Assert.Equal("AlexanderHamiltonTh…", FieldText.Fit(FieldType.Name, "AlexanderHamiltonTheSecond"));
    }

    [Fact]
    public void Fit_OfSeveralLines_MakesOne() =>
        Assert.Equal("第一行 第二行", FieldText.Fit(FieldType.Thing, "\n第一行\r\n第二行\n"));

    [Fact]
    public void Fit_OfAPrecise_Value_ChangesNothing() =>
        Assert.Equal("123456789012345678", FieldText.Fit(FieldType.PhoneNumber, "123456789012345678"));

    /// <summary>Whatever is typed, what was fitted is good unless nothing is left of it, and fitting again changes nothing.</summary>
    [Fact]
    public void Fit_OfAnyText_IsGood() =>
        Gen.OneOf(Gen.String, Gen.Char["家\na \u0301\ud83c\udf89"].Array[0, 60].Select(c => new string(c)))
            .Sample(text =>
            {
                var fitted = FieldText.Fit(FieldType.Thing, text);
                Assert.True(
                    string.IsNullOrWhiteSpace(fitted) || FieldRules.Fault(FieldType.Thing, fitted) is null,
                    fitted
                );
                Assert.Equal(fitted, FieldText.Fit(FieldType.Thing, fitted));
            });

    [Fact]
    public void Content_OfATemplate_IsReadIntoFields()
    {
        var fields = TemplateContent.Fields(
            "活动名称:{{thing1.DATA}}\n活动时间：{{date2.DATA}}\n车牌:{{car_number3.DATA}} 结果:{{enum_string4.DATA}}\n再说一次:{{thing1.DATA}}"
        );

        Assert.Equal(
            [
                new TemplateField("thing1", "活动名称", FieldType.Thing),
                new TemplateField("date2", "活动时间", FieldType.Date),
                new TemplateField("car_number3", "车牌", FieldType.CarNumber),
                new TemplateField("enum_string4", "结果", FieldType.Enum),
            ],
            fields
        );
    }

    [Fact]
    public void Check_OfAMessage_NamesEveryFieldThatIsWrong()
    {
        var template = new OwnTemplate(
            "T",
            "报名结果通知",
            "活动名称:{{thing1.DATA}}\n报名结果:{{enum_string2.DATA}}\n活动时间:{{date3.DATA}}",
            "",
            TemplateKind.OneTime,
            new Dictionary<string, IReadOnlyList<string>> { ["enum_string2"] = ["报名成功", "候补中"] }
        );

        var faults = MessageCheck.Faults(
            template,
            new Dictionary<string, string>
            {
                ["thing1"] = "送健康义诊",
                ["enum_string2"] = "也许",
                ["thing9"] = "多余",
            }
        );

        Assert.Equal(
            [("enum_string2", "field_invalid"), ("date3", "field_missing"), ("thing9", "field_unknown")],
            faults.Select(f => (f.Key, f.Code))
        );
        Assert.Equal("“报名结果”要是这几项之一：报名成功、候补中", faults[0].Text);
    }
}
