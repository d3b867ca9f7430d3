using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Tests.Staff;

/// <summary>Signing in: what guessing meets, and what the log keeps.</summary>
public sealed class SignInTests(StaffScene scene) : IClassFixture<StaffScene>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WrongPassword_UnknownName_DisabledAndLocked_AreAnsweredAlike()
    {
        var (wrong, locked) = (await UserAsync(), await UserAsync());
        var disabled = await UserAsync();
        await using (var db = scene.Open())
        {
            var user = await db.StaffUsers.SingleAsync(u => u.UserName == disabled, Cancellation);
            user.Disable(TimeProvider.System.GetUtcNow());
            await db.SaveChangesAsync(Cancellation);
        }
        for (var i = 0; i < 5; i++)
            await scene.TryAsync(locked, "wrong");

        string[] answers =
        [
            await scene.TryAsync(wrong, "wrong"),
            await scene.TryAsync("nobody-of-this-name", "wrong"),
            await scene.TryAsync("a\0b", "wrong"),
            await scene.TryAsync(disabled, StaffScene.Password),
            await scene.TryAsync(locked, StaffScene.Password),
        ];

        Assert.StartsWith("401 ", Assert.Single(answers.Distinct()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwentyGuessesAtOnce_CountAsFiveFailuresAndThenLock()
    {
        var user = await UserAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => scene.TryAsync(user, $"guess {i}")));

        Assert.StartsWith("401 ", await scene.TryAsync(user, StaffScene.Password), StringComparison.Ordinal);
        var outcomes = await OutcomesAsync(user);
        Assert.Equal(5, outcomes.Count(o => o is SignInOutcome.WrongPassword));
        Assert.Equal(16, outcomes.Count(o => o is SignInOutcome.LockedOut));
    }

    [Fact]
    public async Task Log_OfAttempts_SaysWhatCameOfEach_AndKeepsNoUnknownName()
    {
        var user = await UserAsync();
        await scene.TryAsync(user, "wrong");
        await scene.TryAsync(user, StaffScene.Password);
        await scene.TryAsync("my-secret-typed-as-a-name", "x");

        Assert.Equal(
            [SignInOutcome.Succeeded, SignInOutcome.WrongPassword, SignInOutcome.Succeeded],
            await OutcomesAsync(user)
        );
        await using var db = scene.Open();
        var unknown = await db.SignIns.OrderBy(s => s.Id).LastAsync(s => s.UserId == null, Cancellation);
        Assert.Equal((SignInOutcome.UnknownUser, (long?)null), (unknown.Outcome, unknown.SessionId));
        Assert.DoesNotContain("my-secret", scene.Api.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneTimePassword_AllowsNothingButChoosingAnother()
    {
        var (client, oneTime) = await scene.SignInOnceAsync(await scene.ViewerAsync());

        using var refused = await client.GetAsync("/api/session/all");
        using var same = await ChooseAsync(client, oneTime, oneTime);
        using var weak = await ChooseAsync(client, oneTime, "short");
        using var named = await ChooseAsync(client, oneTime, $"{client.UserName}-Xy-2026");
        using var chosen = await ChooseAsync(client, oneTime, StaffScene.Password);

        await StaffScene.RefusedAsync(refused, 403, "password_change_required");
        await StaffScene.RefusedAsync(same, 422, "password_refused");
        await StaffScene.RefusedAsync(weak, 422, "password_refused");
        await StaffScene.RefusedAsync(named, 422, "password_refused");
        Assert.Equal(204, (int)chosen.StatusCode);
        Assert.Equal(200, (int)(await client.GetAsync("/api/session/all")).StatusCode);
    }

    [Theory]
    [InlineData("/api/session/password")]
    [InlineData("/api/session/second-factor")]
    [InlineData("/api/session/second-factor/stop")]
    public async Task GuessesFromARunningSession_CountTowardsTheLockout(string path)
    {
        var client = await scene.SignInAsync(await scene.ViewerAsync());
        object guess = path.EndsWith("password", StringComparison.Ordinal)
            ? new { current = "wrong", chosen = "Another-2026-x" }
            : new { password = "wrong" };
        object right = path.EndsWith("password", StringComparison.Ordinal)
            ? new { current = StaffScene.Password, chosen = "Another-2026-x" }
            : new { password = StaffScene.Password };
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await client.SendAsync(HttpMethod.Post, path, guess);
            await StaffScene.RefusedAsync(wrong, 422, "password_wrong");
        }

        using var locked = await client.SendAsync(HttpMethod.Post, path, right);

        await StaffScene.RefusedAsync(locked, 422, "password_wrong");
        Assert.StartsWith("401 ", await scene.TryAsync(client.UserName, StaffScene.Password), StringComparison.Ordinal);
    }

    private async Task<string> UserAsync() => (await scene.SignInAsync(await scene.ViewerAsync())).UserName;

    private async Task<List<SignInOutcome>> OutcomesAsync(string user)
    {
        await using var db = scene.Open();
        return await (
            from signIn in db.SignIns
            join account in db.StaffUsers on signIn.UserId equals account.Id
            where account.UserName == user
            orderby signIn.Id
            select signIn.Outcome
        ).ToListAsync(Cancellation);
    }

    private static Task<HttpResponseMessage> ChooseAsync(StaffClient client, string current, string chosen) =>
        client.SendAsync(HttpMethod.Post, "/api/session/password", new { current, chosen });
}
