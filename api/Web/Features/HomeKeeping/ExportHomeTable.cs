using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Staff;
using QhdHomeMap.Formats.Tables;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>导出站点表, to be changed and handed back to <see cref="EditHomeTable"/>.</summary>
internal static class ExportHomeTable
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const int MaxRows = 10_000;

    public static void Map(IEndpointRouteBuilder staff) =>
        staff
            .MapGet("/homes.xlsx", HandleAsync)
            .RequireRight(StaffRight.SeeHomes)
            .RequireRateLimiting(RateLimits.Exports)
            .WithName("exportHomeTable")
            .WithSummary("导出站点表（xlsx）")
            .WithDescription(
                "筛选与列表相同；列与导入的表头相同，另有“站点ID”和“版本”，改好后可以原样交回。坐标为 WGS84。"
            )
            .Produces<Stream>(200, MediaType)
            .ProducesProblems(Problem.RequestInvalid, Problem.TooManyHomes)
            .WithAnswerExample(KeepingExamples.Workbook);

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        QhdDbContext db,
        TimeProvider clock,
        [AsParameters] StaffHomeQuery query
    )
    {
        var (values, cancellation) = (new QueryValues(), context.RequestAborted);
        var choices = await HomeChoices.ReadAsync(db, cancellation);
        if (query.Of(db, choices, context.Staff(), clock.GetUtcNow(), values) is not { } homes)
            return Problem.RequestInvalid.With(values.Errors).AsResult();
        var shown = await homes
            .Include(h => h.Services)
            .AsSingleQuery()
            .OrderBy(h => h.Id)
            .Take(MaxRows + 1)
            .ToListAsync(cancellation);
        if (shown.Count > MaxRows)
            return Problem.TooManyHomes.AsResult();
        return Results.File(Write(shown, choices), MediaType, "站点.xlsx");
    }

    private static byte[] Write(IReadOnlyList<Home> homes, HomeChoices choices)
    {
        using var stream = new MemoryStream();
        XlsxColumn[] columns =
        [
            new(HomeColumns.Id, 10, XlsxFormat.Number),
            new(HomeColumns.Version, 8, XlsxFormat.Number),
            .. HomeColumns.All.Select(c => new XlsxColumn(
                c.Header,
                c.Width,
                c.IsNumber ? XlsxFormat.Number : XlsxFormat.Text
            )),
        ];
        using (var table = new XlsxTableWriter(stream, "站点（WGS84）", columns))
        {
            foreach (var home in homes)
            {
                var services = home.Services.Select(s => s.ServiceId).ToList();
                table.WriteRow([
                    HomeColumns.Invariant(home.Id),
                    HomeColumns.Invariant(home.Version),
                    .. HomeColumns.All.Select(c => c.Print(home, services, choices) ?? ""),
                ]);
            }
        }
        return stream.ToArray();
    }
}
