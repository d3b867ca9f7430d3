using QhdHomeMap.WeChat.Answers;
using QhdHomeMap.WeChatSandbox.State;
using QhdHomeMap.WeChatSandbox.Wire;

namespace QhdHomeMap.WeChatSandbox.Endpoints;

/// <summary><c>getApiQuota</c>.</summary>
internal static class ShowQuota
{
    internal sealed record Request(string? CgiPath);

    public static async Task<IResult> HandleAsync(HttpContext context, Quotas quotas)
    {
        if (await Body.ReadAsync<Request>(context) is not { CgiPath: { } path })
            return Reply.Refuse(WeChatErrors.MalformedData, "data format error");
        var (limit, used) = (quotas.RuleOf(path).PerDay, quotas.UsedToday(path));
        return Results.Json(
            new
            {
                errcode = 0,
                errmsg = "ok",
                quota = new
                {
                    daily_limit = limit,
                    used,
                    remain = limit - used,
                },
            }
        );
    }
}
