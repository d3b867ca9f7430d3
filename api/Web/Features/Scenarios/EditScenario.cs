using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Data.Planning;

namespace QhdHomeMap.Api.Features.Scenarios;

/// <summary>保存方案: its name, note and all its changes at once.</summary>
internal static class EditScenario
{
    internal sealed record Request
    {
        [Required, Description("名称，最多 60 个字，工会内不重复")]
        public string? Name { get; init; }

        [Description("说明，最多 500 个字；不写：没有")]
        public string? Note { get; init; }

        [Required, Description("全部改动，最多 200 处；坐标为 WGS84")]
        public IReadOnlyList<ScenarioChange>? Changes { get; init; }
    }

    public static void Map(IEndpointRouteBuilder scenarios) =>
        scenarios
            .MapPut("/{id:int}", HandleAsync)
            .WithMetadata(new RequestSizeLimitAttribute(RequestBody.LargeBytes))
            .WithName("editScenario")
            .WithSummary("保存方案")
            .WithDescription("整体保存，If-Match 写读取时的 ETag。别人先改了答 412，并带上当前内容。")
            .Accepts<Request>("application/json")
            .Produces<ScenarioAnswer>()
            .ProducesProblems(
                Problem.RequestInvalid,
                Problem.ScenarioNotFound,
                Problem.ScenarioInvalid,
                Problem.ScenarioNameTaken,
                Problem.ChangedMeanwhile,
                Problem.IfMatchRequired
            )
            .WithRequestExample(
                """
                {"name": "开发区增设两处", "changes": [
                  {"kind": "add", "key": 1, "name": "长江道", "lon": 119.5123, "lat": 39.9321, "radiusM": 1000, "hours": "每天 8:00-22:00"},
                  {"kind": "remove", "homeId": 20}
                ]}
                """
            )
            .WithAnswerExample(ScenarioAnswer.Example);

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        ScenarioDesk desk,
        TimeProvider clock,
        [Description("方案编号")] int id
    )
    {
        var (request, problem) = await RequestBody.ReadAsync(
            context,
            ApiJson.Default.EditScenarioRequest,
            maxBytes: RequestBody.LargeBytes
        );
        if (request is null)
            return problem!.AsResult();
        var errors = new FieldErrors();
        var (name, note) = ScenarioTexts.Read(request.Name, request.Note, errors);
        if (request.Changes is null || request.Changes.Any(change => change is null))
            errors.Add("changes", "请写全部改动；没有改动时写空的列表");
        if (errors.Any)
            return Problem.ScenarioInvalid.With(errors).AsResult();
        return await desk.ChangeAsync(
            context,
            id,
            "change_scenario",
            scenario =>
            {
                (scenario.Name, scenario.Note, scenario.ChangedAt) = (name, note, clock.GetUtcNow());
                return scenario.Replace(request.Changes!) is { } refusal ? Problem.Of(refusal) : null;
            },
            (scenario, union) => ScenarioAnswer.Of(scenario, union).AsResult(context)
        );
    }
}
