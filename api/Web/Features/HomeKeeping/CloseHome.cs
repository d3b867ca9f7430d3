using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>撤销站点, and 转为开放.</summary>
internal static class CloseHome
{
    internal sealed record CloseRequest
    {
        [Required, Description("原因，记入操作日志；最多 300 个字")]
        public string? Reason { get; init; }
    }

    public static void Map(IEndpointRouteBuilder homes)
    {
        homes
            .MapPost("/{id:int}/close", CloseAsync)
            .RequireRight(StaffRight.CloseHomes)
            .WithName("closeHome")
            .WithSummary("撤销站点")
            .WithDescription("撤销后不能恢复；记录保留，骑手查到时显示已撤销。")
            .Accepts<CloseRequest>("application/json")
            .Produces<StaffHomeAnswer>()
            .ProducesChangeProblems(Problem.HomeInvalid, Problem.HomeClosedAlready)
            .WithRequestExample(KeepingExamples.Closing)
            .WithAnswerExample(KeepingExamples.Home);
        homes
            .MapPost("/{id:int}/open", OpenAsync)
            .RequireRight(StaffRight.ChangeHomes)
            .WithName("openHome")
            .WithSummary("筹建中的站点转为开放")
            .WithDescription("从此骑手能看到。")
            .Produces<StaffHomeAnswer>()
            .ProducesChangeProblems(Problem.HomeNotPlanned, Problem.HomeClosedForGood)
            .WithAnswerExample(KeepingExamples.Home);
    }

    private static async Task<IResult> CloseAsync(HttpContext context, HomeDesk desk, [Description("站点编号")] int id)
    {
        var (request, problem) = await RequestBody.ReadAsync(context, ApiJson.Default.CloseRequest);
        if (request is null)
            return problem!.AsResult();
        var errors = new FieldErrors();
        var reason = ReasonText.Read(request.Reason, errors);
        if (errors.Any)
            return Problem.HomeInvalid.With(errors).AsResult();
        return await desk.ChangeAsync(
            context,
            id,
            new HomeDeed(StaffRight.CloseHomes, "close", reason),
            home => Task.FromResult(home.Close()?.AsProblem())
        );
    }

    private static Task<IResult> OpenAsync(HttpContext context, HomeDesk desk, [Description("站点编号")] int id) =>
        desk.ChangeAsync(
            context,
            id,
            new HomeDeed(StaffRight.ChangeHomes, "open"),
            home => Task.FromResult(home.Open()?.AsProblem())
        );
}
