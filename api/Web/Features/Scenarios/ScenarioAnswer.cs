using System.ComponentModel;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Data.Planning;
using QhdHomeMap.Data.Unions;

namespace QhdHomeMap.Api.Features.Scenarios;

internal sealed record ScenarioAnswer(
    [property: Description("编号")] int Id,
    [property: Description("版本，与 ETag 相同")] long Version,
    [property: Description("名称，工会内不重复")] string Name,
    [property: Description("说明")] string? Note,
    [property: Description("所属工会的编号")] int UnionId,
    [property: Description("所属工会")] string UnionName,
    [property: Description("创建人")] string CreatedBy,
    [property: Description("创建时间")] DateTimeOffset CreatedAt,
    [property: Description("最后修改时间")] DateTimeOffset ChangedAt,
    [property: Description("改动，按作出的次序；坐标为 WGS84")] IReadOnlyList<ScenarioChange> Changes
)
{
    public const string Example = """
        {
          "id": 3, "version": 2, "name": "开发区增设两处", "note": "夜间", "unionId": 1, "unionName": "秦皇岛市总工会", "createdBy": "李规划",
          "createdAt": "2026-11-24T09:00:00+08:00", "changedAt": "2026-11-24T09:30:00+08:00",
          "changes": [
            {"kind": "add", "key": 1, "name": "长江道", "lon": 119.5123, "lat": 39.9321, "radiusM": 1000, "hours": "每天 8:00-22:00"},
            {"kind": "move", "homeId": 12, "lon": 119.6012, "lat": 39.9405},
            {"kind": "change", "homeId": 12, "radiusM": 1500},
            {"kind": "remove", "homeId": 20}
          ]
        }
        """;

    public IResult AsResult(HttpContext context)
    {
        context.Response.Headers.ETag = $"\"{Version}\"";
        return Results.Ok(this);
    }

    public IResult AsCreated(HttpContext context)
    {
        context.Response.Headers.ETag = $"\"{Version}\"";
        return Results.Created($"/api/planning/scenarios/{Id}", this);
    }

    public static ScenarioAnswer Of(Scenario scenario, Union union) =>
        new(
            scenario.Id,
            scenario.Version,
            scenario.Name,
            scenario.Note,
            union.Id,
            union.Name,
            scenario.CreatedBy!.DisplayName,
            scenario.CreatedAt.InCity(),
            scenario.ChangedAt.InCity(),
            scenario.Changes
        );
}
