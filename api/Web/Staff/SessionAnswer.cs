using System.ComponentModel;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Staff;

/// <summary>An open session as lists show it.</summary>
internal sealed record SessionAnswer(
    [property: Description("会话编号")] long Id,
    [property: Description("cookie 浏览器，bearer 程序")] string Kind,
    [property: Description("登录时间")] DateTimeOffset CreatedAt,
    [property: Description("最近一次使用，精确到分钟")] DateTimeOffset SeenAt,
    [property: Description("最迟何时失效")] DateTimeOffset ExpiresAt,
    [property: Description("登录时的网络地址")] string Address,
    [property: Description("浏览器或程序自报的名称")] string Agent,
    [property: Description("就是发出本请求的会话")] bool Current
)
{
    public const string Example = """
        [{
          "id": 31, "kind": "cookie", "createdAt": "2026-11-24T09:12:40+08:00", "seenAt": "2026-11-24T10:02:00+08:00",
          "expiresAt": "2026-11-24T21:12:40+08:00", "address": "10.3.2.1", "agent": "Mozilla/5.0", "current": true
        }]
        """;

    public static IReadOnlyList<SessionAnswer> Of(IEnumerable<StaffSession> sessions, StaffCaller caller) =>
        [
            .. sessions.Select(s => new SessionAnswer(
                s.Id,
                s.Kind.Code(),
                s.CreatedAt.InCity(),
                s.SeenAt.InCity(),
                s.ExpiresAt.InCity(),
                s.Address.ToString(),
                s.Agent,
                s.Id == caller.Session.Id
            )),
        ];
}
