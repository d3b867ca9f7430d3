using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.StaffUsers;

/// <summary>新建账号: its password is told once, to the officer, and good for nothing but choosing another.</summary>
internal static class CreateUser
{
    internal sealed record Request
    {
        [Required, Description("用户名：2 到 40 个汉字、字母、数字和 . _ -，以汉字、字母或数字开头")]
        public string? UserName { get; init; }

        [Required, Description("姓名，同事和操作日志看得到")]
        public string? DisplayName { get; init; }

        [Required, Description("职务，都要在自己的管理范围内")]
        public IReadOnlyList<AskedAppointment>? Appointments { get; init; }
    }

    internal sealed record Response(
        [property: Description("账号的编号")] int Id,
        [property: Description("用户名")] string UserName,
        [property: Description("一次性密码，只在这里出现一次；首次登录须修改")] string Password
    );

    public static void Map(IEndpointRouteBuilder users) =>
        users
            .MapPost("", HandleAsync)
            .WithName("createUser")
            .WithSummary("新建账号")
            .WithDescription("答复里有一次性密码。职务的角色要与工会的层级相配。")
            .Accepts<Request>("application/json")
            .Produces<Response>(201)
            .ProducesProblems(
                Problem.RequestInvalid,
                Problem.AccountRefused,
                Problem.AppointmentOutOfScope,
                Problem.RoleMisfitsUnion,
                Problem.AppointedTwice
            )
            .WithRequestExample(
                """{"userName": "lisi", "displayName": "李四", "appointments": [{"role": "viewer", "unionId": 2}]}"""
            )
            .WithAnswerExample("""{"id": 8, "userName": "lisi", "password": "WNABY-efxtk-7789-pufnv"}""");

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        QhdDbContext db,
        StaffOffice office,
        StaffAccounts accounts
    )
    {
        var (request, problem) = await RequestBody.ReadAsync(context, ApiJson.Default.CreateUserRequest);
        if (request is null)
            return problem!.AsResult();
        var errors = new FieldErrors();
        var userName = request.UserName?.Trim();
        if (string.IsNullOrEmpty(userName) || userName.Any(char.IsControl))
            errors.Add("userName", "请填写用户名，不能有控制字符");
        var displayName = AskedAppointment.ReadName(request.DisplayName, errors);
        var asked = AskedAppointment.Read(request.Appointments, errors);
        if (errors.Any)
            return Problem.RequestInvalid.With(errors).AsResult();

        var (caller, cancellation) = (context.Staff(), context.RequestAborted);
        db.Deed = caller.Deed("create_user");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var (appointments, refusal) = await office.CheckAsync(caller.User, asked, cancellation);
        if (refusal is not null)
            return Problem.Of(refusal).AsResult();
        var (user, password, result) = await accounts.MakeAsync(userName!, displayName!, appointments);
        if (password is null)
            return Problem.AccountRefused.With(result.Errors, "userName").AsResult();
        await transaction.CommitAsync(cancellation);
        return Results.Created($"/api/staff/users/{user.Id}", new Response(user.Id, user.UserName!, password));
    }
}
