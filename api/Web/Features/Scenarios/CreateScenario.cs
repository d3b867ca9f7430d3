using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Planning;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.Scenarios;

/// <summary>新建方案: empty at first.</summary>
internal static class CreateScenario
{
    internal sealed record Request
    {
        [Required, Description("名称，最多 60 个字，工会内不重复")]
        public string? Name { get; init; }

        [Description("说明，最多 500 个字")]
        public string? Note { get; init; }

        [Description("所属工会的编号；不写：您任职的最上级工会")]
        public int? UnionId { get; init; }
    }

    public static void Map(IEndpointRouteBuilder scenarios) =>
        scenarios
            .MapPost("", HandleAsync)
            .WithName("createScenario")
            .WithSummary("新建方案")
            .WithDescription("新方案没有改动；改动用 PUT 保存。")
            .Accepts<Request>("application/json")
            .Produces<ScenarioAnswer>(201)
            .ProducesProblems(Problem.ScenarioInvalid, Problem.ScenarioNameTaken, Problem.ScenariosTooMany)
            .WithRequestExample("""{"name": "开发区增设两处", "note": "夜间"}""")
            .WithAnswerExample(ScenarioAnswer.Example);

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        QhdDbContext db,
        ScenarioDesk desk,
        TimeProvider clock
    )
    {
        var (request, problem) = await RequestBody.ReadAsync(context, ApiJson.Default.CreateScenarioRequest);
        if (request is null)
            return problem!.AsResult();
        var (caller, cancellation) = (context.Staff(), context.RequestAborted);
        var errors = new FieldErrors();
        var (name, note) = ScenarioTexts.Read(request.Name, request.Note, errors);
        var unionId = request.UnionId ?? caller.Authority.UnionOf(StaffRight.Plan);
        if (!caller.Scope(StaffRight.Plan).UnionIds.Contains(unionId))
            errors.Add("unionId", "您不能在这个工会新建方案");
        if (errors.Any)
            return Problem.ScenarioInvalid.With(errors).AsResult();
        db.Deed = caller.Deed("create_scenario");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var union = await db
            .Unions.FromSql($"select * from unions where id = {unionId} for update") // two cannot both be the last that fits
            .AsNoTracking()
            .SingleAsync(cancellation);
        if (await db.Scenarios.CountAsync(s => s.UnionId == unionId, cancellation) >= Scenario.MaxOfAUnion)
            return Problem.ScenariosTooMany.AsResult();
        var now = clock.GetUtcNow();
        var scenario = new Scenario
        {
            Name = name,
            Note = note,
            UnionId = unionId,
            CreatedById = caller.User.Id,
            CreatedAt = now,
            ChangedAt = now,
        };
        db.Add(scenario);
        if (await desk.SaveAsync(cancellation) is { } refused)
            return refused.AsResult();
        await db.Entry(scenario).Reference(s => s.CreatedBy).LoadAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return ScenarioAnswer.Of(scenario, union).AsCreated(context);
    }
}

internal static class ScenarioTexts
{
    public static (string Name, string? Note) Read(string? name, string? note, FieldErrors errors)
    {
        var named = name?.Trim() ?? "";
        if (named.Length is 0 or > Scenario.NameMaxLength || Texts.IsGarbled(named))
            errors.Add("name", $"请写名称，最多 {Scenario.NameMaxLength} 个字，不能有控制字符");
        var noted = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        if (noted is not null && (noted.Length > Scenario.NoteMaxLength || Texts.IsGarbled(noted)))
            errors.Add("note", $"最多 {Scenario.NoteMaxLength} 个字，不能有控制字符");
        return (named, noted);
    }
}
