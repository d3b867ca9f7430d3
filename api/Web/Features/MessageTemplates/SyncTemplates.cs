using Microsoft.Extensions.Options;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Api.WeChat;
using QhdHomeMap.Data;
using QhdHomeMap.WeChat;
using QhdHomeMap.WeChat.Answers;

namespace QhdHomeMap.Api.Features.MessageTemplates;

/// <summary>立即与微信核对: for who has just added a template at WeChat.</summary>
internal static class SyncTemplates
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/sync", HandleAsync)
            .RequireSignIn()
            .RequireRateLimiting(RateLimits.SignIns)
            .WithName("syncTemplates")
            .WithSummary("立即与微信核对模板")
            .Produces<ListTemplates.TemplateList>()
            .ProducesProblems(Problem.TemplatesNotConfigured, Problem.WeChatAway)
            .WithAnswerExample(ListTemplates.TemplateList.Example);

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        QhdDbContext db,
        TemplateSync sync,
        IOptions<WeChatOptions> options
    )
    {
        if (options.Value.Mode is WeChatMode.Off)
            return Problem.TemplatesNotConfigured.AsResult();
        return await sync.SyncAsync(context.RequestAborted) is Answered<IReadOnlyList<OwnTemplate>>
            ? Results.Ok(await ListTemplates.ReadAsync(db, options.Value, context.RequestAborted))
            : Problem.WeChatAway.AsResult();
    }
}
