namespace QhdHomeMap.WeChat;

/// <summary>Whoever has it may do everything in the mini-program's name.</summary>
public sealed record AccessToken(string Value, DateTimeOffset ExpiresAt)
{
    public override string ToString() => nameof(AccessToken); // a record would print the secret
}

/// <param name="OpenId">The person, in this mini-program only.</param>
/// <param name="SessionKey">Never leaves the server.</param>
/// <param name="UnionId">The person in all accounts of the same owner, when there are several.</param>
public sealed record LoginSession(string OpenId, string SessionKey, string? UnionId)
{
    public override string ToString() => nameof(LoginSession);
}

/// <param name="Number">With the country's code in front when it is a foreign one.</param>
/// <param name="PureNumber">Without it.</param>
/// <param name="CountryCode">E.g. 86.</param>
public sealed record PhoneInfo(string Number, string PureNumber, string CountryCode)
{
    public override string ToString() => nameof(PhoneInfo);
}

/// <summary>Which version of the mini-program a code, link or message opens.</summary>
public enum AppVersion
{
    Release,
    Trial,
    Develop,
}

/// <param name="Scene">1 to 32 characters of <c>0-9A-Za-z!#$&amp;'()*+,/:;=?@-._~</c>.</param>
/// <param name="Page">Without a leading slash and without a query; null is the first page.</param>
/// <param name="Version">The version that opens.</param>
/// <param name="CheckPage">Whether WeChat refuses a page that the released version does not have.</param>
/// <param name="WidthPx">280 to 1280.</param>
public sealed record UnlimitedCode(
    string Scene,
    string? Page = null,
    AppVersion Version = AppVersion.Release,
    bool CheckPage = true,
    int WidthPx = 430
);

public sealed record CodeImage(ReadOnlyMemory<byte> Bytes, string MediaType);

/// <param name="Path">The page, empty for the first one.</param>
/// <param name="Query">Up to 1024 characters.</param>
/// <param name="ExpireDays">1 to 30.</param>
/// <param name="Version">The version that opens.</param>
public sealed record UrlLink(string Path, string Query, int ExpireDays, AppVersion Version = AppVersion.Release);

/// <param name="OpenId">To whom.</param>
/// <param name="TemplateId">Of <see cref="OwnTemplate"/>.</param>
/// <param name="Data">A value for each of the template's fields.</param>
/// <param name="Page">What a tap opens, with query; null: nothing.</param>
/// <param name="Version">The version that a tap opens.</param>
public sealed record SubscribeMessage(
    string OpenId,
    string TemplateId,
    IReadOnlyDictionary<string, string> Data,
    string? Page = null,
    AppVersion Version = AppVersion.Release
)
{
    public override string ToString() => nameof(SubscribeMessage);
}

/// <param name="MessageId">The MsgID of the event that tells of the delivery; null in case WeChat gives none.</param>
public sealed record SentMessage(long? MessageId);

public sealed record TemplateCategory(int Id, string Name);

public enum TemplateKind
{
    /// <summary>One acceptance, one message.</summary>
    OneTime = 2,

    /// <summary>One acceptance, any number of messages.</summary>
    LongTerm = 3,
}

public sealed record TemplateTitle(string Tid, string Title, TemplateKind Kind, int CategoryId);

public sealed record TemplateTitles(int Total, IReadOnlyList<TemplateTitle> Titles);

public sealed record TemplateKeyword(int Kid, string Name, string Example, string Rule);

/// <param name="Id"><c>priTmplId</c>.</param>
/// <param name="Title">What a rider reads when asked to accept it.</param>
/// <param name="Content">Lines such as <c>会议时间:{{date2.DATA}}</c>.</param>
/// <param name="Example">The same with example values.</param>
/// <param name="Kind">One-time or long-term.</param>
/// <param name="EnumValues">The values that a field such as <c>enum_string2</c> may have.</param>
public sealed record OwnTemplate(
    string Id,
    string Title,
    string Content,
    string Example,
    TemplateKind Kind,
    IReadOnlyDictionary<string, IReadOnlyList<string>> EnumValues
);

/// <summary>Where a text appears.</summary>
public enum ContentScene
{
    Profile = 1,
    Comment = 2,
    Forum = 3,
    SocialLog = 4,
}

/// <param name="OpenId">Who wrote it; must have used the mini-program within two hours.</param>
/// <param name="Scene">Where it appears.</param>
/// <param name="Content">Up to 2500 characters.</param>
/// <param name="Title">Its headline.</param>
public sealed record CheckedText(string OpenId, ContentScene Scene, string Content, string? Title = null)
{
    public override string ToString() => nameof(CheckedText);
}

/// <param name="Url">Where WeChat can download the picture.</param>
/// <param name="OpenId">Who sent it.</param>
/// <param name="Scene">Where it appears.</param>
public sealed record CheckedMedia(Uri Url, string OpenId, ContentScene Scene)
{
    public override string ToString() => nameof(CheckedMedia);
}

public enum Suggestion
{
    /// <summary>May be published.</summary>
    Pass,

    /// <summary>A person must look at it.</summary>
    Review,
    Risky,
}

/// <param name="Suggestion">Only <see cref="Suggestion.Pass"/> publishes by itself.</param>
/// <param name="Label">100 nothing, 10001 advertisement, 20001 politics, 20002 pornography, 20003 abuse, …</param>
/// <param name="TraceId">For WeChat's support.</param>
public sealed record SafetyVerdict(Suggestion Suggestion, int Label, string TraceId);

public sealed record ApiQuota(long DailyLimit, long Used, long Remaining);
