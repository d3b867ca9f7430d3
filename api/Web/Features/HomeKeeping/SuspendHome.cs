using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>暂停开放, and 恢复开放.</summary>
internal static class SuspendHome
{
    internal sealed record SuspendRequest
    {
        [Required, Description("原因，骑手会看到；最多 300 个字")]
        public string? Reason { get; init; }

        [Description("到何时恢复，带时区，如 2026-12-01T08:00:00+08:00；不写则直到有人恢复")]
        public string? Until { get; init; }
    }

    public static void Map(IEndpointRouteBuilder homes)
    {
        homes
            .MapPost("/{id:int}/suspend", SuspendAsync)
            .RequireRight(StaffRight.KeepHomes)
            .WithName("suspendHome")
            .WithSummary("暂停开放")
            .WithDescription("只有开放的站点可以暂停；到了恢复时间自动算开放。骑手 2 秒内看到。")
            .Accepts<SuspendRequest>("application/json")
            .Produces<StaffHomeAnswer>()
            .ProducesChangeProblems(
                Problem.HomeInvalid,
                Problem.HomeNotYetOpen,
                Problem.HomeSuspendedAlready,
                Problem.HomeClosedForGood,
                Problem.SuspensionEndPast
            )
            .WithRequestExample(KeepingExamples.Suspension)
            .WithAnswerExample(KeepingExamples.Home);
        homes
            .MapPost("/{id:int}/reopen", ReopenAsync)
            .RequireRight(StaffRight.KeepHomes)
            .WithName("reopenHome")
            .WithSummary("恢复开放")
            .WithDescription("结束暂停，包括已经到期的。已撤销的站点不能恢复。")
            .Produces<StaffHomeAnswer>()
            .ProducesChangeProblems(Problem.HomeNotSuspended, Problem.HomeClosedForGood)
            .WithAnswerExample(KeepingExamples.Home);
    }

    private static async Task<IResult> SuspendAsync(
        HttpContext context,
        HomeDesk desk,
        TimeProvider clock,
        [Description("站点编号")] int id
    )
    {
        var (request, problem) = await RequestBody.ReadAsync(context, ApiJson.Default.SuspendRequest);
        if (request is null)
            return problem!.AsResult();
        var errors = new FieldErrors();
        var reason = ReasonText.Read(request.Reason, errors);
        var until = request.Until is null ? null : HomeFields.Instant(request.Until);
        if (request.Until is not null && until is null)
            errors.Add("until", "应为带时区的时刻，如 2026-12-01T08:00:00+08:00");
        if (errors.Any)
            return Problem.HomeInvalid.With(errors).AsResult();
        return await desk.ChangeAsync(
            context,
            id,
            new HomeDeed(StaffRight.KeepHomes, "suspend", reason),
            home => Task.FromResult(home.Suspend(reason, clock.GetUtcNow(), until)?.AsProblem())
        );
    }

    private static Task<IResult> ReopenAsync(HttpContext context, HomeDesk desk, [Description("站点编号")] int id) =>
        desk.ChangeAsync(
            context,
            id,
            new HomeDeed(StaffRight.KeepHomes, "reopen"),
            home => Task.FromResult(home.Reopen()?.AsProblem())
        );
}

internal static class ReasonText
{
    public static string Read(string? given, FieldErrors errors)
    {
        var reason = given?.Trim() ?? "";
        if (reason.Length == 0)
            errors.Add("reason", "请写原因");
        else if (HomeFields.FaultOf(reason, Home.NoteMaxLength) is { } fault)
            errors.Add("reason", fault);
        return reason;
    }
}
