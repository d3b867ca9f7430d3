using Microsoft.EntityFrameworkCore;

namespace QhdHomeMap.Api.Tests.Staff;

/// <summary>One-time codes by time: how they are set up, asked for, and given up.</summary>
public sealed class SecondFactorTests(StaffScene scene) : IClassFixture<StaffScene>
{
    private const string Start = "/api/session/second-factor";
    private const string Confirm = $"{Start}/confirm";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SecondFactor_Enrolled_IsAskedForAndEachCodeLetsInOnce()
    {
        var (client, secret) = await EnrolAsync();
        var user = client.UserName;

        // The code that enrolled is used up; the neighbours of this half minute are good, too.
        Assert.EndsWith(
            "second_factor_required",
            await scene.TryAsync(user, StaffScene.Password),
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "second_factor_wrong",
            await scene.TryAsync(user, StaffScene.Password, TotpCode.Of(secret)),
            StringComparison.Ordinal
        );
        var next = TotpCode.Of(secret, 1);
        Assert.StartsWith("200 ", await scene.TryAsync(user, StaffScene.Password, next), StringComparison.Ordinal);
        Assert.EndsWith(
            "second_factor_wrong",
            await scene.TryAsync(user, StaffScene.Password, next),
            StringComparison.Ordinal
        );
        Assert.EndsWith("sign_in_failed", await scene.TryAsync(user, "wrong", next), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongCodes_CountTowardsTheLockout()
    {
        var (client, secret) = await EnrolAsync();
        for (var i = 0; i < 5; i++)
            Assert.EndsWith(
                "second_factor_wrong",
                await scene.TryAsync(client.UserName, StaffScene.Password, "abcdef"),
                StringComparison.Ordinal
            );

        Assert.EndsWith(
            "sign_in_failed",
            await scene.TryAsync(client.UserName, StaffScene.Password, TotpCode.Of(secret, 1)),
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

        var answer = await scene.TryAsync(client.UserName, StaffScene.Password, TotpCode.Of(secret, 1), second.Address);

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
        Assert.StartsWith(
            "200 ",
            await scene.TryAsync(client.UserName, StaffScene.Password, next),
            StringComparison.Ordinal
        );
        var again = spelling.Replace("{0}", next, StringComparison.Ordinal);

        Assert.EndsWith(
            "second_factor_wrong",
            await scene.TryAsync(client.UserName, StaffScene.Password, again),
            StringComparison.Ordinal
        );
        using var confirmed = await client.SendAsync(HttpMethod.Post, Confirm, new { code = again });
        await StaffScene.RefusedAsync(confirmed, 422, "second_factor_not_confirmed");
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

        await StaffScene.RefusedAsync(without, 422, "second_factor_not_confirmed");
        await StaffScene.RefusedAsync(used, 422, "second_factor_not_confirmed");
        Assert.Equal(204, (int)done.StatusCode);
        Assert.StartsWith("200 ", await scene.TryAsync(client.UserName, StaffScene.Password), StringComparison.Ordinal);
    }

    /// <summary>Told that it is on, he must not find it off because somebody guessed at his password in that moment.</summary>
    [Fact]
    public async Task SecondFactor_ConfirmedWhileTheAccountIsWritten_IsOn()
    {
        var client = await scene.SignInAsync(await scene.ViewerAsync());
        var secret = await StartAsync(client);
        await using var db = scene.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        await db.Database.ExecuteSqlAsync(
            $"update staff_users set concurrency_stamp = 'moved' where user_name = {client.UserName}",
            Cancellation
        );

        var confirming = client.SendAsync(HttpMethod.Post, Confirm, new { code = TotpCode.Of(secret) });
        await Eventually.BecomesTrueAsync(() =>
            db
                .Database.SqlQuery<bool>(
                    $"""
                    select exists (select from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock') as "Value"
                    """
                )
                .SingleAsync(Cancellation)
        );
        await transaction.CommitAsync(Cancellation);

        Assert.Equal(204, (int)(await confirming).StatusCode);
        var caller = await client.GetJsonAsync("/api/session");
        Assert.True(caller.GetProperty("user").GetProperty("secondFactor").GetBoolean());
    }

    private async Task<(StaffClient Client, string Secret)> EnrolAsync()
    {
        var client = await scene.SignInAsync(await scene.ViewerAsync());
        using var without = await client.SendAsync(HttpMethod.Post, Start, new { password = "wrong" });
        await StaffScene.RefusedAsync(without, 422, "password_wrong");
        var secret = await StartAsync(client);
        await client.JsonAsync(HttpMethod.Post, Confirm, new { code = TotpCode.Of(secret) });
        return (client, secret);
    }

    private static async Task<string> StartAsync(StaffClient client)
    {
        var started = await client.JsonAsync(HttpMethod.Post, Start, new { password = StaffScene.Password });
        var secret = started.GetProperty("secret").GetString()!;
        Assert.Contains(secret, started.GetProperty("uri").GetString(), StringComparison.Ordinal);
        return secret;
    }
}
