using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data.Staff;
using static QhdHomeMap.Api.Tests.Staff.StaffUsersScene;

namespace QhdHomeMap.Api.Tests.Staff;

/// <summary>Of officers who change accounts at the same time none overwrites, or outruns, what another has done.</summary>
public sealed class StaffUsersAtOnceTests(StaffUsersScene scene) : IClassFixture<StaffUsersScene>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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

        await StaffScene.RefusedAsync(without, 428, "if_match_required");
        Assert.Equal(200, (int)first.StatusCode);
        await StaffScene.RefusedAsync(late, 412, "changed_meanwhile");
        Assert.Equal("二", (await city.GetJsonAsync(path)).GetProperty("displayName").GetString());
    }

    [Fact]
    public async Task UserName_ThatIsTaken_IsRefusedAlsoToTwoAtOnce()
    {
        var city = await scene.SignInAsync(StaffRole.CityOfficer, StaffScene.City);
        var body = Body(Name(), "viewer", await scene.UnionAsync(StaffScene.Haigang));

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => city.SendAsync(HttpMethod.Post, "/api/staff/users", body))
        );

        Assert.Equal([201, 422, 422, 422, 422, 422], answers.Select(a => (int)a.StatusCode).Order());
    }

    [Fact]
    public async Task Officer_LosingHisPostWhileHeWaits_GivesNothingAnyMore()
    {
        var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        var (id, union) = (await IdAsync(officer), await scene.UnionAsync(StaffScene.Haigang));
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
        await StaffScene.RefusedAsync(answer, 422, "appointment_out_of_scope");
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
}
