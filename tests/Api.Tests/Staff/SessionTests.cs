using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using QhdHomeMap.Api.Tests.Snapshots;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Tests.Staff;

/// <summary>Sessions of browsers and programs: what carries them, what ends them, and on which instances.</summary>
public sealed class SessionTests(StaffScene scene) : IClassFixture<StaffScene>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cookie_OfASession_IsOutOfReachOfScriptsAndOtherSites()
    {
        using var browser = await OpenAsync();

        Assert.Contains("httponly", browser.SetCookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", browser.SetCookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(200, (int)(await browser.SendAsync(HttpMethod.Get, "/api/session")).StatusCode);
    }

    [Fact]
    public async Task Change_ByCookie_NeedsThatSessionsAntiforgeryToken()
    {
        using var browser = await OpenAsync();
        using var other = await OpenAsync();
        var own = browser.Antiforgery;
        foreach (var wrong in new[] { null, "nonsense", other.Antiforgery })
        {
            browser.Antiforgery = wrong;
            using var refused = await browser.SendAsync(HttpMethod.Delete, "/api/session");
            await StaffScene.RefusedAsync(refused, 403, "antiforgery_failed");
        }
        browser.Antiforgery = own;
        using var done = await browser.SendAsync(HttpMethod.Delete, "/api/session");

        Assert.Equal(204, (int)done.StatusCode);
        Assert.Equal(401, (int)(await browser.SendAsync(HttpMethod.Get, "/api/session")).StatusCode);
    }

    [Fact]
    public async Task TokenOfACookie_SentAsBearer_IsRefused_AndTheOtherWayRound()
    {
        using var browser = await OpenAsync();
        using var thief = new StaffClient(scene.Api.Address, "") { Bearer = browser.Token };
        using var refused = await thief.GetAsync("/api/session");
        Assert.Equal(401, (int)refused.StatusCode);

        var token = await BearerAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/session");
        request.Headers.Add("Cookie", $"qhd={token}");
        using var asCookie = await scene.Api.SendAsync(request);
        Assert.Equal(401, (int)asCookie.StatusCode);
    }

    [Fact]
    public async Task SignedOutToken_IsWorthNothing()
    {
        var client = await scene.SignInAsync(StaffRole.Viewer, StaffScene.City);

        await client.JsonAsync(HttpMethod.Delete, "/api/session");

        Assert.Equal(401, (int)(await client.GetAsync("/api/session")).StatusCode);
    }

    [Fact]
    public async Task Session_RevokedFromAnother_IsOverAtOnceOnEveryInstance()
    {
        await using var second = await RunningApi.StartAsync(scene.ConnectionString);
        var client = await scene.SignInAsync(StaffRole.Viewer, StaffScene.City);
        using var other = new StaffClient(second.Address, client.UserName);
        var session = await other.JsonAsync(
            HttpMethod.Post,
            "/api/session",
            new { user = client.UserName, password = StaffScene.Password }
        );
        other.Bearer = session.GetProperty("token").GetString()!;
        var all = await client.GetJsonAsync("/api/session/all");
        var theirs = all.EnumerateArray().Single(s => !s.GetProperty("current").GetBoolean());
        Assert.Equal(200, (int)(await other.GetAsync("/api/session")).StatusCode);

        await client.JsonAsync(HttpMethod.Delete, $"/api/session/all/{theirs.GetProperty("id").GetInt64()}");

        Assert.Equal(401, (int)(await other.GetAsync("/api/session")).StatusCode);
        Assert.Equal(200, (int)(await client.GetAsync("/api/session")).StatusCode);
    }

    [Fact]
    public async Task Session_UnusedForTooLong_OrTooOld_IsOver()
    {
        var clock = new TestClock();
        await using var api = await RunningApi.StartAsync(
            scene.ConnectionString,
            services => services.RemoveAll<TimeProvider>().AddSingleton<TimeProvider>(clock),
            (WebApplication _) => { },
            ("Staff:IdleMinutes", "120"),
            ("Staff:CookieHours", "12"),
            ("Staff:BearerDays", "30")
        );
        var userName = (await scene.SignInAsync(StaffRole.Viewer, StaffScene.City)).UserName;
        using var idle = new Browser(api.Address);
        await idle.SignInAsync(userName, StaffScene.Password);
        using var busy = new Browser(api.Address);
        await busy.SignInAsync(userName, StaffScene.Password);
        using var program = new StaffClient(api.Address, userName) { Bearer = await BearerAsync(api, userName) };

        for (var hours = 0.0; hours < 10.5; hours += 1.5)
        {
            clock.Pass(TimeSpan.FromHours(1.5));
            Assert.Equal(200, (int)(await busy.SendAsync(HttpMethod.Get, "/api/session")).StatusCode);
        }
        Assert.Equal(401, (int)(await idle.SendAsync(HttpMethod.Get, "/api/session")).StatusCode);
        clock.Pass(TimeSpan.FromHours(1.6)); // 12.1 hours in all
        Assert.Equal(401, (int)(await busy.SendAsync(HttpMethod.Get, "/api/session")).StatusCode);
        Assert.Equal(200, (int)(await program.GetAsync("/api/session")).StatusCode);
        clock.Pass(TimeSpan.FromDays(30));
        Assert.Equal(401, (int)(await program.GetAsync("/api/session")).StatusCode);
    }

    [Fact]
    public async Task ChangedPassword_EndsTheOtherSessionsOnly()
    {
        var client = await scene.SignInAsync(StaffRole.Viewer, StaffScene.City);
        using var other = new StaffClient(scene.Api.Address, "")
        {
            Bearer = await BearerAsync(scene.Api, client.UserName),
        };

        await client.JsonAsync(
            HttpMethod.Post,
            "/api/session/password",
            new { current = StaffScene.Password, chosen = "Another-2026-x" }
        );

        Assert.Equal(401, (int)(await other.GetAsync("/api/session")).StatusCode);
        Assert.Equal(200, (int)(await client.GetAsync("/api/session")).StatusCode);
    }

    [Fact]
    public async Task AntiforgeryToken_OfOneInstance_IsGoodAtAnother()
    {
        await using var second = await RunningApi.StartAsync(scene.ConnectionString);
        var userName = (await scene.SignInAsync(StaffRole.Viewer, StaffScene.City)).UserName;
        using var browser = new Browser(scene.Api.Address);
        await browser.SignInAsync(userName, StaffScene.Password);
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/session");
        request.Headers.Add("Cookie", browser.Cookies);
        request.Headers.Add("X-CSRF-Token", browser.Antiforgery);

        using var done = await second.SendAsync(request);

        Assert.Equal(204, (int)done.StatusCode);
        await using var db = scene.Open();
        Assert.NotEqual(0, await db.DataProtectionKeys.CountAsync(Cancellation));
    }

    [Fact]
    public async Task StaffEndpoints_WithTheDatabaseAway_SaySo()
    {
        await using var own = new StaffScene();
        await own.InitializeAsync();
        var client = await own.SignInAsync(StaffRole.CityOfficer, StaffScene.City);
        var unpooled = new NpgsqlConnectionStringBuilder(own.ConnectionString);
        await using var away = await DatabaseAway.BeginAsync(unpooled.ConnectionString);

        using var asked = await client.GetAsync("/api/staff/users");
        using var signIn = await client.SendAsync(
            HttpMethod.Post,
            "/api/session",
            new { user = client.UserName, password = StaffScene.Password }
        );

        await StaffScene.RefusedAsync(asked, 503, "database_away");
        await StaffScene.RefusedAsync(signIn, 503, "database_away");
        Assert.Equal(200, (int)(await own.Api.GetAsync("/api/homes")).StatusCode);
        await away.EndAsync();
    }

    [Theory]
    [InlineData("""{"user": "a", "password": "b", "admin": true}""")]
    [InlineData("""{"user": "a", "password": "b", "kind": "letter"}""")]
    [InlineData("""{"user": ["a"], "password": "b"}""")]
    [InlineData("""{"user": "a", "user": "b", "password": "b"}""")]
    public async Task SignIn_SayingMoreOrOtherThanMayBeSaid_Is400(string body)
    {
        using var answer = await scene.Api.PostAsync("/api/session", body);
        Assert.Equal(400, (int)answer.StatusCode);
    }

    private async Task<Browser> OpenAsync()
    {
        var client = await scene.SignInAsync(StaffRole.Viewer, StaffScene.City);
        var browser = new Browser(scene.Api.Address);
        await browser.SignInAsync(client.UserName, StaffScene.Password);
        return browser;
    }

    private async Task<string> BearerAsync() =>
        await BearerAsync(scene.Api, (await scene.SignInAsync(StaffRole.Viewer, StaffScene.City)).UserName);

    private static async Task<string> BearerAsync(RunningApi api, string userName)
    {
        using var client = new StaffClient(api.Address, userName);
        var session = await client.JsonAsync(
            HttpMethod.Post,
            "/api/session",
            new { user = userName, password = StaffScene.Password }
        );
        return session.GetProperty("token").GetString()!;
    }
}
