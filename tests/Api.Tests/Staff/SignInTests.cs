using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Tests.Staff;

/// <summary>Signing in: what guessing meets, what the log keeps, and the second factor.</summary>
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
            await TryAsync(locked, "wrong");

        string[] answers =
        [
            await TryAsync(wrong, "wrong"),
            await TryAsync("nobody-of-this-name", "wrong"),
            await TryAsync("a\0b", "wrong"),
            await TryAsync(disabled, StaffScene.Password),
            await TryAsync(locked, StaffScene.Password),
        ];

        Assert.StartsWith("401 ", Assert.Single(answers.Distinct()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwentyGuessesAtOnce_CountAsFiveFailuresAndThenLock()
    {
        var user = await UserAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => TryAsync(user, $"guess {i}")));

        Assert.StartsWith("401 ", await TryAsync(user, StaffScene.Password), StringComparison.Ordinal);
        var outcomes = await OutcomesAsync(user);
        Assert.Equal(5, outcomes.Count(o => o is SignInOutcome.WrongPassword));
        Assert.Equal(16, outcomes.Count(o => o is SignInOutcome.LockedOut));
    }

    [Fact]
    public async Task Log_OfAttempts_SaysWhatCameOfEach_AndKeepsNoUnknownName()
    {
        var user = await UserAsync();
        await TryAsync(user, "wrong");
        await TryAsync(user, StaffScene.Password);
        await TryAsync("my-secret-typed-as-a-name", "x");

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
        var (client, oneTime) = await scene.SignInOnceAsync(await ViewerAsync());

        using var refused = await client.GetAsync("/api/session/all");
        using var same = await ChooseAsync(client, oneTime, oneTime);
        using var weak = await ChooseAsync(client, oneTime, "short");
        using var named = await ChooseAsync(client, oneTime, $"{client.UserName}-Xy-2026");
        using var chosen = await ChooseAsync(client, oneTime, StaffScene.Password);

        await IsAsync(refused, 403, "password_change_required");
        await IsAsync(same, 422, "password_refused");
        await IsAsync(weak, 422, "password_refused");
        await IsAsync(named, 422, "password_refused");
        Assert.Equal(204, (int)chosen.StatusCode);
        Assert.Equal(200, (int)(await client.GetAsync("/api/session/all")).StatusCode);
    }

    [Fact]
    public async Task SecondFactor_Enrolled_IsAskedForAndEachCodeLetsInOnce()
    {
        var (client, secret) = await EnrolAsync();
        var user = client.UserName;

        // The code that enrolled is used up; the neighbours of this half minute are good, too.
        Assert.EndsWith("second_factor_required", await TryAsync(user, StaffScene.Password), StringComparison.Ordinal);
        Assert.EndsWith(
            "second_factor_wrong",
            await TryAsync(user, StaffScene.Password, TotpCode.Of(secret)),
            StringComparison.Ordinal
        );
        var next = TotpCode.Of(secret, 1);
        Assert.StartsWith("200 ", await TryAsync(user, StaffScene.Password, next), StringComparison.Ordinal);
        Assert.EndsWith(
            "second_factor_wrong",
            await TryAsync(user, StaffScene.Password, next),
            StringComparison.Ordinal
        );
        Assert.EndsWith("sign_in_failed", await TryAsync(user, "wrong", next), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongCodes_CountTowardsTheLockout()
    {
        var (client, secret) = await EnrolAsync();
        for (var i = 0; i < 5; i++)
            Assert.EndsWith(
                "second_factor_wrong",
                await TryAsync(client.UserName, StaffScene.Password, "abcdef"),
                StringComparison.Ordinal
            );

        Assert.EndsWith(
            "sign_in_failed",
            await TryAsync(client.UserName, StaffScene.Password, TotpCode.Of(secret, 1)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Secret_OfTheSecondFactor_LiesEncrypted_AndAnotherInstanceReadsIt()
    {
        var (client, secret) = await EnrolAsync();
        await using (var db = scene.Open())
        {
            var values = await db
                .Database.SqlQuery<string>($"select value as \"Value\" from staff_tokens")
                .ToListAsync(Cancellation);
            Assert.NotEmpty(values);
            Assert.All(values, v => Assert.DoesNotContain(secret, v, StringComparison.Ordinal));
        }
        await using var second = await RunningApi.StartAsync(scene.ConnectionString);

        var answer = await TryAsync(second.Address, client.UserName, StaffScene.Password, TotpCode.Of(secret, 1));

        Assert.StartsWith("200 ", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0{0}")]
    [InlineData("+{0}")]
    [InlineData("{0}\0")]
    public async Task UsedCode_InAnotherSpelling_IsRefused(string spelling)
    {
        var (client, secret) = await EnrolAsync();
        var next = TotpCode.Of(secret, 1);
        Assert.StartsWith("200 ", await TryAsync(client.UserName, StaffScene.Password, next), StringComparison.Ordinal);
        var again = spelling.Replace("{0}", next, StringComparison.Ordinal);

        Assert.EndsWith(
            "second_factor_wrong",
            await TryAsync(client.UserName, StaffScene.Password, again),
            StringComparison.Ordinal
        );
        using var confirmed = await client.SendAsync(
            HttpMethod.Post,
            "/api/session/second-factor/confirm",
            new { code = again }
        );
        await IsAsync(confirmed, 422, "second_factor_not_confirmed");
    }

    [Theory]
    [InlineData("/api/session/password")]
    [InlineData("/api/session/second-factor")]
    [InlineData("/api/session/second-factor/stop")]
    public async Task GuessesFromARunningSession_CountTowardsTheLockout(string path)
    {
        var client = await scene.SignInAsync(await ViewerAsync());
        object guess = path.EndsWith("password", StringComparison.Ordinal)
            ? new { current = "wrong", chosen = "Another-2026-x" }
            : new { password = "wrong" };
        object right = path.EndsWith("password", StringComparison.Ordinal)
            ? new { current = StaffScene.Password, chosen = "Another-2026-x" }
            : new { password = StaffScene.Password };
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await client.SendAsync(HttpMethod.Post, path, guess);
            await IsAsync(wrong, 422, "password_wrong");
        }

        using var locked = await client.SendAsync(HttpMethod.Post, path, right);

        await IsAsync(locked, 422, "password_wrong");
        Assert.StartsWith("401 ", await TryAsync(client.UserName, StaffScene.Password), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondFactor_IsStoppedByPasswordAndCodeOnly()
    {
        var (client, secret) = await EnrolAsync();
        const string Path = "/api/session/second-factor/stop";

        using var without = await client.SendAsync(HttpMethod.Post, Path, new { password = StaffScene.Password });
        using var used = await client.SendAsync(
            HttpMethod.Post,
            Path,
            new { password = StaffScene.Password, code = TotpCode.Of(secret) }
        );
        using var done = await client.SendAsync(
            HttpMethod.Post,
            Path,
            new { password = StaffScene.Password, code = TotpCode.Of(secret, 1) }
        );

        await IsAsync(without, 422, "second_factor_not_confirmed");
        await IsAsync(used, 422, "second_factor_not_confirmed");
        Assert.Equal(204, (int)done.StatusCode);
        Assert.StartsWith("200 ", await TryAsync(client.UserName, StaffScene.Password), StringComparison.Ordinal);
    }

    private async Task<(StaffClient Client, string Secret)> EnrolAsync()
    {
        var client = await scene.SignInAsync(await ViewerAsync());
        using var without = await client.SendAsync(
            HttpMethod.Post,
            "/api/session/second-factor",
            new { password = "wrong" }
        );
        await IsAsync(without, 422, "password_wrong");
        var started = await client.JsonAsync(
            HttpMethod.Post,
            "/api/session/second-factor",
            new { password = StaffScene.Password }
        );
        var secret = started.GetProperty("secret").GetString()!;
        Assert.Contains(secret, started.GetProperty("uri").GetString(), StringComparison.Ordinal);
        await client.JsonAsync(
            HttpMethod.Post,
            "/api/session/second-factor/confirm",
            new { code = TotpCode.Of(secret) }
        );
        return (client, secret);
    }

    private async Task<StaffAppointment> ViewerAsync()
    {
        await using var db = scene.Open();
        var city = await db.Unions.SingleAsync(u => u.Code == StaffScene.City, Cancellation);
        return new StaffAppointment { Role = StaffRole.Viewer, UnionId = city.Id };
    }

    private async Task<string> UserAsync() => (await scene.SignInAsync(await ViewerAsync())).UserName;

    private Task<string> TryAsync(string user, string password, string? code = null) =>
        TryAsync(scene.Api.Address, user, password, code);

    /// <returns>Status, title and code.</returns>
    private static async Task<string> TryAsync(Uri address, string user, string password, string? code)
    {
        using var client = new StaffClient(address, user);
        using var answer = await client.SendAsync(
            HttpMethod.Post,
            "/api/session",
            new
            {
                user,
                password,
                code,
            }
        );
        var json = await RunningApi.JsonAsync(answer);
        return $"{(int)answer.StatusCode} "
            + (answer.IsSuccessStatusCode ? "" : $"{json.GetProperty("title")} {json.GetProperty("code")}");
    }

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

    private static async Task IsAsync(HttpResponseMessage answer, int status, string code)
    {
        var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal((status, code), ((int)answer.StatusCode, problem.GetProperty("code").GetString()));
    }
}
