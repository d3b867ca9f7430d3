using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Telemetry;

namespace QhdHomeMap.Api.OpenApi;

/// <summary>What an endpoint says of itself beyond its types, for the document.</summary>
internal static class Documented
{
    /// <summary>
    /// The failures that are the endpoint's own. Those of every body, of a rate limit and of the snapshot need no mention: they
    /// follow from what the endpoint accepts and requires.
    /// </summary>
    public static TBuilder ProducesProblems<TBuilder>(this TBuilder endpoint, params Problem[] problems)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new ProblemsMetadata(problems));

    /// <summary>A body that the endpoint answers with success, as JSON.</summary>
    public static TBuilder WithRequestExample<TBuilder>(this TBuilder endpoint, string json)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new RequestExample(json));

    /// <summary>A whole answer, as JSON.</summary>
    public static TBuilder WithAnswerExample<TBuilder>(this TBuilder endpoint, string json)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AnswerExample(json));

    /// <summary>Answered from the snapshot: perhaps from an old one, which the answer tells, or not yet.</summary>
    public static TBuilder AnswersFromSnapshot<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.ProducesProblems(Problem.NotReady).WithMetadata(new DataAgeMetadata());

    /// <summary>A look-up of riders, answered from the snapshot and counted under <paramref name="name"/>.</summary>
    public static TBuilder AnswersRiders<TBuilder>(this TBuilder endpoint, string name)
        where TBuilder : IEndpointConventionBuilder => endpoint.AnswersFromSnapshot().WithMetadata(new LookUp(name));
}

internal sealed record ProblemsMetadata(IReadOnlyList<Problem> Problems);

internal sealed record RequestExample(string Json);

internal sealed record AnswerExample(string Json);

internal sealed record DataAgeMetadata;
