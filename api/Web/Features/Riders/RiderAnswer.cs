using System.ComponentModel;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Data.Riders;

namespace QhdHomeMap.Api.Features.Riders;

/// <summary>An account as its owner's front end sees it.</summary>
internal sealed record RiderAnswer(
    [property: Description("骑手编号")] int Id,
    [property: Description("首次登录的时间")] DateTimeOffset Since,
    [property: Description("已绑定手机号")] bool HasPhone,
    [property: Description("同意的隐私保护指引是哪一版")] string PrivacyVersion,
    [property: Description("何时同意的")] DateTimeOffset PrivacyAcceptedAt,
    [property: Description("监护人何时同意的；只有未满 14 周岁的才有")] DateTimeOffset? GuardianConsentAt
)
{
    public const string Example = """
        {
          "id": 12, "since": "2026-11-25T10:00:00+08:00", "hasPhone": false, "privacyVersion": "2026-11",
          "privacyAcceptedAt": "2026-11-25T10:00:00+08:00", "guardianConsentAt": null
        }
        """;

    public static RiderAnswer Of(Rider rider) =>
        new(
            rider.Id,
            rider.CreatedAt.InCity(),
            rider.ProtectedPhone is not null,
            rider.PrivacyVersion!,
            rider.PrivacyAcceptedAt!.Value.InCity(),
            rider.GuardianConsentAt?.InCity()
        );
}

/// <summary>A pair of tokens, and whose they are.</summary>
internal sealed record RiderSessionAnswer(
    [property: Description("true：来自沙箱，不是微信")] bool Sandbox,
    [property: Description("令牌，放在 Authorization: Bearer 之后；只在这里出现一次")] string Token,
    [property: Description("令牌何时失效")] DateTimeOffset ExpiresAt,
    [property: Description("用来换下一对令牌，只能用一次")] string RefreshToken,
    [property: Description("换令牌的最迟时间")] DateTimeOffset RefreshExpiresAt,
    [property: Description("登录的骑手")] RiderAnswer Rider
)
{
    public const string Example = $$"""
        {
          "sandbox": true, "token": "jIJesxIXO5jCqjG3o8LXGvVmS2EVqHUbmv0M7RD1CaU", "expiresAt": "2026-11-25T12:00:00+08:00",
          "refreshToken": "Xx0lV5n2hYb1oWq3tQ8zJrFvKc7dLpEaUi4mSgNyTwB", "refreshExpiresAt": "2026-12-25T10:00:00+08:00",
          "rider": {{RiderAnswer.Example}}
        }
        """;

    public static RiderSessionAnswer Of(Rider rider, RiderTokens tokens, bool sandbox) =>
        new(
            sandbox,
            tokens.Access,
            tokens.AccessExpiresAt.InCity(),
            tokens.Refresh,
            tokens.RefreshExpiresAt.InCity(),
            RiderAnswer.Of(rider)
        );
}
