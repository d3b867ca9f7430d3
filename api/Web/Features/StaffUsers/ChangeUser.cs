using System.ComponentModel;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.StaffUsers;

/// <summary>修改账号: name and appointments. What is not named stays.</summary>
internal static class ChangeUser
{
    internal sealed record Request
    {
        [Description("姓名；不填则不变")]
        public string? DisplayName { get; init; }

        [Description("全部职务，代替原有的；不填则不变")]
        public IReadOnlyList<AskedAppointment>? Appointments { get; init; }
    }

    public static void Map(IEndpointRouteBuilder users) =>
        users
            .MapPatch("/{id:int}", HandleAsync)
            .WithName("changeUser")
            .WithSummary("修改账号的姓名和职务")
            .WithDescription("要在 If-Match 里带上读取时的 ETag。改动的职务对正在使用的登录立即生效。")
            .Accepts<Request>("application/json")
            .Produces<UserAnswer>()
            .ProducesProblems(
                Problem.RequestInvalid,
                Problem.UserNotFound,
                Problem.IfMatchRequired,
                Problem.ChangedMeanwhile,
                Problem.AccountRefused,
                Problem.AppointmentOutOfScope,
                Problem.RoleMisfitsUnion,
                Problem.AppointedTwice,
                Problem.OwnAccount,
                Problem.LastCityOfficer
            )
            .WithRequestExample("""{"displayName": "李四", "appointments": [{"role": "viewer", "unionId": 2}]}""")
            .WithAnswerExample(UserAnswer.Example);

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        QhdDbContext db,
        StaffOffice office,
        TimeProvider clock,
        [Description("账号的编号")] int id
    )
    {
        var (request, problem) = await RequestBody.ReadAsync(context, ApiJson.Default.ChangeUserRequest);
        if (request is null)
            return problem!.AsResult();
        var errors = new FieldErrors();
        var name = request.DisplayName is null ? null : AskedAppointment.ReadName(request.DisplayName, errors);
        var asked = request.Appointments is null ? null : AskedAppointment.Read(request.Appointments, errors);
        if (errors.Any)
            return Problem.RequestInvalid.With(errors).AsResult();
        return await UserDesk.ChangeAsync(
            context,
            db,
            office,
            id,
            "change_user",
            async it =>
            {
                if (RefuseVersion(context.Request, it.User) is { } stale)
                    return stale;
                return await ChangeAsync(office, it, name, asked, context.RequestAborted);
            },
            () => ShowUser.AnswerAsync(context, db, clock, id)
        );
    }

    private static Problem? RefuseVersion(HttpRequest request, StaffUser user)
    {
        var meant = request.Headers.IfMatch.ToString();
        if (meant.Length == 0)
            return Problem.IfMatchRequired;
        return meant == UserVersion.ETagOf(user) ? null : Problem.ChangedMeanwhile;
    }

    private static async Task<Problem?> ChangeAsync(
        StaffOffice office,
        StaffOffice.Matter it,
        string? name,
        List<(StaffRole, int?, int?)>? asked,
        CancellationToken cancellation
    )
    {
        List<StaffAppointment>? appointments = null;
        StaffRefusal? refusal = null;
        if (asked is not null)
            (appointments, refusal) = await office.CheckAsync(it.Officer, asked, cancellation);
        if (refusal is not null)
            return Problem.Of(refusal);
        (refusal, var result) = await office.ChangeAsync(it, name, appointments, cancellation);
        if (refusal is not null)
            return Problem.Of(refusal);
        if (result.Succeeded)
            return null;
        return result.Errors.Any(e => e.Code == "ConcurrencyFailure")
            ? Problem.ChangedMeanwhile
            : Problem.AccountRefused.With(result.Errors, "displayName");
    }
}
