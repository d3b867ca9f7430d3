using System.ComponentModel;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Staff;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>一个站点的全部内容.</summary>
internal static class ShowStaffHome
{
    public static void Map(IEndpointRouteBuilder homes) =>
        homes
            .MapGet("/{id:int}", HandleAsync)
            .RequireRight(StaffRight.SeeHomes)
            .WithName("showStaffHome")
            .WithSummary("站点的全部内容")
            .WithDescription(
                "datum 指定返回坐标的坐标系，默认 wgs84。ETag 是版本，修改时放进 If-Match。不在管辖范围内的站点答 404。"
            )
            .Produces<StaffHomeAnswer>()
            .ProducesProblems(Problem.RequestInvalid, Problem.StaffHomeNotFound)
            .WithAnswerExample(KeepingExamples.Home);

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        QhdDbContext db,
        TimeProvider clock,
        [Description("站点编号")] int id,
        [Description("返回坐标的坐标系：wgs84、gcj02、bd09、cgcs2000")] string datum = "wgs84"
    )
    {
        if (!Datums.TryParse(datum, out var target) || target.IsProjected())
        {
            var errors = new FieldErrors();
            errors.Add("datum", "坐标系应为 wgs84、gcj02、bd09、cgcs2000 之一");
            return Problem.RequestInvalid.With(errors).AsResult();
        }
        var answer = await StaffHomes.ReadAsync(
            db,
            id,
            context.Staff(),
            clock.GetUtcNow(),
            target,
            context.RequestAborted
        );
        return answer is null ? Problem.StaffHomeNotFound.AsResult() : answer.AsResult(context);
    }
}
