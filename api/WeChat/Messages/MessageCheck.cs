namespace QhdHomeMap.WeChat.Messages;

/// <param name="Key">The field's.</param>
/// <param name="Code">Stable: <c>field_missing</c>, <c>field_unknown</c>, <c>field_invalid</c>.</param>
/// <param name="Text">For the officer, in Chinese.</param>
public sealed record FieldFault(string Key, string Code, string Text);

/// <summary>Finds before sending what WeChat would refuse with 47003 after the first recipient.</summary>
public static class MessageCheck
{
    /// <summary>Nothing when every field of the template has a good value and there is no other.</summary>
    public static IReadOnlyList<FieldFault> Faults(OwnTemplate template, IReadOnlyDictionary<string, string> data)
    {
        var fields = TemplateContent.Fields(template.Content);
        var faults = new List<FieldFault>();
        foreach (var field in fields)
        {
            if (!data.TryGetValue(field.Key, out var value))
                faults.Add(new FieldFault(field.Key, "field_missing", $"还没有填“{field.Title}”"));
            else if (FieldRules.Fault(field.Type, value, template.EnumValues.GetValueOrDefault(field.Key)) is { } fault)
                faults.Add(new FieldFault(field.Key, "field_invalid", $"“{field.Title}”{fault}"));
        }
        faults.AddRange(
            data.Keys.Except(fields.Select(f => f.Key))
                .Select(key => new FieldFault(key, "field_unknown", $"模板里没有 {key} 这一项"))
        );
        return faults;
    }
}
