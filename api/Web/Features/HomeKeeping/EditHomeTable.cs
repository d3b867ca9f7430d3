using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>按表格批量修改: the differences first, and then exactly these, all or none.</summary>
internal static class EditHomeTable
{
    public static void Map(IEndpointRouteBuilder homes) =>
        homes
            .MapPost("/bulk", HandleAsync)
            .RequireRight(StaffRight.KeepHomes)
            .RequireRateLimiting(RateLimits.Exports)
            .WithMetadata(new RequestSizeLimitAttribute(SheetBody.MaxBytesTaken))
            .WithName("editHomeTable")
            .WithSummary("按表格批量修改站点")
            .WithDescription(
                "内容是导出后改过的 xlsx，不超过 5 MB。空单元格不改，写“无”即清空；规则和权限与单个修改相同。"
                    + "先不带 apply 看差异；再以 apply=true 和答复中的 digest 写入，要么全部写入，要么一行也不写。"
                    + "表格内容或站点有变答 409，differences 是新的差异。"
            )
            .Accepts<Stream>(ExportHomeTable.MediaType)
            .Produces<TableAnswer>()
            .ProducesProblems(
                Problem.DifferencesChanged,
                Problem.RowsRefused,
                Problem.TooManyRows,
                Problem.TableUnreadable,
                Problem.HomeInvalid
            )
            .WithRequestExample(KeepingExamples.Workbook)
            .WithAnswerExample(KeepingExamples.Table);

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        QhdDbContext db,
        HomeQueries queries,
        TimeProvider clock,
        [Description("看过的差异的 digest；写入时必填")] string? digest,
        [Description("true 写入；默认只看差异")] bool apply = false
    )
    {
        var (table, problem) = await SheetBody.ReadAsync(context);
        if (table is null)
            return problem!.AsResult();
        if (table.Rows.Count > ExportHomeTable.MaxRows)
            return Problem.TooManyRows.AsResult();
        var (caller, cancellation) = (context.Staff(), context.RequestAborted);
        db.Deed = caller.Deed("bulk_edit");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var homes = await TakeAsync(db, table.Ids, caller, apply, cancellation);
        var actual = table.DigestWith(homes.Values);
        var editor = new HomeEditor(await HomeChoices.ReadAsync(db, cancellation), queries, clock.GetUtcNow());
        var differences = new TableDifferences(table, homes, editor, caller);
        await differences.ReadAsync(cancellation);
        await TableClashes.NoteAsync(db, homes.Values, differences.Rows, cancellation);
        var answer = Answer(table, actual, differences.Rows);
        if (!apply)
            return Results.Ok(answer);
        if (digest != actual)
            return With(Problem.DifferencesChanged, answer).AsResult();
        if (answer.Refused > 0)
            return With(Problem.RowsRefused, answer).AsResult();
        if (await HomeDesk.SaveAsync(db, cancellation) is { } taken)
            return taken.AsResult();
        await db.PutServicesAsync(differences.Services, cancellation);
        await transaction.CommitAsync(cancellation);
        return Results.Ok(answer with { Applied = true });
    }

    /// <summary>The homes that rows name and the caller may see; locked in one order when they are about to be written.</summary>
    private static async Task<Dictionary<int, Home>> TakeAsync(
        QhdDbContext db,
        int[] ids,
        StaffCaller caller,
        bool locked,
        CancellationToken cancellation
    )
    {
        var rows = locked
            ? db.Homes.FromSql($"select * from homes where id = any({ids}) order by id for update")
            : db.Homes.Where(h => ids.Contains(h.Id));
        var homes = await rows.Where(caller.Scope(StaffRight.SeeHomes).Homes)
            .ToDictionaryAsync(h => h.Id, cancellation);
        int[] found = [.. homes.Keys];
        await db.Set<HomeService>().Where(s => found.Contains(s.HomeId)).LoadAsync(cancellation);
        return homes;
    }

    private static TableAnswer Answer(HomeTable table, string digest, List<RowAnswer> rows)
    {
        var notes = new List<string> { "表格里没有的站点不变：删去一行不会撤销站点。" };
        if (table.Unknown.Count > 0)
            notes.Add($"没有用到的列：{string.Join("、", table.Unknown)}。");
        var refused = rows.Count(r => r.Problems.Count > 0);
        return new TableAnswer(digest, false, rows.Count - refused, refused, rows, notes);
    }

    private static Problem With(Problem problem, TableAnswer answer) =>
        problem with
        {
            Members = new Dictionary<string, object?> { ["differences"] = answer },
        };
}
