using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.Sessions;

/// <summary>修改密码: ends every other session of the account.</summary>
internal static class ChangePassword
{
    internal sealed record Request
    {
        [Required, Description("原密码")]
        public string? Current { get; init; }

        [Required, Description("新密码：至少 10 个字符，有大写、小写字母和数字，不含用户名")]
        public string? Chosen { get; init; }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/password", HandleAsync)
            .RequireSignIn(withOneTimePassword: true)
            .RequireRateLimiting(RateLimits.SignIns)
            .WithName("changePassword")
            .WithSummary("修改自己的密码")
            .WithDescription("同时结束该账号的其他登录。原密码不对，与登录失败一样计入锁定。")
            .Accepts<Request>("application/json")
            .Produces(204)
            .ProducesProblems(Problem.RequestInvalid, Problem.PasswordWrong, Problem.PasswordRefused)
            .WithRequestExample("""{"current": "WNABY-efxtk-7789-pufnv", "chosen": "Haigang-2026-gh"}""");

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        QhdDbContext db,
        StaffAccounts accounts,
        UserManager<StaffUser> users,
        TimeProvider clock
    )
    {
        var (request, problem) = await RequestBody.ReadAsync(context, ApiJson.Default.ChangePasswordRequest);
        if (request is null)
            return problem!.AsResult();
        var errors = new FieldErrors();
        if (string.IsNullOrEmpty(request.Current))
            errors.Add("current", "请填写原密码");
        if (string.IsNullOrEmpty(request.Chosen))
            errors.Add("chosen", "请填写新密码");
        if (errors.Any)
            return Problem.RequestInvalid.With(errors).AsResult();

        var caller = context.Staff();
        db.Deed = caller.Deed("change_password");
        await using var transaction = await db.Database.BeginTransactionAsync(context.RequestAborted);
        var attempt = new SignInAttempt(db, users, clock);
        if (
            await attempt.CheckAgainAsync(caller.User, request.Current!, null, false, context.RequestAborted)
            is not SignInOutcome.Succeeded
        )
        {
            await transaction.CommitAsync(context.RequestAborted); // the failure is kept
            return Problem.PasswordWrong.AsResult();
        }
        var result = await accounts.ChangePasswordAsync(
            caller.User,
            request.Current!,
            request.Chosen!,
            caller.Session.Id,
            context.RequestAborted
        );
        if (!result.Succeeded)
            return Problem.PasswordRefused.With(result.Errors, "chosen").AsResult();
        await transaction.CommitAsync(context.RequestAborted);
        return Results.NoContent();
    }
}
