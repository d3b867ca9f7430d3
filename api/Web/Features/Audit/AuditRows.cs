using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Data.Audit;

namespace QhdHomeMap.Api.Features.Audit;

/// <summary>The log as rows of a table: one for each field that a deed changed.</summary>
internal static class AuditRows
{
    public static readonly string[] Headers =
    [
        "编号",
        "时间",
        "操作人",
        "来自",
        "操作",
        "原因",
        "对象",
        "对象编号",
        "对象名称",
        "字段",
        "改前",
        "改后",
    ];

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IEnumerable<string[]> Of(AuditDeed deed)
    {
        string[] head =
        [
            deed.Id.ToString(CultureInfo.InvariantCulture),
            Clock(deed.At),
            deed.Actor,
            deed.Origin,
            AuditTitles.OfAction(deed.Action),
            deed.Reason ?? "",
            AuditTitles.OfSubject(deed.Subject),
            deed.SubjectId.ToString(CultureInfo.InvariantCulture),
            deed.SubjectName,
        ];
        foreach (var (field, (from, to)) in deed.Changes)
            yield return [.. head, AuditTitles.OfField(field), Text(field, from), Text(field, to)];
        if (deed.Changes.Count == 0)
            yield return [.. head, "", "", ""];
    }

    public static string[] Note(string note) => [note, .. Enumerable.Repeat("", Headers.Length - 1)];

    private static string Clock(DateTimeOffset at) =>
        at.InCity().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Text(string field, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            JsonValueKind.String when AuditTitles.IsInstant(field) && value.TryGetDateTimeOffset(out var at) => Clock(
                at
            ),
            JsonValueKind.String => value.GetString()!,
            _ => JsonSerializer.Serialize(value, Readable),
        };
}
