using Microsoft.Net.Http.Headers;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.Planning;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data.Planning.Analysis;

namespace QhdHomeMap.Api.Features.Planning;

/// <summary>What answers to planners have in common: read, asked, worked out once for each state of the city, and known by a tag.</summary>
internal static class PlanAnswers
{
    public static async Task<IResult> AnswerAsync<T>(
        HttpContext context,
        PlanDesk desk,
        PlanQuery query,
        Func<CityLayout, T> work
    )
        where T : class
    {
        var values = new QueryValues();
        if (query.Read(values) is not { } question)
            return Problem.RequestInvalid.With(values.Errors).AsResult();
        return await AnswerAsync(context, desk, question, typeof(T).Name, work);
    }

    /// <param name="context">The request.</param>
    /// <param name="desk">Whom to ask.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="kind">Tells this answer from others to the same question.</param>
    /// <param name="work">Works it out.</param>
    public static async Task<IResult> AnswerAsync<T>(
        HttpContext context,
        PlanDesk desk,
        LayoutQuestion question,
        string kind,
        Func<CityLayout, T> work
    )
        where T : class
    {
        var (asked, problem) = await desk.AskAsync(context.Staff(), question, context.RequestAborted);
        if (asked is null)
            return problem!.AsResult();
        var bytes = asked.City.Answers.Get(
            (kind, asked.Key),
            // Not stopped with this request: another may be waiting for the same.
            () => AnswerJson.Print(work(asked.Layout(CancellationToken.None)))
        );
        context.Response.Headers.CacheControl = "private, no-cache"; // kept, and asked whether it still holds
        return Results.Bytes(
            bytes,
            "application/json; charset=utf-8",
            entityTag: new EntityTagHeaderValue(asked.ETag(kind))
        );
    }
}
