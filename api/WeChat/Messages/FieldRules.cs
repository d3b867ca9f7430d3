using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace QhdHomeMap.WeChat.Messages;

/// <summary>WeChat's rules for the values of subscribe messages, one a type. Where the document is open, the strict reading.</summary>
public static partial class FieldRules
{
    internal const int MaxHanName = 10;

    /// <summary>The types whose rule is a form; the others' rule is told with a figure or the choices.</summary>
    private static readonly FrozenDictionary<FieldType, Form> Forms = new Dictionary<FieldType, Form>
    {
        [FieldType.Number] = new(
            v => NumberPattern().IsMatch(v) && Within(FieldType.Number, v.Count(char.IsAsciiDigit)),
            "要是最多 32 位的数字，可以带小数"
        ),
        [FieldType.Letter] = new(
            v => v.All(char.IsAsciiLetter) && Within(FieldType.Letter, v.Length),
            "要是最多 32 个字母"
        ),
        [FieldType.Symbol] = new(
            v => v.EnumerateRunes().All(IsSymbol) && Within(FieldType.Symbol, FieldText.Length(v)),
            "要是最多 5 个符号"
        ),
        [FieldType.CharacterString] = new(
            v => v.All(IsGraphic) && Within(FieldType.CharacterString, v.Length),
            "要是最多 32 个数字、字母或符号，不能有汉字和空格"
        ),
        [FieldType.Time] = new(Moments.IsTime, "要是 24 小时制的时间，例如 15:01，前面可以有日期，时间段用 ~ 连接"),
        [FieldType.Date] = new(Moments.IsDate, "要是日期，例如 2026年11月25日，后面可以有时间，时间段用 ~ 连接"),
        [FieldType.Amount] = new(
            v => AmountPattern().IsMatch(v),
            "要是金额：一个币种符号加最多 10 位数字，可以带小数，结尾可以有“元”"
        ),
        [FieldType.PhoneNumber] = new(
            v => PhonePattern().IsMatch(v) && Within(FieldType.PhoneNumber, v.Length),
            "要是最多 17 位的电话号码：数字和符号"
        ),
        [FieldType.CarNumber] = new(
            v => CarPattern().IsMatch(v) && Within(FieldType.CarNumber, v.Length),
            "要是最多 8 位的车牌号：首尾可以是汉字，其余是字母或数字"
        ),
        [FieldType.Phrase] = new(
            v => v.EnumerateRunes().All(IsHan) && Within(FieldType.Phrase, FieldText.Length(v)),
            "要是最多 5 个汉字"
        ),
    }.ToFrozenDictionary();

    private sealed record Form(Predicate<string> Fits, string Fault);

    /// <summary>Null when the value is good, else what is wrong with it, in Chinese, to stand behind the field's title.</summary>
    /// <param name="type">Of the field.</param>
    /// <param name="value">What would be sent.</param>
    /// <param name="choices">For <see cref="FieldType.Enum"/>: what the template allows.</param>
    public static string? Fault(FieldType type, string value, IReadOnlyList<string>? choices = null)
    {
        if (string.IsNullOrWhiteSpace(value))
            return "不能为空";
        if (value.EnumerateRunes().Any(BreaksLine))
            return "不能有换行或控制字符";
        if (Forms.TryGetValue(type, out var form))
            return form.Fits(value) ? null : form.Fault;
        return type switch
        {
            FieldType.Thing => TooLong(value, type.MaxLength()!.Value, "字"),
            FieldType.Name => NameFault(value),
            FieldType.Enum when choices is null || choices.Contains(value) => null,
            FieldType.Enum => $"要是这几项之一：{string.Join('、', choices!)}",
            _ => "是系统还不认识的类型，不能填写",
        };
    }

    private static string? NameFault(string value)
    {
        if (!value.EnumerateRunes().All(r => IsHan(r) || Rune.IsLetter(r) || IsSymbol(r) || r.Value == ' '))
            return "要是姓名：汉字、字母和符号";
        return value.EnumerateRunes().Any(IsHan)
            ? TooLong(value, MaxHanName, "字（含汉字时）")
            : TooLong(value, FieldType.Name.MaxLength()!.Value, "个字母");
    }

    private static bool Within(FieldType type, int length) => length <= type.MaxLength();

    private static string? TooLong(string value, int max, string unit) =>
        FieldText.Length(value) is var length && length > max ? $"最多 {max} {unit}，现在是 {length}" : null;

    internal static bool BreaksLine(Rune rune) =>
        Rune.IsControl(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    internal static bool IsHan(Rune rune) =>
        rune.Value
            is 0x3007
                or (>= 0x3400 and <= 0x4DBF)
                or (>= 0x4E00 and <= 0x9FFF)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0x20000 and <= 0x323AF);

    private static bool IsSymbol(Rune rune) => Rune.IsPunctuation(rune) || Rune.IsSymbol(rune);

    private static bool IsGraphic(char c) => c is > ' ' and < '\x7f';

    [GeneratedRegex(@"^[+-]?[0-9]+(\.[0-9]+)?\z")]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"^\p{Sc}?[0-9]{1,10}(\.[0-9]+)?元?\z")]
    private static partial Regex AmountPattern();

    [GeneratedRegex(@"^(?=.*[0-9])[0-9+*#(). -]+\z")]
    private static partial Regex PhonePattern();

    [GeneratedRegex(@"^[\u4E00-\u9FFFA-Za-z0-9][A-Za-z0-9]*[\u4E00-\u9FFFA-Za-z0-9]?\z")]
    private static partial Regex CarPattern();
}
