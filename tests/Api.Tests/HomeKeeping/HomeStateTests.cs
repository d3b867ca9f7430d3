using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using QhdHomeMap.Api.Tests.Staff;
using QhdHomeMap.Data.Audit;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Staff;
using static QhdHomeMap.Api.Tests.HomeKeeping.KeepingScene;

namespace QhdHomeMap.Api.Tests.HomeKeeping;

/// <summary>Homes are suspended, reopened and closed; riders see it; what is cut off in the middle never happened.</summary>
public sealed class HomeStateTests(KeepingScene scene) : IClassFixture<KeepingScene>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Suspension_IsSeenByRidersUntilReopened()
    {
        var id = await scene.NewHomeAsync();
        using var manager = await scene.SignInAsync(id);
        await RidersSeeAsync(id, "open");
        using var suspended = await PostAsync(
            manager,
            id,
            "/suspend",
            new { reason = "暖气检修", until = "2099-12-01T08:00:00+08:00" }
        );
        Assert.Equal(HttpStatusCode.OK, suspended.StatusCode);
        await RidersSeeAsync(id, "suspended");
        var (home, _) = await ShowAsync(manager, id);
        Assert.Equal("暖气检修", home.GetProperty("suspension").GetProperty("reason").GetString());
        Assert.Equal("2099-12-01T08:00:00+08:00", home.GetProperty("suspension").GetProperty("until").GetString());
        using var reopened = await PostAsync(manager, id, "/reopen");
        Assert.Equal(HttpStatusCode.OK, reopened.StatusCode);
        await RidersSeeAsync(id, "open");
        await using var db = scene.Open();
        var deeds = await db
            .AuditEntries.Where(e => e.Subject == AuditSubject.Home && e.SubjectId == id && e.ActorId != null)
            .OrderBy(e => e.Id)
            .ToListAsync(Cancellation);
        Assert.Equal(["suspend", "reopen"], deeds.Select(d => d.Action));
        Assert.Equal("暖气检修", deeds[0].Reason);
    }

    [Fact]
    public async Task Suspension_WhoseEndHasCome_IsOpenAndCanBeSuspendedAgain()
    {
        var past = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var id = await scene.NewHomeAsync(h => h.Suspend("装修", past, past.AddDays(1)));
        var reopenedId = await scene.NewHomeAsync(h => h.Suspend("装修", past, past.AddDays(1)));
        using var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        var (home, _) = await ShowAsync(officer, id);
        Assert.Equal("open", home.GetProperty("status").GetString());
        Assert.True(home.GetProperty("suspension").GetProperty("over").GetBoolean());
        Assert.Contains(id, await IdsAsync(officer, "?status=open&pageSize=200"));
        Assert.DoesNotContain(id, await IdsAsync(officer, "?status=suspended&pageSize=200"));
        using var edited = await ChangeAsync(officer, id, new { phone = "12351" });
        Assert.Equal(HttpStatusCode.OK, edited.StatusCode);
        using var again = await PostAsync(officer, id, "/suspend", new { reason = "再次装修" });
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal("suspended", (await ShowAsync(officer, id)).Home.GetProperty("status").GetString());
        using var reopened = await PostAsync(officer, reopenedId, "/reopen");
        Assert.Equal(HttpStatusCode.OK, reopened.StatusCode);
        Assert.Equal(
            JsonValueKind.Null,
            (await ShowAsync(officer, reopenedId)).Home.GetProperty("suspension").ValueKind
        );
    }

    [Fact]
    public async Task State_AgainstTheRules_IsRefusedByName()
    {
        using var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        var id = await scene.NewHomeAsync(h => h.StartPlanned());
        async Task<string> TryAsync(string deed, object? body = null)
        {
            using var response = await PostAsync(officer, id, deed, body);
            return response.IsSuccessStatusCode ? "done" : await ProblemAsync(response);
        }

        var reason = new { reason = "原因" };
        Assert.Equal("422 home_not_yet_open", await TryAsync("/suspend", reason));
        Assert.Equal("422 home_not_suspended", await TryAsync("/reopen"));
        Assert.Equal("done", await TryAsync("/open"));
        Assert.Equal("422 home_not_planned", await TryAsync("/open"));
        Assert.Equal(
            "422 suspension_end_past",
            await TryAsync("/suspend", new { reason = "原因", until = "2020-01-01T00:00:00Z" })
        );
        Assert.Equal("422 home_invalid", await TryAsync("/suspend", new { reason = " " }));
        Assert.Equal(
            "422 home_invalid",
            await TryAsync("/suspend", new { reason = "原因", until = "2027-01-01T00:00" })
        );
        Assert.Equal("done", await TryAsync("/suspend", reason));
        Assert.Equal("422 home_suspended_already", await TryAsync("/suspend", reason));
        Assert.Equal("done", await TryAsync("/close", reason));
        Assert.Equal("422 home_closed_already", await TryAsync("/close", reason));
        Assert.Equal("422 home_closed_for_good", await TryAsync("/reopen"));
        Assert.Equal("422 home_closed_for_good", await TryAsync("/suspend", reason));
        Assert.Equal("422 home_closed_for_good", await TryAsync("/open"));
        Assert.Contains(id, await IdsAsync(officer, "?status=closed&pageSize=200"));
    }

    [Fact]
    public async Task Service_OutOfOrderAndThenVerified_IsToldToRiders()
    {
        var id = await scene.NewHomeAsync();
        using var manager = await scene.SignInAsync(id);
        await manager.JsonAsync(HttpMethod.Put, Path(id, "/alerts/water"));
        await Eventually.BecomesTrueAsync(async () => await RidersAlertsAsync(id) == 1);
        var home = await manager.JsonAsync(HttpMethod.Post, Path(id, "/services/water/verify"));
        Assert.NotEqual(JsonValueKind.Null, home.GetProperty("services")[0].GetProperty("verifiedAt").ValueKind);
        await Eventually.BecomesTrueAsync(async () => await RidersAlertsAsync(id) == 0);
        await manager.JsonAsync(HttpMethod.Put, Path(id, "/alerts/rest"));
        home = await manager.JsonAsync(HttpMethod.Delete, Path(id, "/alerts/rest"));
        Assert.Equal(0, home.GetProperty("alerts").GetArrayLength());
        using var notOffered = await manager.SendAsync(HttpMethod.Put, Path(id, "/alerts/wifi"));
        Assert.Equal("422 service_not_offered", await ProblemAsync(notOffered));
        using var unknown = await manager.SendAsync(HttpMethod.Post, Path(id, "/services/nothing/verify"));
        Assert.Equal("404 service_not_found", await ProblemAsync(unknown));
    }

    /// <summary>The home is written and its services wait for a lock when the connection is killed.</summary>
    [Fact]
    public async Task Edit_WhoseConnectionIsKilledInTheMiddle_LeavesNothingWritten()
    {
        var id = await scene.NewHomeAsync();
        using var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        await using var other = new NpgsqlConnection(scene.ConnectionString);
        await other.OpenAsync(Cancellation);
        await using var held = await other.BeginTransactionAsync(Cancellation);
        await ExecuteAsync(other, "lock table home_services in share mode");
        var edit = ChangeAsync(officer, id, new { name = "写了一半", services = new[] { new { code = "wifi" } } });
        await Eventually.BecomesTrueAsync(async () =>
            await ExecuteAsync(
                other,
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
            ) > 0
        );
        using var answer = await edit;
        Assert.Equal("503 database_away", await ProblemAsync(answer));
        await held.RollbackAsync(Cancellation);
        var (home, etag) = await ShowAsync(officer, id);
        Assert.Equal("\"1\"", etag);
        Assert.NotEqual("写了一半", home.GetProperty("name").GetString());
        Assert.Equal(2, home.GetProperty("services").GetArrayLength());
        await using var db = scene.Open();
        Assert.False(await db.AuditEntries.AnyAsync(e => e.SubjectId == id && e.Action == "edit", Cancellation));
    }

    private static async Task<long> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long?)await command.ExecuteScalarAsync(Cancellation) ?? 0;
    }

    private static async Task<int[]> IdsAsync(StaffClient client, string query) =>
        RunningApi.Ids(await client.GetJsonAsync($"/api/staff/homes{query}"), "items");

    private async Task<int> RidersAlertsAsync(int id) =>
        (await scene.Api.GetJsonAsync($"/api/homes/{id}")).GetProperty("alerts").GetArrayLength();

    private Task RidersSeeAsync(int id, string status) =>
        Eventually.BecomesTrueAsync(async () =>
        {
            using var response = await scene.Api.GetAsync($"/api/homes/{id}");
            return response.IsSuccessStatusCode
                && (await RunningApi.JsonAsync(response)).GetProperty("status").GetString() == status;
        });
}
