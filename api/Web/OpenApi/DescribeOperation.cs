using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Riders;
using QhdHomeMap.Api.Snapshots;
using QhdHomeMap.Api.Staff;

namespace QhdHomeMap.Api.OpenApi;

/// <summary>Writes into each operation what its endpoint says of itself: failures with their codes, examples, headers.</summary>
internal sealed class DescribeOperation : IOpenApiOperationTransformer
{
    private static readonly Dictionary<string, string> Successes = new()
    {
        ["200"] = "成功",
        ["201"] = "已新建",
        ["204"] = "成功，没有内容",
        ["304"] = "没有变化",
    };

    public Task TransformAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Responses ??= [];
        foreach (var (status, words) in Successes)
        {
            if (operation.Responses.GetValueOrDefault(status) is OpenApiResponse success)
                success.Description = words;
        }
        foreach (var problems in ProblemsOf(metadata).GroupBy(p => p.Status).OrderBy(g => g.Key))
            operation.Responses[problems.Key.ToString(CultureInfo.InvariantCulture)] = Describe([.. problems], context);
        AddExamples(operation, metadata);
        if (metadata.OfType<DataAgeMetadata>().Any())
            AddDataAge(operation);
        return Task.CompletedTask;
    }

    /// <summary>Its own, and what follows from what it accepts and requires.</summary>
    private static IEnumerable<Problem> ProblemsOf(IList<object> metadata)
    {
        var problems = metadata.OfType<ProblemsMetadata>().SelectMany(m => m.Problems);
        if (metadata.OfType<IAcceptsMetadata>().Any())
            problems = problems.Concat([
                Problem.BodyUnreadable,
                Problem.RequestTimeout,
                Problem.BodyTooLarge,
                Problem.UnsupportedMediaType,
            ]);
        if (metadata.OfType<StaffDemand>().LastOrDefault() is { } demand)
            problems = problems.Concat(demand.Problems);
        if (metadata.OfType<RiderDemand>().Any())
            problems = problems.Concat(RiderDemand.Problems);
        if (metadata.OfType<EnableRateLimitingAttribute>().Any())
            problems = problems.Append(Problem.TooManyRequests);
        return problems.DistinctBy(p => p.Code);
    }

    private static OpenApiResponse Describe(Problem[] problems, OpenApiOperationTransformerContext context)
    {
        var media = new OpenApiMediaType
        {
            Schema = new OpenApiSchemaReference(nameof(Problem), context.Document),
            Examples = problems.ToDictionary(
                p => p.Code,
                p => (IOpenApiExample)new OpenApiExampleReference(p.Code, context.Document)
            ),
        };
        foreach (var problem in problems)
            context.Document?.AddComponent(problem.Code, ExampleOf(problem));
        var response = new OpenApiResponse
        {
            Description = string.Join("；", problems.Select(p => $"`{p.Code}` {p.Title}")),
            Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = media },
        };
        if (problems.Contains(Problem.TooManyRequests))
            response.Headers = Header("Retry-After", "多少秒后再试");
        return response;
    }

    private static OpenApiExample ExampleOf(Problem problem) =>
        new()
        {
            Summary = problem.Title,
            Value = new JsonObject
            {
                ["type"] = "about:blank",
                ["title"] = problem.Title,
                ["status"] = problem.Status,
                ["code"] = problem.Code,
                ["traceId"] = "0HNQ2V7M4T1GK:00000001",
            },
        };

    private static void AddExamples(OpenApiOperation operation, IList<object> metadata)
    {
        foreach (var example in metadata.OfType<RequestExample>())
        foreach (var media in operation.RequestBody?.Content?.Values ?? [])
            media.Example = JsonNode.Parse(example.Json);
        foreach (var example in metadata.OfType<AnswerExample>())
        foreach (var (_, answer) in operation.Responses!.Where(r => r.Key.StartsWith('2')))
        foreach (var media in answer.Content?.Values ?? [])
            media.Example = JsonNode.Parse(example.Json);
    }

    private static void AddDataAge(OpenApiOperation operation)
    {
        foreach (var (status, answer) in operation.Responses!)
            if (status[0] is '2' or '3' && answer is OpenApiResponse response)
                response.Headers = Header(
                    SnapshotAge.Header,
                    "数据库暂不可用、以最近的数据作答时才有：这些数据已有多少秒"
                );
    }

    private static Dictionary<string, IOpenApiHeader> Header(string name, string description) =>
        new()
        {
            [name] = new OpenApiHeader
            {
                Description = description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.Integer },
            },
        };
}
