using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>新建站点.</summary>
internal static class CreateHome
{
    /// <summary>Where the row came from.</summary>
    private const string Source = "console";

    private static readonly string[] Required =
    [
        nameof(HomeEdit.Name),
        nameof(HomeEdit.Kind),
        nameof(HomeEdit.UnionId),
        nameof(HomeEdit.Lon),
        nameof(HomeEdit.Lat),
        nameof(HomeEdit.Datum),
    ];

    public static void Map(IEndpointRouteBuilder homes) =>
        homes
            .MapPost("", HandleAsync)
            .RequireRight(StaffRight.CreateHomes)
            .WithName("createHome")
            .WithSummary("新建站点")
            .WithDescription(
                "必填：name、kind、unionId（在您可以新建站点的工会之内）、lon、lat、datum。不写 areaCode 由坐标定县区，不写 code 由系统编号。"
            )
            .Accepts<NewHome>("application/json")
            .Produces<StaffHomeAnswer>(201)
            .ProducesProblems(Problem.HomeInvalid)
            .WithRequestExample(KeepingExamples.New)
            .WithAnswerExample(KeepingExamples.Home);

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        QhdDbContext db,
        HomeQueries queries,
        TimeProvider clock
    )
    {
        var (edit, problem) = await RequestBody.ReadAsync(context, ApiJson.Default.NewHome);
        if (edit is null)
            return problem!.AsResult();
        var (caller, cancellation) = (context.Staff(), context.RequestAborted);
        db.Deed = caller.Deed("create");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var choices = await HomeChoices.ReadAsync(db, cancellation);
        var unions = caller.Scope(StaffRight.CreateHomes);
        var errors = new FieldErrors();
        if (choices.Union(edit.UnionId) is { } union && !unions.UnionIds.Contains(union.Id))
        {
            errors.Add("unionId", "您不能在这个工会新建站点");
            return Problem.NotAllowed.With(errors).AsResult();
        }
        foreach (var member in Required.Where(member => !edit.Gives(member)))
            errors.Add(HomeEdit.FieldOf(member), "这一项必须填写");
        var home = Blank(edit, errors);
        var editor = new HomeEditor(choices, queries, clock.GetUtcNow());
        var parts = await editor.ApplyAsync(home, edit, unions, errors, cancellation);
        if (errors.Any)
            return Problem.HomeInvalid.With(errors).AsResult();
        if (home.Code.Length == 0)
            (home.Code, home.CodeAssigned) = (await NextCodeAsync(db, cancellation), true);
        db.Add(home);
        if (await EditHome.SaveAsync(db, home, parts, cancellation) is { } refused)
            return refused.AsResult();
        var answer = await StaffHomes.ReadAsync(db, home.Id, caller, clock.GetUtcNow(), cancellation: cancellation);
        await transaction.CommitAsync(cancellation);
        return answer!.AsCreated(context);
    }

    /// <summary>Nowhere and nobody's yet: what is required was asked for, and the editor sets it.</summary>
    private static Home Blank(NewHome edit, FieldErrors errors)
    {
        var home = new Home
        {
            Code = "",
            Name = "",
            Location = new Point(0, 0) { SRID = 4326 },
            AreaCode = "",
            UnionId = 0,
            Source = Source,
        };
        if (edit.Status == HomeStatus.Planned.Code())
            home.StartPlanned();
        else if (edit.Status is not null && edit.Status != HomeStatus.Open.Code())
            errors.Add("status", "应为 open 或 planned");
        return home;
    }

    /// <summary>From the numbers that ids come from, so that no import gives out the same code.</summary>
    private static async Task<string> NextCodeAsync(QhdDbContext db, CancellationToken cancellation)
    {
        var number = await db
            .Database.SqlQuery<long>($"select nextval(pg_get_serial_sequence('homes', 'id')) as \"Value\"")
            .SingleAsync(cancellation);
        return $"{Home.AssignedCodePrefix}{number:000000}";
    }
}
