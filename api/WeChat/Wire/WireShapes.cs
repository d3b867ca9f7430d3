using System.Text.Json.Serialization;

namespace QhdHomeMap.WeChat.Wire;

// The bodies of calls and replies, member for member; names are WeChat's in snake_case unless said otherwise.

internal sealed record SessionReply(string? Openid, string? SessionKey, string? Unionid);

internal sealed record PhoneRequest(string Code, string Openid);

internal sealed record PhoneReply(PhoneReply.Info? PhoneInfo)
{
    internal sealed record Info(
        [property: JsonPropertyName("phoneNumber")] string? PhoneNumber,
        [property: JsonPropertyName("purePhoneNumber")] string? PurePhoneNumber,
        [property: JsonPropertyName("countryCode")] string? CountryCode,
        Mark? Watermark
    );

    internal sealed record Mark(string? Appid);
}

internal sealed record CodeRequest(string Scene, string? Page, bool CheckPath, string EnvVersion, int Width);

/// <param name="Path">The page.</param>
/// <param name="Query">Its query.</param>
/// <param name="ExpireType">1: after days.</param>
/// <param name="ExpireInterval">The days.</param>
/// <param name="EnvVersion">The version.</param>
internal sealed record LinkRequest(string Path, string Query, int ExpireType, int ExpireInterval, string EnvVersion);

internal sealed record LinkReply(string? UrlLink);

internal sealed record SendRequest(
    string Touser,
    string TemplateId,
    string? Page,
    string MiniprogramState,
    string Lang,
    IReadOnlyDictionary<string, SendRequest.Field> Data
)
{
    internal sealed record Field(string Value);
}

internal sealed record SendReply(long? Msgid);

internal sealed record ListReply<T>(IReadOnlyList<T>? Data);

internal sealed record TitlesReply(int Count, IReadOnlyList<TitlesReply.Row>? Data)
{
    internal sealed record Row(
        string Tid,
        string Title,
        int Type,
        [property: JsonPropertyName("categoryId")] int CategoryId
    );
}

internal sealed record AddRequest(
    string Tid,
    [property: JsonPropertyName("kidList")] IReadOnlyList<int> KidList,
    [property: JsonPropertyName("sceneDesc")] string SceneDesc
);

internal sealed record AddedReply([property: JsonPropertyName("priTmplId")] string? PriTmplId);

internal sealed record DeleteRequest([property: JsonPropertyName("priTmplId")] string PriTmplId);

internal sealed record NoReply;

internal sealed record TemplateRow(
    [property: JsonPropertyName("priTmplId")] string PriTmplId,
    string Title,
    string Content,
    string? Example,
    int Type,
    [property: JsonPropertyName("keywordEnumValueList")] IReadOnlyList<TemplateRow.Choice>? Choices
)
{
    /// <param name="Keyword">E.g. <c>enum_string2.DATA</c>.</param>
    /// <param name="Values">What it may be.</param>
    internal sealed record Choice(
        [property: JsonPropertyName("keywordCode")] string Keyword,
        [property: JsonPropertyName("enumValueList")] IReadOnlyList<string> Values
    );

    public OwnTemplate ToTemplate() =>
        new(
            PriTmplId,
            Title,
            Content,
            Example ?? "",
            (TemplateKind)Type,
            (Choices ?? []).ToDictionary(c => c.Keyword.Replace(".DATA", "", StringComparison.Ordinal), c => c.Values)
        );
}

internal sealed record TextRequest(int Version, string Openid, int Scene, string Content, string? Title);

internal sealed record VerdictReply(VerdictReply.Verdict? Result, string? TraceId)
{
    internal sealed record Verdict(string? Suggest, int Label);
}

/// <param name="MediaUrl">Where to download.</param>
/// <param name="MediaType">2: a picture.</param>
/// <param name="Version">2.</param>
/// <param name="Scene">Where it appears.</param>
/// <param name="Openid">Whose it is.</param>
internal sealed record MediaRequest(string MediaUrl, int MediaType, int Version, int Scene, string Openid);

internal sealed record TraceReply(string? TraceId);

internal sealed record QuotaRequest(string CgiPath);

internal sealed record QuotaReply(QuotaReply.Figures? Quota)
{
    internal sealed record Figures(long DailyLimit, long Used, long Remain);
}
