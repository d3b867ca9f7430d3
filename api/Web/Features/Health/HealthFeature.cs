using System.ComponentModel;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Snapshots;

namespace QhdHomeMap.Api.Features.Health;

/// <summary>For the balancer and the watchman: whether this instance lives, and whether it can answer riders.</summary>
internal static class HealthFeature
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("运行状态").AllowAnonymous();
        health
            .MapGet("/live", () => TypedResults.Ok(new HealthAnswer("ok")))
            .WithName("live")
            .WithSummary("进程是否在运行")
            .WithAnswerExample("""{"status":"ok"}""");
        health
            .MapGet("/ready", ReadyAsync)
            .WithName("ready")
            .WithSummary("能否回答骑手")
            .WithDescription(
                "status 为 ok，或数据库暂不可用、以最近数据作答时为 stale；首次载入前和停止过程中返回 503。"
            )
            .Produces<HealthAnswer>()
            .AnswersFromSnapshot()
            .WithAnswerExample("""{"status":"ok"}""");
    }

    private static async Task ReadyAsync(HttpContext context, SnapshotStore store, Draining draining)
    {
        if (draining.HasBegun)
        {
            await context.WriteAsync(Problem.Stopping);
            return;
        }
        if (store.Current is not { } state)
        {
            await context.WriteAsync(Problem.NotReady);
            return;
        }
        SnapshotAge.Mark(context.Response, store, state);
        await context.Response.WriteAsJsonAsync(new HealthAnswer(store.Age(state) > TimeSpan.Zero ? "stale" : "ok"));
    }

    internal sealed record HealthAnswer([property: Description("ok，或以最近的数据作答的 stale")] string Status);
}
