using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QhdHomeMap.Data.Callbacks;
using QhdHomeMap.Data.Consents;
using QhdHomeMap.Data.Riders;
using QhdHomeMap.Jobs.Riders;

namespace QhdHomeMap.Jobs.Tests;

/// <summary>What Jobs does for riders by the clock, in the real host.</summary>
public sealed class RiderUpkeepTests
{
    private const string AppId = "wx-test";
    private const string Template = "notice";

    private static CancellationToken Cancellation => PlanScene.Cancellation;

    [Fact]
    public async Task Push_Stored_IsInTheLedgerSoonAfter()
    {
        await using var scene = await PlanScene.BeginAsync();
        await using var jobs = await RunningJobs.StartAsync(scene.ConnectionString);
        var rider = await SignInAsync(jobs, "openid-1");
        await using var db = scene.Open();
        await MessageTemplates.TakeAsync(db, AppId, [Notice()], TimeProvider.System.GetUtcNow(), Cancellation);
        var told = new CallbackEvent(
            AppId,
            "openid-1",
            TimeProvider.System.GetUtcNow(),
            "openid-1|popup|1",
            CallbackKind.Popup,
            [new CallbackEvent.Consent(Template, Accepted: true)],
            []
        );

        var inbox = jobs.Services.GetRequiredService<CallbackInbox>();
        Assert.True(await inbox.StoreAsync(new CallbackPush(1_764_000_000, "nonce", [1], told), Cancellation));

        await Eventually.BecomesTrueAsync(() => db.ConsentBalances.AnyAsync(b => b.RiderId == rider && b.Balance == 1));
    }

    [Fact]
    public async Task Rider_WhoNoLongerComes_IsDeletedAndTheOthersStay()
    {
        await using var scene = await PlanScene.BeginAsync();
        await using var jobs = await RunningJobs.StartAsync(scene.ConnectionString);
        var (gone, here) = (await SignInAsync(jobs, "openid-1"), await SignInAsync(jobs, "openid-2"));
        await using var db = scene.Open();
        await db
            .Riders.Where(r => r.Id == gone)
            .ExecuteUpdateAsync(
                set => set.SetProperty(r => r.SeenAt, TimeProvider.System.GetUtcNow().AddDays(-731)),
                Cancellation
            );

        await RunAsync<CleanRiders>(jobs, job => job.ExecuteAsync(Cancellation));

        var deleted = await db.Riders.Where(r => r.DeletedAt != null).Select(r => r.Id).ToListAsync(Cancellation);
        Assert.Equal([gone], deleted);
        Assert.NotEqual(gone, here);
    }

    [Fact]
    public async Task LookupKey_Rotated_FindsEverybodyAndIsTheOnlyOne()
    {
        await using var scene = await PlanScene.BeginAsync();
        await using var jobs = await RunningJobs.StartAsync(scene.ConnectionString);
        var before = await SignInAsync(jobs, "openid-1");

        await RunAsync<RotateLookupKey>(jobs, job => job.ExecuteAsync(Cancellation));

        Assert.Equal(before, await SignInAsync(jobs, "openid-1"));
        await using var db = scene.Open();
        Assert.Equal(2, (await db.LookupKeys.SingleAsync(Cancellation)).Id);
    }

    private static async Task<int> SignInAsync(RunningJobs jobs, string openId)
    {
        await using var scope = jobs.Services.CreateAsyncScope();
        var (rider, _, _) = await scope
            .ServiceProvider.GetRequiredService<RiderAccounts>()
            .SignInAsync(
                new RiderIdentity(AppId, openId, null),
                new PrivacyAcceptance("2026-11"),
                new RiderTokenLife(TimeSpan.FromHours(2), TimeSpan.FromDays(30)),
                Cancellation
            );
        return rider!.Id;
    }

    private static async Task RunAsync<TJob>(RunningJobs jobs, Func<TJob, Task> act)
        where TJob : notnull
    {
        await using var scope = jobs.Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<TJob>());
    }

    private static MessageTemplate Notice() =>
        new()
        {
            Id = Template,
            AppId = AppId,
            Title = "活动通知",
            Content = "活动名称:{{thing1.DATA}}",
            Example = "活动名称:送清凉",
            Kind = MessageTemplateKind.OneTime,
            SyncedAt = DateTimeOffset.UnixEpoch,
        };
}
