using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.Sessions;

/// <summary>登录: a cookie for the console, a bearer token for a program.</summary>
internal static class SignInStaff
{
    /// <summary>What is checked when there is no such account, so that the answer takes as long.</summary>
    private static readonly string NobodysPassword = new PasswordHasher<string>().HashPassword("", "nobody");

    internal sealed record Request
    {
        [Required, Description("用户名")]
        public string? User { get; init; }

        [Required, Description("密码")]
        public string? Password { get; init; }

        [Description("动态口令（6 位数字）；开启了两步验证的账号须填")]
        public string? Code { get; init; }

        [Description("bearer（默认）在答复中给出令牌，供程序使用；cookie 写入浏览器，供网页使用")]
        public string? Kind { get; init; }
    }

    internal sealed record Response(
        [property: Description("kind 为 bearer 时的令牌，放在 Authorization: Bearer 之后；只在这里出现一次")]
            string? Token,
        [property: Description("kind 为 cookie 时的防伪令牌，每次修改放在 X-CSRF-Token 头里")] string? Antiforgery,
        [property: Description("最迟何时失效")] DateTimeOffset ExpiresAt,
        [property: Description("登录的人")] CallerAnswer User
    );

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost("", HandleAsync)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.SignIns)
            .WithName("signIn")
            .WithSummary("登录")
            .WithDescription(
                "用户名不存在、密码不对、账号停用或因多次失败暂时锁定，答复相同。连续 5 次失败锁定 15 分钟。"
                    + "首次登录或密码被重置后只能修改密码，其余接口答 password_change_required。"
            )
            .Accepts<Request>("application/json")
            .Produces<Response>()
            .ProducesProblems(
                Problem.RequestInvalid,
                Problem.SignInFailed,
                Problem.SecondFactorRequired,
                Problem.SecondFactorWrong,
                Problem.DatabaseAway,
                Problem.DatabaseBusy
            )
            .WithRequestExample("""{"user": "zhangsan", "password": "Haigang-2026-gh", "kind": "bearer"}""")
            .WithAnswerExample(SessionExamples.SignedIn);

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        QhdDbContext db,
        UserManager<StaffUser> users,
        IAntiforgery antiforgery,
        IOptions<StaffOptions> options,
        TimeProvider clock
    )
    {
        var (request, problem) = await RequestBody.ReadAsync(context, ApiJson.Default.SignInStaffRequest);
        if (request is null || (problem = Check(request, out var kind)) is not null)
            return problem!.AsResult();

        var cancellation = context.RequestAborted;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var attempt = new SignInAttempt(db, users, clock);
        var (user, outcome) = await attempt.CheckAsync(request.User!, request.Password!, request.Code, cancellation);
        if (user is null)
            new PasswordHasher<string>().VerifyHashedPassword("", NobodysPassword, request.Password!);

        var signIn = new SignIn
        {
            At = clock.GetUtcNow(),
            UserId = user?.Id,
            Outcome = outcome,
            Address = context.CallerAddress(),
            Agent = context.CallerAgent(),
        };
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var session = outcome is SignInOutcome.Succeeded ? Open(signIn, token, kind, options.Value) : null;
        if (session is not null)
        {
            db.Add(session);
            await db.SaveChangesAsync(cancellation);
            signIn.SessionId = session.Id;
        }
        db.Add(signIn);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return session is null
            ? Refusal(outcome).AsResult()
            : Results.Ok(await AnswerAsync(context, db, antiforgery, user!, session, token));
    }

    private static Problem? Check(Request request, out SessionKind kind)
    {
        var errors = new FieldErrors();
        if (string.IsNullOrEmpty(request.User))
            errors.Add("user", "请填写用户名");
        if (string.IsNullOrEmpty(request.Password))
            errors.Add("password", "请填写密码");
        if (!EnumCode.TryParse(request.Kind ?? SessionKind.Bearer.Code(), out kind))
            errors.Add("kind", "应为 bearer 或 cookie");
        return errors.Any ? Problem.RequestInvalid.With(errors) : null;
    }

    private static StaffSession Open(SignIn signIn, string token, SessionKind kind, StaffOptions options) =>
        new()
        {
            UserId = signIn.UserId!.Value,
            TokenHash = StaffSessions.Hash(token),
            Kind = kind,
            CreatedAt = signIn.At,
            SeenAt = signIn.At,
            ExpiresAt =
                kind is SessionKind.Cookie
                    ? signIn.At.AddHours(options.CookieHours)
                    : signIn.At.AddDays(options.BearerDays),
            Address = signIn.Address,
            Agent = signIn.Agent,
        };

    /// <summary>Only who gave the right password learns that a code is wanted.</summary>
    private static Problem Refusal(SignInOutcome outcome) =>
        outcome switch
        {
            SignInOutcome.CodeMissing => Problem.SecondFactorRequired,
            SignInOutcome.WrongCode => Problem.SecondFactorWrong,
            _ => Problem.SignInFailed,
        };

    private static async Task<Response> AnswerAsync(
        HttpContext context,
        QhdDbContext db,
        IAntiforgery antiforgery,
        StaffUser user,
        StaffSession session,
        string token
    )
    {
        var posts = await StaffSessions.PostsAsync(db, user.Id, context.RequestAborted);
        var caller = new StaffCaller(session, user, new StaffAuthority(posts), session.Address);
        var answer = await CallerAnswer.OfAsync(caller, db, context.RequestAborted);
        if (session.Kind is SessionKind.Bearer)
            return new Response(token, null, session.ExpiresAt.InCity(), answer);
        SessionCookie.Write(context, token, session.ExpiresAt);
        context.User = SessionReader.PrincipalOf(session);
        return new Response(
            null,
            antiforgery.GetAndStoreTokens(context).RequestToken,
            session.ExpiresAt.InCity(),
            answer
        );
    }
}
