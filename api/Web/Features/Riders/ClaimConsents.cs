using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Riders;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Consents;

namespace QhdHomeMap.Api.Features.Riders;

/// <summary>弹窗结果: what wx.requestSubscribeMessage said. Kept as a claim, to find lost events by; it never counts.</summary>
internal static class ClaimConsents
{
    /// <summary>wx.requestSubscribeMessage asks no more at once.</summary>
    private const int MaxAnswers = 5;

    internal sealed record Request
    {
        [Required, Description("模板编号与骑手的回答：accept、reject、ban、filter")]
        public Dictionary<string, string>? Answers { get; init; }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/consents/claims", HandleAsync)
            .RequireRider()
            .RequireRateLimiting(RateLimits.Riders)
            .WithName("claimConsents")
            .WithSummary("上报订阅弹窗的结果")
            .WithDescription("只作对账之用，不增加余数：余数只按微信推送的结果变化。不认识的模板不记。")
            .Accepts<Request>("application/json")
            .Produces(204)
            .ProducesProblems(Problem.RequestInvalid)
            .WithRequestExample("""{"answers": {"xgK3h0mVfXlY8Q2nT5aJd1rP7wZcB4sE": "accept"}}""");

    private static async Task<IResult> HandleAsync(HttpContext context, QhdDbContext db, TimeProvider clock)
    {
        var (request, problem) = await RequestBody.ReadAsync(context, ApiJson.Default.ClaimConsentsRequest);
        if (request is null)
            return problem!.AsResult();
        if (
            request.Answers is not { Count: > 0 and <= MaxAnswers } answers
            || answers.Values.Any(a => a is not ("accept" or "reject" or "ban" or "filter"))
        )
        {
            var errors = new FieldErrors();
            errors.Add("answers", $"应为 1 至 {MaxAnswers} 个模板，回答为 accept、reject、ban、filter 之一");
            return Problem.RequestInvalid.With(errors).AsResult();
        }
        var riderId = context.Rider().Id;
        var ids = answers.Keys.Where(k => !Texts.IsGarbled(k)).ToArray();
        var known = await db
            .MessageTemplates.Where(t => ids.Contains(t.Id))
            .Select(t => t.Id)
            .ToListAsync(context.RequestAborted);
        db.AddRange(
            known.Select(id => new ConsentClaim
            {
                RiderId = riderId,
                TemplateId = id,
                Accepted = answers[id] == "accept",
                At = clock.GetUtcNow(),
            })
        );
        await db.SaveChangesAsync(context.RequestAborted);
        await ForgetOldAsync(db, riderId, context.RequestAborted);
        return Results.NoContent();
    }

    private static Task<int> ForgetOldAsync(QhdDbContext db, int riderId, CancellationToken cancellation) =>
        db
            .ConsentClaims.Where(c =>
                db.ConsentClaims.Where(o => o.RiderId == riderId)
                    .OrderByDescending(o => o.Id)
                    .Skip(ConsentClaim.MaxPerRider)
                    .Select(o => o.Id)
                    .Contains(c.Id)
            )
            .ExecuteDeleteAsync(cancellation);
}
