using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Riders;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Riders;
using QhdHomeMap.WeChat;

namespace QhdHomeMap.Api.Features.Riders;

/// <summary>换令牌: the next pair for a refresh token, which is good once.</summary>
internal static class RefreshRiderSession
{
    internal sealed record Request
    {
        [Required, Description("上一次给的 refreshToken")]
        public string? RefreshToken { get; init; }
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost("/session/refresh", HandleAsync)
            .AllowAnonymous()
            .RequireRateLimiting(RateLimits.RiderSignIns)
            .WithName("refreshRiderSession")
            .WithSummary("换下一对令牌")
            .WithDescription(
                "答 rider_sign_in_required 时重新登录即可；答 privacy_version_outdated 时先请骑手同意新的一版。"
            )
            .Accepts<Request>("application/json")
            .Produces<RiderSessionAnswer>()
            .ProducesProblems(
                Problem.RequestInvalid,
                Problem.RiderSignInRequired,
                Problem.PrivacyVersionOutdated,
                Problem.DatabaseAway,
                Problem.DatabaseBusy
            )
            .WithRequestExample("""{"refreshToken": "Xx0lV5n2hYb1oWq3tQ8zJrFvKc7dLpEaUi4mSgNyTwB"}""")
            .WithAnswerExample(RiderSessionAnswer.Example);

    private static async Task<IResult> HandleAsync(
        HttpContext context,
        QhdDbContext db,
        IOptions<RiderOptions> riders,
        IOptions<WeChatOptions> weChat,
        TimeProvider clock
    )
    {
        var (request, problem) = await RequestBody.ReadAsync(context, ApiJson.Default.RefreshRiderSessionRequest);
        if (request is null)
            return problem!.AsResult();
        if (string.IsNullOrEmpty(request.RefreshToken))
        {
            var errors = new FieldErrors();
            errors.Add("refreshToken", "请填写 refreshToken");
            return Problem.RequestInvalid.With(errors).AsResult();
        }
        var (tokens, rider) = await RiderSessions.RefreshAsync(
            db,
            request.RefreshToken,
            riders.Value.Life,
            r => r.PrivacyVersion == riders.Value.PrivacyVersion,
            clock.GetUtcNow(),
            context.RequestAborted
        );
        if (tokens is not null)
            return Results.Ok(RiderSessionAnswer.Of(rider!, tokens, weChat.IsSandbox()));
        return (rider is null ? Problem.RiderSignInRequired : Problem.PrivacyVersionOutdated).AsResult();
    }
}
