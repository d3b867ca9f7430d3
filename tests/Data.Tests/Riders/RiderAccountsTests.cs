using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using QhdHomeMap.Data.Callbacks;
using QhdHomeMap.Data.Consents;
using QhdHomeMap.Data.Riders;

namespace QhdHomeMap.Data.Tests.Riders;

public sealed class RiderAccountsTests(RiderScene scene) : IClassFixture<RiderScene>
{
    [Fact]
    public async Task SignIn_OfOnePersonAtTwoInstancesAtOnce_MakesOneAccount()
    {
        await using var other = scene.NewHost();
        var person = scene.NewPerson();

        var signIns = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(n => scene.SignInAsync(person, n % 2 == 0 ? scene.Host : other))
        );

        Assert.Single(signIns.Select(s => s.Rider.Id).Distinct());
        Assert.Equal(16, signIns.Select(s => s.Tokens.Access).Distinct().Count());
    }

    [Fact]
    public async Task SignIn_InAnotherMiniProgram_IsAnotherPerson()
    {
        var person = scene.NewPerson();

        var (here, _) = await scene.SignInAsync(person);
        var (there, _) = await scene.SignInAsync(person with { AppId = "wx-other" });

        Assert.NotEqual(here.Id, there.Id);
    }

    [Fact]
    public async Task Person_AtRest_IsReadableNowhere()
    {
        var person = scene.NewPerson() with { OpenId = "openid-to-hide", UnionId = "unionid-to-hide" };
        var (rider, _) = await scene.SignInAsync(person);
        await using (var scope = scene.Host.CreateAsyncScope())
        {
            var (db, accounts) = (
                scope.ServiceProvider.GetRequiredService<QhdDbContext>(),
                scope.ServiceProvider.GetRequiredService<RiderAccounts>()
            );
            var tracked = await db.Riders.SingleAsync(r => r.Id == rider.Id, Sql.Cancellation);
            await accounts.KeepPhoneAsync(tracked, "13800000000", Sql.Cancellation);
        }
        await scene.Inbox.StoreAsync(Push(person.OpenId), Sql.Cancellation);

        await using var source = NpgsqlDataSource.Create(scene.ConnectionString);
        var written = await source.ColumnAsync<string>(
            "select to_jsonb(r)::text from riders r union all select to_jsonb(c)::text from callback_inbox c "
                + "union all select encode(c.protected_raw, 'escape') from callback_inbox c where c.protected_raw is not null "
                + "union all select to_jsonb(k)::text from lookup_keys k"
        );
        Assert.NotEmpty(written);
        Assert.DoesNotContain(
            written,
            w => w.Contains("to-hide", StringComparison.Ordinal) || w.Contains("13800000000")
        );
        await using var check = scene.Open();
        var data = await RiderData.ReadAsync(
            check,
            scene.Host.GetRequiredService<RiderIdentities>(),
            rider.Id,
            Sql.Cancellation
        );
        Assert.Equal(("openid-to-hide", "unionid-to-hide", "13800000000"), (data.OpenId, data.UnionId, data.Phone));
        Assert.Equal(nameof(RiderData), data.ToString());
    }

    [Fact]
    public async Task LookupKey_Rotated_FindsEverybodyWithTheOldAndThenWithTheNew()
    {
        var people = Enumerable.Range(0, 5).Select(_ => scene.NewPerson()).ToArray();
        var before = new List<int>();
        foreach (var person in people)
            before.Add((await scene.SignInAsync(person)).Rider.Id);
        var identities = scene.Host.GetRequiredService<RiderIdentities>();
        await using var db = scene.Open();

        await identities.RotateAsync(db, Sql.Cancellation);
        Assert.Equal(before[0], (await scene.SignInAsync(people[0])).Rider.Id);
        var newcomer = scene.NewPerson();
        var (added, _) = await scene.SignInAsync(newcomer);
        while (await identities.RehashAsync(db, 3, Sql.Cancellation) == 3)
            db.ChangeTracker.Clear();

        Assert.Equal(2, (await db.LookupKeys.AsNoTracking().SingleAsync(Sql.Cancellation)).Id);
        var after = new List<int>();
        await using var other = scene.NewHost();
        foreach (var person in people)
            after.Add((await scene.SignInAsync(person, other)).Rider.Id);
        Assert.Equal(before, after);
        Assert.Equal(added.Id, (await scene.SignInAsync(newcomer, other)).Rider.Id);
    }

    [Fact]
    public async Task Privacy_Refused_LeavesNoAccount()
    {
        var person = scene.NewPerson();
        var child = RiderScene.Privacy with { UnderGuardianAge = true };

        Assert.Equal(RiderRefusal.GuardianConsentRequired, await TryAsync(person, child));
        Assert.Equal(
            RiderRefusal.AcceptanceOutOfTime,
            await TryAsync(person, RiderScene.Privacy with { At = scene.Now.AddMinutes(6) })
        );
        await using (var db = scene.Open())
        {
            var ring = await scene
                .Host.GetRequiredService<RiderIdentities>()
                .RingAsync(db, hold: false, Sql.Cancellation);
            Assert.Null(await RiderIdentities.FindAsync(db, ring, person.AppId, person.OpenId, Sql.Cancellation));
        }
        Assert.Null(await TryAsync(person, child with { GuardianConsent = true }));
        var (rider, _) = await scene.SignInAsync(person);
        Assert.Null(rider.GuardianConsentAt); // grown up, as told now
    }

    [Fact]
    public async Task Privacy_AcceptedAgain_KeepsItsTimeUntilAnotherVersionComes()
    {
        var person = scene.NewPerson();
        var accepted = scene.Now.AddDays(-3);
        Assert.Null(await TryAsync(person, RiderScene.Privacy with { At = accepted }));
        var (rider, _) = await scene.SignInAsync(person);
        Assert.Equal(accepted, rider.PrivacyAcceptedAt);

        Assert.Null(await TryAsync(person, new PrivacyAcceptance("2027-01")));
        await using var db = scene.Open();
        rider = await db.Riders.SingleAsync(r => r.Id == rider.Id, Sql.Cancellation);
        Assert.Equal(("2027-01", scene.Now), (rider.PrivacyVersion, rider.PrivacyAcceptedAt));
    }

    [Fact]
    public async Task Deletion_LeavesTheNumberAndTheLedgerAndNothingElse()
    {
        var person = scene.NewPerson();
        var (rider, tokens) = await scene.SignInAsync(person);
        await scene.Inbox.StoreAsync(Push(person.OpenId), Sql.Cancellation);
        await scene.Inbox.ProcessAsync(10, Sql.Cancellation);
        await using (var db = scene.Open())
        {
            db.Add(
                new ConsentClaim
                {
                    RiderId = rider.Id,
                    TemplateId = RiderScene.Notice,
                    Accepted = true,
                    At = scene.Now,
                }
            );
            await db.SaveChangesAsync(Sql.Cancellation);
        }

        await DeleteAsync(rider.Id);

        await using var after = scene.Open();
        var left = await after.Riders.SingleAsync(r => r.Id == rider.Id, Sql.Cancellation);
        Assert.Equal((null, null, null), (left.LookupHash, left.ProtectedOpenId, left.PrivacyVersion));
        Assert.Equal(scene.Now, left.DeletedAt);
        Assert.Null(await RiderSessions.FindAsync(after, tokens.Access, scene.Now, Sql.Cancellation));
        Assert.False(await after.RiderSessions.AnyAsync(s => s.RiderId == rider.Id, Sql.Cancellation));
        Assert.False(await after.ConsentClaims.AnyAsync(c => c.RiderId == rider.Id, Sql.Cancellation));
        Assert.False(await after.CallbackRows.AnyAsync(r => r.RiderId == rider.Id, Sql.Cancellation));
        Assert.Equal(1, await after.ConsentEntries.CountAsync(e => e.RiderId == rider.Id, Sql.Cancellation));
        Assert.NotEqual(rider.Id, (await scene.SignInAsync(person)).Rider.Id);
    }

    [Fact]
    public async Task Deletion_WhileAPushWaitsToBeTriedAgain_EndsThePushToo()
    {
        var person = scene.NewPerson();
        var (rider, _) = await scene.SignInAsync(person);
        var push = Push(person.OpenId);
        push = push with { Event = push.Event! with { Consents = [new("never-listed", true)] } };
        await scene.Inbox.StoreAsync(push, Sql.Cancellation);
        await scene.Inbox.ProcessAsync(10, Sql.Cancellation);
        await using var db = scene.Open();
        var waiting = await db.CallbackRows.SingleAsync(r => r.RiderId == rider.Id, Sql.Cancellation);
        Assert.Null(waiting.DoneAt);

        await DeleteAsync(rider.Id);

        await db.Entry(waiting).ReloadAsync(Sql.Cancellation);
        Assert.Equal((CallbackOutcome.NoRider, null), (waiting.Outcome, waiting.ProtectedEvent));
    }

    [Fact]
    public async Task Riders_UnseenForTooLong_AreDeleted_AndOthersAreNot()
    {
        await using var own = new RiderScene();
        await own.InitializeAsync();
        var gone = await own.NewRiderAsync();
        own.Clock.Pass(TimeSpan.FromDays(400));
        var here = await own.NewRiderAsync();

        var deleted = await own.WithAsync<RiderAccounts, int>(accounts =>
            accounts.DeleteUnseenAsync(own.Now.AddDays(-365), 10, Sql.Cancellation)
        );

        Assert.Equal(1, deleted);
        await using var db = own.Open();
        Assert.Equal(
            [(gone, true), (here, false)],
            (await db.Riders.OrderBy(r => r.Id).ToListAsync(Sql.Cancellation)).Select(r =>
                (r.Id, r.DeletedAt is not null)
            )
        );
    }

    private Task<int> DeleteAsync(int riderId) =>
        scene.WithAsync<RiderAccounts, int>(async accounts =>
        {
            await accounts.DeleteAsync(riderId, Sql.Cancellation);
            return riderId;
        });

    private async Task<RiderRefusal?> TryAsync(RiderIdentity person, PrivacyAcceptance privacy) =>
        await scene.WithAsync<RiderAccounts, RiderRefusal?>(async accounts =>
            (await accounts.SignInAsync(person, privacy, RiderScene.Life, Sql.Cancellation)).Refusal
        );

    private CallbackPush Push(string openId) =>
        new(
            scene.Now.ToUnixTimeSeconds(),
            Guid.NewGuid().ToString("n"),
            System.Text.Encoding.UTF8.GetBytes($"raw of {openId}"),
            new CallbackEvent(
                RiderScene.AppId,
                openId,
                scene.Now,
                $"{openId}|popup",
                CallbackKind.Popup,
                [new CallbackEvent.Consent(RiderScene.Notice, true)],
                []
            )
        );
}
