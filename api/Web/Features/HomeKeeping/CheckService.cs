using System.ComponentModel;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>核实服务: seen working, or known to be out of order. Of these the last word counts, whatever version it was said of.</summary>
internal static class CheckService
{
    public static void Map(IEndpointRouteBuilder homes)
    {
        homes
            .MapPost("/{id:int}/services/{code}/verify", VerifyAsync)
            .RequireRight(StaffRight.KeepHomes)
            .WithName("verifyService")
            .WithSummary("核实一项服务此刻可用")
            .WithDescription("记下核实时间，并消除这项服务的故障提示。")
            .Produces<StaffHomeAnswer>()
            .ProducesProblems(Problem.StaffHomeNotFound, Problem.ServiceUnknown, Problem.ServiceNotOffered)
            .WithAnswerExample(KeepingExamples.Home);
        homes
            .MapPut("/{id:int}/alerts/{code}", AlertAsync)
            .RequireRight(StaffRight.KeepHomes)
            .WithName("putAlert")
            .WithSummary("提示骑手一项服务出了故障")
            .WithDescription("从此刻起；已有提示的不变。")
            .Produces<StaffHomeAnswer>()
            .ProducesProblems(Problem.StaffHomeNotFound, Problem.ServiceUnknown, Problem.ServiceNotOffered)
            .WithAnswerExample(KeepingExamples.Home);
        homes
            .MapDelete("/{id:int}/alerts/{code}", ClearAsync)
            .RequireRight(StaffRight.KeepHomes)
            .WithName("deleteAlert")
            .WithSummary("消除一项服务的故障提示")
            .Produces<StaffHomeAnswer>()
            .ProducesProblems(Problem.StaffHomeNotFound, Problem.ServiceUnknown)
            .WithAnswerExample(KeepingExamples.Home);
    }

    private static Task<IResult> VerifyAsync(
        HttpContext context,
        HomeDesk desk,
        QhdDbContext db,
        TimeProvider clock,
        [Description("站点编号")] int id,
        [Description("服务代码")] string code
    ) =>
        ChangeAsync(
            context,
            desk,
            db,
            id,
            code,
            "verify_service",
            (home, service) => home.Verify(service, clock.GetUtcNow())
        );

    private static Task<IResult> AlertAsync(
        HttpContext context,
        HomeDesk desk,
        QhdDbContext db,
        TimeProvider clock,
        [Description("站点编号")] int id,
        [Description("服务代码")] string code
    ) =>
        ChangeAsync(
            context,
            desk,
            db,
            id,
            code,
            "put_alert",
            (home, service) => home.Alert(service, clock.GetUtcNow())
        );

    private static Task<IResult> ClearAsync(
        HttpContext context,
        HomeDesk desk,
        QhdDbContext db,
        [Description("站点编号")] int id,
        [Description("服务代码")] string code
    ) =>
        ChangeAsync(
            context,
            desk,
            db,
            id,
            code,
            "delete_alert",
            (home, service) =>
            {
                home.Alerts.RemoveAll(a => a.ServiceId == service);
                return null;
            }
        );

    private static Task<IResult> ChangeAsync(
        HttpContext context,
        HomeDesk desk,
        QhdDbContext db,
        int id,
        string code,
        string action,
        Func<Home, short, HomeRefusal?> change
    ) =>
        desk.ChangeAsync(
            context,
            id,
            new HomeDeed(StaffRight.KeepHomes, action, IfMatch: false),
            async home =>
                (await HomeChoices.ReadAsync(db, context.RequestAborted)).Service(code) is { } service
                    ? change(home, service.Id)?.AsProblem()
                    : Problem.ServiceUnknown
        );
}
