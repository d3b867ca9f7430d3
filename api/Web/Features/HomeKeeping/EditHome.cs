using System.ComponentModel;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>修改站点.</summary>
internal static class EditHome
{
    public const string Action = "edit";

    public static void Map(IEndpointRouteBuilder homes) =>
        homes
            .MapPatch("/{id:int}", HandleAsync)
            .RequireRight(StaffRight.KeepHomes)
            .WithName("editHome")
            .WithSummary("修改站点")
            .WithDescription(
                "只改写出的项；写 null 即清空。开放时间、进入方式及说明、电话、服务要 keep_homes 权限，其余各项要 change_homes 权限。"
                    + "If-Match 放读取时的 ETag：期间有人改过则答 412，changes 是改动和改动的人。"
            )
            .Accepts<HomeEdit>("application/json")
            .Produces<StaffHomeAnswer>()
            .ProducesChangeProblems(Problem.HomeInvalid)
            .WithRequestExample(KeepingExamples.Edit)
            .WithAnswerExample(KeepingExamples.Home);

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        HomeDesk desk,
        QhdDbContext db,
        HomeQueries queries,
        TimeProvider clock,
        [Description("站点编号")] int id
    )
    {
        var (edit, problem) = await RequestBody.ReadAsync(context, ApiJson.Default.HomeEdit);
        if (edit is null)
            return problem!.AsResult();
        var caller = context.Staff();
        var cancellation = context.RequestAborted;
        return await desk.ChangeAsync(
            context,
            id,
            new HomeDeed(StaffRight.KeepHomes, Action),
            async home =>
            {
                var errors = new FieldErrors();
                if (NotAllowed(home, edit, caller, errors))
                    return Problem.NotAllowed.With(errors);
                var editor = new HomeEditor(await HomeChoices.ReadAsync(db, cancellation), queries, clock.GetUtcNow());
                var parts = await editor.ApplyAsync(
                    home,
                    edit,
                    caller.Scope(StaffRight.ChangeHomes),
                    errors,
                    cancellation
                );
                return errors.Any ? Problem.HomeInvalid.With(errors) : await SaveAsync(db, home, parts, cancellation);
            }
        );
    }

    /// <summary>Names the members that the caller may not change on this home.</summary>
    public static bool NotAllowed(Home home, HomeEdit edit, StaffCaller caller, FieldErrors errors)
    {
        if (!caller.Scope(StaffRight.ChangeHomes).Holds(home))
            foreach (var member in edit.BeyondKeeping)
                errors.Add(HomeEdit.FieldOf(member), "您没有权限修改这一项");
        return errors.Any;
    }

    /// <summary>The home first and then what hangs on it, which counts the same version.</summary>
    public static async Task<Problem?> SaveAsync(
        QhdDbContext db,
        Home home,
        EditedParts parts,
        CancellationToken cancellation
    )
    {
        if (await HomeDesk.SaveAsync(db, cancellation) is { } taken)
            return taken;
        if (parts.Services is { } services)
            await db.PutServicesAsync([services with { HomeId = home.Id }], cancellation);
        if (parts.Managers is { } managers)
            await db.PutManagersAsync(home, managers, cancellation);
        return null;
    }
}
