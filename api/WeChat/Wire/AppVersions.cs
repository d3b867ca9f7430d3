namespace QhdHomeMap.WeChat.Wire;

/// <summary>WeChat has two sets of words for the same three versions.</summary>
internal static class AppVersions
{
    public static string OfPage(AppVersion version) =>
        version switch
        {
            AppVersion.Release => "release",
            AppVersion.Trial => "trial",
            _ => "develop",
        };

    public static string OfMessage(AppVersion version) =>
        version switch
        {
            AppVersion.Release => "formal",
            AppVersion.Trial => "trial",
            _ => "developer",
        };
}

internal static class Suggestions
{
    public static Suggestion? Read(string? word) =>
        word switch
        {
            "pass" => Suggestion.Pass,
            "review" => Suggestion.Review,
            "risky" => Suggestion.Risky,
            _ => null,
        };
}
