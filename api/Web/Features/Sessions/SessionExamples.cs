namespace QhdHomeMap.Api.Features.Sessions;

/// <summary>Answers as the OpenAPI document shows them.</summary>
internal static class SessionExamples
{
    private const string User = """
        {
          "id": 7, "userName": "zhangsan", "displayName": "张三", "mustChangePassword": false, "secondFactor": true,
          "appointments": [
            {"role": "county_officer", "title": "县区总工会工作人员", "unionId": 2, "union": "海港区总工会", "homeId": null, "home": null}
          ],
          "rights": ["see_homes", "keep_homes", "change_homes", "create_homes", "close_homes", "see_audit", "see_plans", "plan", "manage_staff"]
        }
        """;

    public const string SignedIn = $$"""
        {
          "token": "jIJesxIXO5jCqjG3o8LXGvVmS2EVqHUbmv0M7RD1CaU", "antiforgery": null,
          "expiresAt": "2026-12-24T20:48:25+08:00", "user": {{User}}
        }
        """;

    public const string Caller = $$"""
        {"antiforgery": null, "expiresAt": "2026-12-24T20:48:25+08:00", "user": {{User}}}
        """;

    public const string Secret = """
        {
          "secret": "RP5VK3LTOU5KMIZHRMRQK7E4L23W6FKH",
          "uri": "otpauth://totp/QHD:zhangsan?secret=RP5VK3LTOU5KMIZHRMRQK7E4L23W6FKH&issuer=QHD&digits=6"
        }
        """;
}
