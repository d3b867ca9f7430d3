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

/// <summary>两步验证: one-time codes by time (TOTP, RFC 6238), as any authenticator app shows them.</summary>
internal static class SecondFactor
{
    private const string Issuer = "秦皇岛共享职工之家";

    internal sealed record StartRequest
    {
        [Required, Description("自己的密码")]
        public string? Password { get; init; }
    }

    internal sealed record StopRequest
    {
        [Required, Description("自己的密码")]
        public string? Password { get; init; }

        [Description("验证器此刻显示的 6 位数字；两步验证开启着须填")]
        public string? Code { get; init; }
    }

    internal sealed record StartResponse(
        [property: Description("密钥，可手工录入")] string Secret,
        [property: Description("otpauth 地址，生成二维码供验证器扫描")] string Uri
    );

    internal sealed record ConfirmRequest
    {
        [Required, Description("验证器此刻显示的 6 位数字")]
        public string? Code { get; init; }
    }

    public static void Map(IEndpointRouteBuilder session)
    {
        var routes = session.MapGroup("/second-factor").RequireSignIn().RequireRateLimiting(RateLimits.SignIns);
        routes
            .MapPost("", StartAsync)
            .WithName("startSecondFactor")
            .WithSummary("开始设置两步验证")
            .WithDescription("给出新密钥；验证器显示的动态口令经 confirm 核对后才生效。已开启的须先关闭。")
            .Accepts<StartRequest>("application/json")
            .Produces<StartResponse>()
            .ProducesProblems(Problem.PasswordWrong, Problem.SecondFactorOn)
            .WithRequestExample("""{"password": "Haigang-2026-gh"}""")
            .WithAnswerExample(SessionExamples.Secret);
        routes
            .MapPost("/confirm", ConfirmAsync)
            .WithName("confirmSecondFactor")
            .WithSummary("核对动态口令，开启两步验证")
            .Accepts<ConfirmRequest>("application/json")
            .Produces(204)
            .ProducesProblems(Problem.SecondFactorNotConfirmed)
            .WithRequestExample("""{"code": "492039"}""");
        routes
            .MapPost("/stop", StopAsync)
            .WithName("stopSecondFactor")
            .WithSummary("关闭两步验证")
            .WithDescription("密码或动态口令不对，与登录失败一样计入锁定。")
            .Accepts<StopRequest>("application/json")
            .Produces(204)
            .ProducesProblems(Problem.PasswordWrong, Problem.SecondFactorNotConfirmed)
            .WithRequestExample("""{"password": "Haigang-2026-gh", "code": "492039"}""");
    }

    private static async Task<IResult> StartAsync(
        HttpContext context,
        QhdDbContext db,
        UserManager<StaffUser> users,
        TimeProvider clock
    )
    {
        var (request, problem) = await RequestBody.ReadAsync(context, ApiJson.Default.StartRequest);
        if (request is null)
            return problem!.AsResult();
        var user = context.Staff().User;
        await using var transaction = await db.Database.BeginTransactionAsync(context.RequestAborted);
        var outcome = await new SignInAttempt(db, users, clock).CheckAgainAsync(
            user,
            request.Password ?? "",
            null,
            withCode: false,
            context.RequestAborted
        );
        if (outcome is SignInOutcome.Succeeded && !user.TwoFactorEnabled)
            await users.ResetAuthenticatorKeyAsync(user);
        await transaction.CommitAsync(context.RequestAborted); // a failure is kept, too
        if (outcome is not SignInOutcome.Succeeded)
            return Problem.PasswordWrong.AsResult();
        if (user.TwoFactorEnabled)
            return Problem.SecondFactorOn.AsResult();
        var secret = (await users.GetAuthenticatorKeyAsync(user))!;
        var (issuer, name) = (Uri.EscapeDataString(Issuer), Uri.EscapeDataString(user.UserName!));
        return Results.Ok(
            new StartResponse(secret, $"otpauth://totp/{issuer}:{name}?secret={secret}&issuer={issuer}&digits=6")
        );
    }

    private static async Task<IResult> ConfirmAsync(
        HttpContext context,
        QhdDbContext db,
        UserManager<StaffUser> users,
        TimeProvider clock
    )
    {
        var (request, problem) = await RequestBody.ReadAsync(context, ApiJson.Default.ConfirmRequest);
        if (request is null)
            return problem!.AsResult();
        var caller = context.Staff();
        db.Deed = caller.Deed("start_second_factor");
        await using var transaction = await db.Database.BeginTransactionAsync(context.RequestAborted);
        await StaffAccounts.LockAsync(db, caller.User, context.RequestAborted);
        if (
            OneTimeCode.Read(request.Code) is not { } code
            || !await users.VerifyTwoFactorTokenAsync(caller.User, TokenOptions.DefaultAuthenticatorProvider, code)
        )
            return Problem.SecondFactorNotConfirmed.AsResult();
        (caller.User.LastCode, caller.User.LastCodeAt) = (code, clock.GetUtcNow()); // it lets nobody in any more
        await users.SetTwoFactorEnabledAsync(caller.User, true);
        await transaction.CommitAsync(context.RequestAborted);
        return Results.NoContent();
    }

    private static async Task<IResult> StopAsync(
        HttpContext context,
        QhdDbContext db,
        UserManager<StaffUser> users,
        TimeProvider clock
    )
    {
        var (request, problem) = await RequestBody.ReadAsync(context, ApiJson.Default.StopRequest);
        if (request is null)
            return problem!.AsResult();
        var caller = context.Staff();
        db.Deed = caller.Deed("stop_second_factor");
        await using var transaction = await db.Database.BeginTransactionAsync(context.RequestAborted);
        var outcome = await new SignInAttempt(db, users, clock).CheckAgainAsync(
            caller.User,
            request.Password ?? "",
            request.Code,
            withCode: true,
            context.RequestAborted
        );
        if (outcome is SignInOutcome.Succeeded)
            await users.SetTwoFactorEnabledAsync(caller.User, false);
        await transaction.CommitAsync(context.RequestAborted); // a failure is kept, too
        return outcome switch
        {
            SignInOutcome.Succeeded => Results.NoContent(),
            SignInOutcome.CodeMissing or SignInOutcome.WrongCode => Problem.SecondFactorNotConfirmed.AsResult(),
            _ => Problem.PasswordWrong.AsResult(),
        };
    }
}
