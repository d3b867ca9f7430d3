using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Data;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>Reads the members of an edit one by one: sets what is right, and notes by field what is not.</summary>
internal sealed class HomeFields(HomeEdit edit, FieldErrors errors)
{
    public bool Gives(string member) => edit.Gives(member);

    public void Refuse(string member, string why) => errors.Add(HomeEdit.FieldOf(member), why);

    /// <summary>A text that may be cleared; one of blanks only is none.</summary>
    public void Text(string member, string? value, int max, Action<string?> set)
    {
        if (!Gives(member))
            return;
        var text = value?.Trim();
        if (text is { Length: > 0 } && FaultOf(text, max) is { } fault)
            Refuse(member, fault);
        else
            set(string.IsNullOrEmpty(text) ? null : text);
    }

    public void Required(string member, string? value, int max, Action<string> set) =>
        Text(
            member,
            value,
            max,
            text =>
            {
                if (text is null)
                    Refuse(member, "不能空着");
                else
                    set(text);
            }
        );

    public void Code<T>(string member, string? code, Action<T?> set, bool required = false)
        where T : struct, Enum
    {
        if (!Gives(member))
            return;
        if (EnumCode.TryParse<T>(code, out var value))
            set(value);
        else if (code is null && !required)
            set(null);
        else
            Refuse(member, $"应为 {string.Join("、", EnumCode.All<T>())} 之一");
    }

    public void Term(string member, string? code, IEnumerable<string> codes, Action<string?> set)
    {
        if (!Gives(member))
            return;
        var known = codes.ToList();
        if (code is null || known.Contains(code))
            set(code);
        else
            Refuse(member, $"应为 {string.Join("、", known)} 之一");
    }

    public void Number(string member, int? value, int min, int max, Action<int?> set, bool required = false)
    {
        if (!Gives(member))
            return;
        if (value is null ? required : value < min || value > max)
            Refuse(member, $"应为 {min} 至 {max} 的整数");
        else
            set(value);
    }

    /// <summary>What keeps a text from being stored and shown; null: nothing.</summary>
    public static string? FaultOf(string text, int max) =>
        Texts.IsGarbled(text) ? "里面有换行、不可见的控制字符或乱码，请重新输入"
        : text.Length > max ? $"有 {text.Length} 个字，最多 {max} 个"
        : null;

    /// <summary>An instant that the database takes.</summary>
    public static DateTimeOffset? Instant(string text) =>
        InstantText.Read(text) is { Year: > 2000 and < 2200 } at ? at : null;
}
