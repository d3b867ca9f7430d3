using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data.Audit;
using QhdHomeMap.Data.Staff;
using static QhdHomeMap.Api.Tests.Staff.StaffUsersScene;

namespace QhdHomeMap.Api.Tests.Staff;

/// <summary>Accounts kept by officers: who may give what to whom, and what follows at once.</summary>
public sealed class StaffUsersTests(StaffUsersScene scene) : IClassFixture<StaffUsersScene>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CreatedAccount_SignsInOnceAndIsLogged()
    {
        var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        var made = await officer.JsonAsync(
            HttpMethod.Post,
            "/api/staff/users",
            Body("新来的", "county_officer", await scene.UnionAsync(StaffScene.Haigang))
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
            Body(Name(), role, await scene.UnionAsync(union))
        );

        await StaffScene.RefusedAsync(answer, 422, code);
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

        await StaffScene.RefusedAsync(refused, 422, "appointment_out_of_scope");
        Assert.Equal(201, (int)made.StatusCode);
    }

    [Fact]
    public async Task Account_WithOneAppointmentElsewhere_IsNotFound()
    {
        var (here, there) = (
            await scene.UnionAsync(StaffScene.Haigang),
            await scene.UnionAsync(StaffScene.Shanhaiguan)
        );
        var both = await scene.SignInAsync(
            new StaffAppointment { Role = StaffRole.Viewer, UnionId = here },
            new StaffAppointment { Role = StaffRole.Viewer, UnionId = there }
        );
        var id = await IdAsync(both);
        var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        var city = await scene.SignInAsync(StaffRole.CityOfficer, StaffScene.City);

        using var hidden = await officer.GetAsync($"/api/staff/users/{id}");
        var listed = await officer.GetJsonAsync("/api/staff/users?pageSize=200");

        await StaffScene.RefusedAsync(hidden, 404, "user_not_found");
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

        using var changed = await PatchAsync(city, id, Appointed("viewer", await scene.UnionAsync(StaffScene.Haigang)));

        Assert.Equal(200, (int)changed.StatusCode);
        using var answer = await officer.GetAsync("/api/staff/users");
        await StaffScene.RefusedAsync(answer, 403, "not_allowed");
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
        var refused = await scene.SignInStatusAsync(viewer.UserName);
        await city.JsonAsync(HttpMethod.Post, $"/api/staff/users/{id}/enable");

        Assert.Equal(401, (int)ended.StatusCode);
        await StaffScene.RefusedAsync(twice, 422, "account_disabled_already");
        Assert.Equal(401, refused);
        Assert.Equal(200, await scene.SignInStatusAsync(viewer.UserName));
        Assert.Equal(401, (int)(await viewer.GetAsync("/api/session")).StatusCode); // the old session stays over
    }

    [Fact]
    public async Task Officer_TouchingHisOwnAccount_IsRefused()
    {
        var city = await scene.SignInAsync(StaffRole.CityOfficer, StaffScene.City);
        var id = await IdAsync(city);

        using var disabled = await city.SendAsync(HttpMethod.Post, $"/api/staff/users/{id}/disable");
        using var reset = await city.SendAsync(HttpMethod.Post, $"/api/staff/users/{id}/reset");
        using var demoted = await PatchAsync(city, id, Appointed("viewer", await scene.UnionAsync(StaffScene.City)));
        using var renamed = await PatchAsync(city, id, new { displayName = "新名字" });

        await StaffScene.RefusedAsync(disabled, 422, "own_account");
        await StaffScene.RefusedAsync(reset, 422, "own_account");
        await StaffScene.RefusedAsync(demoted, 422, "own_account");
        Assert.Equal(200, (int)renamed.StatusCode);
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
    public async Task SignIns_OfUnknownNames_AreTheCitysToSee()
    {
        Assert.Equal(401, await scene.SignInStatusAsync("没有这个人"));
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
        Assert.Equal([await scene.UnionAsync(StaffScene.Haigang)], entry.UnionIds);
        Assert.Equal(401, (int)(await viewer.GetAsync("/api/session")).StatusCode);
    }
}
