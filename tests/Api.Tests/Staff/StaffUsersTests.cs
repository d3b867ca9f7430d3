using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data.Audit;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Tests.Staff;

/// <summary>Accounts kept by officers: who may give what to whom, and what follows at once.</summary>
public sealed class StaffUsersTests(StaffScene scene) : IClassFixture<StaffScene>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CreatedAccount_SignsInOnceAndIsLogged()
    {
        var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        var made = await officer.JsonAsync(
            HttpMethod.Post,
            "/api/staff/users",
            Body("新来的", "county_officer", await UnionAsync(StaffScene.Haigang))
        );

        using var client = new StaffClient(scene.Api.Address, "新来的");
        var session = await client.JsonAsync(
            HttpMethod.Post,
            "/api/session",
            new { user = "新来的", password = made.GetProperty("password").GetString() }
        );
        var shown = await officer.GetJsonAsync($"/api/staff/users/{made.GetProperty("id").GetInt32()}");

        Assert.True(session.GetProperty("user").GetProperty("mustChangePassword").GetBoolean());
        Assert.Equal("county_officer", shown.GetProperty("appointments")[0].GetProperty("role").GetString());
        await using var db = scene.Open();
        var entry = await db
            .AuditEntries.Where(e => e.Subject == AuditSubject.User && e.SubjectName == "新来的")
            .OrderBy(e => e.Id)
            .FirstAsync(Cancellation);
        Assert.Equal("create_user", entry.Action);
        Assert.StartsWith(officer.UserName, entry.Actor, StringComparison.Ordinal);
        Assert.DoesNotContain("password_hash", entry.Changes.RootElement.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("city_officer", StaffScene.Haigang, "role_misfits_union")]
    [InlineData("city_officer", StaffScene.City, "appointment_out_of_scope")]
    [InlineData("viewer", StaffScene.City, "appointment_out_of_scope")]
    [InlineData("county_officer", StaffScene.Shanhaiguan, "appointment_out_of_scope")]
    [InlineData("union_officer", StaffScene.Haigang, "role_misfits_union")]
    public async Task CountyOfficer_GivingMoreThanHeMay_IsRefused(string role, string union, string code)
    {
        var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        using var answer = await officer.SendAsync(
            HttpMethod.Post,
            "/api/staff/users",
            Body(Name(), role, await UnionAsync(union))
        );

        await RefusedAsync(answer, 422, code);
    }

    [Fact]
    public async Task HomeManager_OfAHomeInScope_MayBeMade_OfAnotherMayNot()
    {
        var own = await scene.AddAsync(scene.NewHome(Name(), 10, 0));
        var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        var neighbour = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Shanhaiguan);
        object body = new
        {
            userName = Name(),
            displayName = "站点管理员",
            appointments = new[] { new { role = "home_manager", homeId = own } },
        };

        using var refused = await neighbour.SendAsync(HttpMethod.Post, "/api/staff/users", body);
        using var made = await officer.SendAsync(HttpMethod.Post, "/api/staff/users", body);

        await RefusedAsync(refused, 422, "appointment_out_of_scope");
        Assert.Equal(201, (int)made.StatusCode);
    }

    [Fact]
    public async Task Account_WithOneAppointmentElsewhere_IsNotFound()
    {
        var (here, there) = (await UnionAsync(StaffScene.Haigang), await UnionAsync(StaffScene.Shanhaiguan));
        var both = await scene.SignInAsync(
            new StaffAppointment { Role = StaffRole.Viewer, UnionId = here },
            new StaffAppointment { Role = StaffRole.Viewer, UnionId = there }
        );
        var id = await IdAsync(both);
        var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        var city = await scene.SignInAsync(StaffRole.CityOfficer, StaffScene.City);

        using var hidden = await officer.GetAsync($"/api/staff/users/{id}");
        var listed = await officer.GetJsonAsync("/api/staff/users?pageSize=200");

        await RefusedAsync(hidden, 404, "user_not_found");
        Assert.DoesNotContain(id, RunningApi.Ids(listed, "items"));
        Assert.Equal(
            2,
            (await city.GetJsonAsync($"/api/staff/users/{id}")).GetProperty("appointments").GetArrayLength()
        );
    }

    [Fact]
    public async Task ChangedAppointments_HoldAtOnceForTheRunningSession()
    {
        var city = await scene.SignInAsync(StaffRole.CityOfficer, StaffScene.City);
        var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        Assert.Equal(200, (int)(await officer.GetAsync("/api/staff/users")).StatusCode);
        var id = await IdAsync(officer);

        using var changed = await PatchAsync(city, id, Appointed("viewer", await UnionAsync(StaffScene.Haigang)));

        Assert.Equal(200, (int)changed.StatusCode);
        using var answer = await officer.GetAsync("/api/staff/users");
        await RefusedAsync(answer, 403, "not_allowed");
    }

    [Fact]
    public async Task DisabledAccount_IsOutAtOnce_AndInAgainWhenEnabled()
    {
        var city = await scene.SignInAsync(StaffRole.CityOfficer, StaffScene.City);
        var viewer = await scene.SignInAsync(StaffRole.Viewer, StaffScene.Haigang);
        var id = await IdAsync(viewer);

        await city.JsonAsync(HttpMethod.Post, $"/api/staff/users/{id}/disable");
        using var ended = await viewer.GetAsync("/api/session");
        using var twice = await city.SendAsync(HttpMethod.Post, $"/api/staff/users/{id}/disable");
        var refused = await SignInStatusAsync(viewer.UserName);
        await city.JsonAsync(HttpMethod.Post, $"/api/staff/users/{id}/enable");

        Assert.Equal(401, (int)ended.StatusCode);
        await RefusedAsync(twice, 422, "account_disabled_already");
        Assert.Equal(401, refused);
        Assert.Equal(200, await SignInStatusAsync(viewer.UserName));
        Assert.Equal(401, (int)(await viewer.GetAsync("/api/session")).StatusCode); // the old session stays over
    }

    [Fact]
    public async Task Officer_TouchingHisOwnAccount_IsRefused()
    {
        var city = await scene.SignInAsync(StaffRole.CityOfficer, StaffScene.City);
        var id = await IdAsync(city);

        using var disabled = await city.SendAsync(HttpMethod.Post, $"/api/staff/users/{id}/disable");
        using var reset = await city.SendAsync(HttpMethod.Post, $"/api/staff/users/{id}/reset");
        using var demoted = await PatchAsync(city, id, Appointed("viewer", await UnionAsync(StaffScene.City)));
        using var renamed = await PatchAsync(city, id, new { displayName = "新名字" });

        await RefusedAsync(disabled, 422, "own_account");
        await RefusedAsync(reset, 422, "own_account");
        await RefusedAsync(demoted, 422, "own_account");
        Assert.Equal(200, (int)renamed.StatusCode);
    }

    [Fact]
    public async Task TwoCityOfficers_DisablingEachOtherAtOnce_LeaveOne()
    {
        await using var own = new StaffScene();
        await own.InitializeAsync();
        for (var round = 0; round < 5; round++)
        {
            var a = await own.SignInAsync(StaffRole.CityOfficer, StaffScene.City);
            var b = await own.SignInAsync(StaffRole.CityOfficer, StaffScene.City);
            var (idA, idB) = (await IdAsync(a), await IdAsync(b));
            await using (var db = own.Open())
            {
                // Whoever was left by the round before is no longer an officer.
                await db
                    .StaffAppointments.Where(p => p.UserId != idA && p.UserId != idB)
                    .ExecuteDeleteAsync(Cancellation);
            }

            await Task.WhenAll(
                a.SendAsync(HttpMethod.Post, $"/api/staff/users/{idB}/disable"),
                b.SendAsync(HttpMethod.Post, $"/api/staff/users/{idA}/disable")
            );

            await using var after = own.Open();
            Assert.Equal(
                1,
                await after.StaffUsers.CountAsync(
                    u => u.DisabledAt == null && u.Appointments.Any(p => p.Role == StaffRole.CityOfficer),
                    Cancellation
                )
            );
        }
    }

    [Fact]
    public async Task Change_OfAVersionThatIsNoMore_Is412_AndWithoutOneIs428()
    {
        var city = await scene.SignInAsync(StaffRole.CityOfficer, StaffScene.City);
        var id = await IdAsync(await scene.SignInAsync(StaffRole.Viewer, StaffScene.Haigang));
        var path = $"/api/staff/users/{id}";
        using var shown = await city.GetAsync(path);
        var etag = shown.Headers.ETag!.ToString();

        using var without = await city.SendAsync(HttpMethod.Patch, path, new { displayName = "一" });
        using var first = await city.SendAsync(HttpMethod.Patch, path, new { displayName = "二" }, etag);
        using var late = await city.SendAsync(HttpMethod.Patch, path, new { displayName = "三" }, etag);

        await RefusedAsync(without, 428, "if_match_required");
        Assert.Equal(200, (int)first.StatusCode);
        await RefusedAsync(late, 412, "changed_meanwhile");
        Assert.Equal("二", (await city.GetJsonAsync(path)).GetProperty("displayName").GetString());
    }

    [Theory]
    [InlineData("""{"displayName": "甲", "passwordHash": "x"}""")]
    [InlineData("""{"displayName": "甲", "mustChangePassword": false}""")]
    [InlineData("""{"appointments": [{"role": "viewer", "unionId": 2, "userId": 1}]}""")]
    [InlineData("""{"displayName": "甲\u0000乙"}""")]
    [InlineData("""{"appointments": []}""")]
    [InlineData("""{"appointments": [{"role": "home_manager", "unionId": 2}]}""")]
    [InlineData("""{"appointments": [null]}""")]
    public async Task Body_WithMoreOrOtherThanMayBeSaid_Is400(string body)
    {
        var city = await scene.SignInAsync(StaffRole.CityOfficer, StaffScene.City);
        using var answer = await city.SendAsync(HttpMethod.Patch, "/api/staff/users/1", body, "\"x\"");

        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Fact]
    public async Task UserName_ThatIsTaken_IsRefusedAlsoToTwoAtOnce()
    {
        var city = await scene.SignInAsync(StaffRole.CityOfficer, StaffScene.City);
        var body = Body(Name(), "viewer", await UnionAsync(StaffScene.Haigang));

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => city.SendAsync(HttpMethod.Post, "/api/staff/users", body))
        );

        Assert.Equal([201, 422, 422, 422, 422, 422], answers.Select(a => (int)a.StatusCode).Order());
    }

    [Fact]
    public async Task SignIns_OfUnknownNames_AreTheCitysToSee()
    {
        Assert.Equal(401, await SignInStatusAsync("没有这个人"));
        var city = await scene.SignInAsync(StaffRole.CityOfficer, StaffScene.City);
        var county = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);

        var seen = await city.GetJsonAsync("/api/staff/sign-ins?outcome=unknown_user");
        var hidden = await county.GetJsonAsync("/api/staff/sign-ins?outcome=unknown_user");
        var own = await county.GetJsonAsync($"/api/staff/sign-ins?user={await IdAsync(county)}");

        Assert.NotEqual(0, seen.GetProperty("items").GetArrayLength());
        Assert.DoesNotContain("没有这个人", seen.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, hidden.GetProperty("items").GetArrayLength());
        Assert.Equal(1, own.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Officer_LosingHisPostWhileHeWaits_GivesNothingAnyMore()
    {
        var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        var (id, union) = (await IdAsync(officer), await UnionAsync(StaffScene.Haigang));
        await using var db = scene.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(20230823)", Cancellation);

        var asked = officer.SendAsync(HttpMethod.Post, "/api/staff/users", Body(Name(), "viewer", union));
        await Eventually.BecomesTrueAsync(async () =>
            await db
                .Database.SqlQuery<bool>(
                    $"""
                    select exists (select from pg_locks where locktype = 'advisory' and not granted
                        and database = (select oid from pg_database where datname = current_database())) as "Value"
                    """
                )
                .SingleAsync(Cancellation)
        );
        await db.StaffAppointments.Where(a => a.UserId == id).ExecuteDeleteAsync(Cancellation);
        await transaction.CommitAsync(Cancellation);

        using var answer = await asked;
        await RefusedAsync(answer, 422, "appointment_out_of_scope");
    }

    [Fact]
    public async Task ETag_StaysWithAFailedSignIn_AndMovesWithWhatIsShown()
    {
        var city = await scene.SignInAsync(StaffRole.CityOfficer, StaffScene.City);
        var viewer = await scene.SignInAsync(StaffRole.Viewer, StaffScene.Haigang);
        var path = $"/api/staff/users/{await IdAsync(viewer)}";
        using var before = await city.GetAsync(path);
        using var stranger = new StaffClient(scene.Api.Address, viewer.UserName);
        using var failed = await stranger.SendAsync(
            HttpMethod.Post,
            "/api/session",
            new { user = viewer.UserName, password = "wrong" }
        );

        using var after = await city.GetAsync(path);
        using var changed = await city.SendAsync(
            HttpMethod.Patch,
            path,
            new { displayName = "𠮷田" },
            before.Headers.ETag!.ToString()
        );

        Assert.Equal(before.Headers.ETag, after.Headers.ETag);
        Assert.Equal(200, (int)changed.StatusCode);
        Assert.NotEqual(before.Headers.ETag, changed.Headers.ETag);
        Assert.Equal("𠮷田", (await city.GetJsonAsync(path)).GetProperty("displayName").GetString());
        Assert.Equal(200, (int)(await city.GetAsync("/api/staff/users?q=𠮷")).StatusCode);
    }

    [Fact]
    public async Task SessionOfAnother_Ended_IsLoggedWithWhoDidIt()
    {
        var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        var viewer = await scene.SignInAsync(StaffRole.Viewer, StaffScene.Haigang);
        var id = await IdAsync(viewer);
        var sessions = await officer.GetJsonAsync($"/api/staff/users/{id}/sessions");

        await officer.JsonAsync(
            HttpMethod.Delete,
            $"/api/staff/users/{id}/sessions/{sessions[0].GetProperty("id").GetInt64()}"
        );

        await using var db = scene.Open();
        var entry = await db.AuditEntries.SingleAsync(
            e => e.Action == "end_session" && e.SubjectId == id,
            Cancellation
        );
        Assert.StartsWith(officer.UserName, entry.Actor, StringComparison.Ordinal);
        Assert.Equal([await UnionAsync(StaffScene.Haigang)], entry.UnionIds);
        Assert.Equal(401, (int)(await viewer.GetAsync("/api/session")).StatusCode);
    }

    private static string Name() => $"u{Guid.NewGuid():n}"[..20];

    private static object Body(string userName, string role, int unionId) =>
        new
        {
            userName,
            displayName = "某人",
            appointments = new[] { new { role, unionId } },
        };

    private static object Appointed(string role, int unionId) => new { appointments = new[] { new { role, unionId } } };

    private async Task<int> UnionAsync(string code)
    {
        await using var db = scene.Open();
        return await db.Unions.Where(u => u.Code == code).Select(u => u.Id).SingleAsync(Cancellation);
    }

    private static async Task<int> IdAsync(StaffClient client) =>
        (await client.GetJsonAsync("/api/session")).GetProperty("user").GetProperty("id").GetInt32();

    private static async Task<HttpResponseMessage> PatchAsync(StaffClient client, int id, object body)
    {
        using var shown = await client.GetAsync($"/api/staff/users/{id}");
        return await client.SendAsync(HttpMethod.Patch, $"/api/staff/users/{id}", body, shown.Headers.ETag!.ToString());
    }

    private async Task<int> SignInStatusAsync(string userName)
    {
        using var client = new StaffClient(scene.Api.Address, userName);
        using var answer = await client.SendAsync(
            HttpMethod.Post,
            "/api/session",
            new { user = userName, password = StaffScene.Password }
        );
        return (int)answer.StatusCode;
    }

    private static async Task RefusedAsync(HttpResponseMessage answer, int status, string code)
    {
        var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal((status, code), ((int)answer.StatusCode, problem.GetProperty("code").GetString()));
    }
}
