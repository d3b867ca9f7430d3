using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QhdHomeMap.Data.Callbacks;
using QhdHomeMap.Data.Consents;
using QhdHomeMap.Data.Riders;
using QhdHomeMap.Data.Tests.Riders;

namespace QhdHomeMap.Data.Tests.Callbacks;

/// <summary>Each test has a database of its own: what waits in an inbox is everybody's to drain.</summary>
public sealed class CallbackInboxTests : IAsyncLifetime
{
    private readonly RiderScene _scene = new();
    private int _nonces;

    public ValueTask InitializeAsync() => _scene.InitializeAsync();

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task Push_Stored_IsAppliedOnce()
    {
        var (person, rider) = await NewRiderAsync();

        Assert.True(await _scene.Inbox.StoreAsync(Popup(person), Sql.Cancellation));
        Assert.Equal(0, await BalanceAsync(rider));
        Assert.Equal(1, await _scene.Inbox.ProcessAsync(10, Sql.Cancellation));
        Assert.Equal(0, await _scene.Inbox.ProcessAsync(10, Sql.Cancellation));

        Assert.Equal(1, await BalanceAsync(rider));
        Assert.Equal(CallbackOutcome.Applied, (await RowAsync()).Outcome);
    }

    [Fact]
    public async Task Event_PushedAgainWithAnotherNonce_IsOneRow()
    {
        var (person, rider) = await NewRiderAsync();

        Assert.True(await _scene.Inbox.StoreAsync(Popup(person), Sql.Cancellation));
        Assert.True(await _scene.Inbox.StoreAsync(Popup(person), Sql.Cancellation));
        await _scene.Inbox.ProcessAsync(10, Sql.Cancellation);

        Assert.Equal(1, await BalanceAsync(rider));
    }

    [Fact]
    public async Task Nonce_UsedAtAnotherInstance_IsRefused()
    {
        await using var other = _scene.NewHost();
        var (person, _) = await NewRiderAsync();
        var push = Popup(person);
        Assert.True(await _scene.Inbox.StoreAsync(push, Sql.Cancellation));

        var again = push with { Event = push.Event! with { Key = "another" } };

        Assert.False(await other.GetRequiredService<CallbackInbox>().StoreAsync(again, Sql.Cancellation));
        await RowAsync(); // still one
    }

    [Fact]
    public async Task Pushes_DrainedByManyAtOnce_AreAppliedOnceEach()
    {
        await using var other = _scene.NewHost();
        var (person, rider) = await NewRiderAsync();
        for (var n = 0; n < 40; n++)
            await _scene.Inbox.StoreAsync(Popup(person, $"event {n}"), Sql.Cancellation);

        var taken = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(n =>
                    (n % 2 == 0 ? _scene.Inbox : other.GetRequiredService<CallbackInbox>()).ProcessAsync(
                        100,
                        Sql.Cancellation
                    )
                )
        );
        await _scene.Inbox.ProcessAsync(100, Sql.Cancellation);

        Assert.True(taken.Sum() <= 40);
        Assert.Equal(40, await BalanceAsync(rider));
    }

    [Fact]
    public async Task Push_OfATemplateNotListedYet_WaitsForIt()
    {
        var (person, rider) = await NewRiderAsync();
        await _scene.Inbox.StoreAsync(Popup(person, template: "new"), Sql.Cancellation);
        Assert.Equal(1, await _scene.Inbox.ProcessAsync(10, Sql.Cancellation));
        Assert.Equal(nameof(TemplateUnknownException), (await RowAsync()).Reason);
        Assert.Equal(0, await _scene.Inbox.ProcessAsync(10, Sql.Cancellation)); // not at once

        await using (var db = _scene.Open())
            await MessageTemplates.TakeAsync(
                db,
                RiderScene.AppId,
                [RiderScene.Template("new", MessageTemplateKind.OneTime)],
                _scene.Now,
                Sql.Cancellation
            );
        _scene.Clock.Pass(TimeSpan.FromSeconds(10));
        await _scene.Inbox.ProcessAsync(10, Sql.Cancellation);

        Assert.Equal(1, await BalanceAsync(rider, "new"));
    }

    [Fact]
    public async Task Push_ThatFailsAgainAndAgain_IsParkedAndStopsNobody()
    {
        var (person, rider) = await NewRiderAsync();
        await _scene.Inbox.StoreAsync(Popup(person, "poison", "never"), Sql.Cancellation);
        await _scene.Inbox.StoreAsync(Popup(person, "good"), Sql.Cancellation);
        await _scene.Inbox.ProcessAsync(10, Sql.Cancellation);
        Assert.Equal(1, await BalanceAsync(rider));

        for (var n = 1; n < CallbackInbox.MaxTries; n++)
        {
            _scene.Clock.Pass(TimeSpan.FromHours(1));
            Assert.Equal(1, await _scene.Inbox.ProcessAsync(10, Sql.Cancellation));
        }

        await using var db = _scene.Open();
        var parked = await db.CallbackRows.SingleAsync(r => r.Outcome == CallbackOutcome.Parked, Sql.Cancellation);
        Assert.Equal((CallbackInbox.MaxTries, nameof(TemplateUnknownException)), (parked.Tries, parked.Reason));
        Assert.NotNull(parked.ProtectedRaw);
    }

    [Fact]
    public async Task Push_WithHalfOfItAgainstTheRules_ChangesNothing()
    {
        var (person, rider) = await NewRiderAsync();
        var push = Popup(person);
        push = push with { Event = push.Event! with { Consents = [new(RiderScene.Notice, true), new("never", true)] } };
        await _scene.Inbox.StoreAsync(push, Sql.Cancellation);

        await _scene.Inbox.ProcessAsync(10, Sql.Cancellation);

        Assert.Equal(0, await BalanceAsync(rider));
    }

    [Fact]
    public async Task Push_OfNobodyOrOfNoUse_IsDoneAndNotKept()
    {
        await _scene.Inbox.StoreAsync(Popup(_scene.NewPerson()), Sql.Cancellation);
        await _scene.Inbox.ProcessAsync(10, Sql.Cancellation);

        var row = await RowAsync();
        Assert.Equal(CallbackOutcome.NoRider, row.Outcome);
        Assert.Equal((null, null), (row.ProtectedRaw, row.ProtectedEvent));
    }

    [Fact]
    public async Task Push_ThatCannotBeRead_IsKeptForSomebodyToLookAt()
    {
        var push = new CallbackPush(1, "n", Encoding.UTF8.GetBytes("<neither"), null);

        Assert.True(await _scene.Inbox.StoreAsync(push, Sql.Cancellation));
        Assert.True(await _scene.Inbox.StoreAsync(push with { Nonce = "m" }, Sql.Cancellation));

        var row = await RowAsync();
        Assert.Equal((CallbackOutcome.Parked, "unreadable"), (row.Outcome, row.Reason));
        Assert.Equal(0, await _scene.Inbox.ProcessAsync(10, Sql.Cancellation));
    }

    [Fact]
    public async Task Clean_ForgetsOldNoncesAndRows()
    {
        var (person, _) = await NewRiderAsync();
        await _scene.Inbox.StoreAsync(Popup(person), Sql.Cancellation);
        await _scene.Inbox.ProcessAsync(10, Sql.Cancellation);
        await using var db = _scene.Open();

        _scene.Clock.Pass(CallbackInbox.NonceLife - TimeSpan.FromSeconds(1));
        await _scene.Inbox.CleanAsync(Sql.Cancellation);
        Assert.Equal(1, await db.CallbackNonces.CountAsync(Sql.Cancellation));
        _scene.Clock.Pass(CallbackInbox.RowLife);
        await _scene.Inbox.CleanAsync(Sql.Cancellation);

        Assert.Equal(0, await db.CallbackNonces.CountAsync(Sql.Cancellation));
        Assert.Equal(0, await db.CallbackRows.CountAsync(Sql.Cancellation));
    }

    private async Task<(RiderIdentity Person, int Rider)> NewRiderAsync()
    {
        var person = _scene.NewPerson();
        return (person, (await _scene.SignInAsync(person)).Rider.Id);
    }

    private CallbackPush Popup(RiderIdentity person, string key = "event", string template = RiderScene.Notice) =>
        new(
            _scene.Now.ToUnixTimeSeconds(),
            $"{++_nonces}",
            Encoding.UTF8.GetBytes($"raw of {person.OpenId}"),
            new CallbackEvent(
                person.AppId,
                person.OpenId,
                _scene.Now,
                $"{person.OpenId}|{key}",
                CallbackKind.Popup,
                [new CallbackEvent.Consent(template, true)],
                []
            )
        );

    private async Task<CallbackRow> RowAsync()
    {
        await using var db = _scene.Open();
        return await db.CallbackRows.SingleAsync(Sql.Cancellation);
    }

    private async Task<int> BalanceAsync(int rider, string template = RiderScene.Notice)
    {
        await using var db = _scene.Open();
        return await db
            .ConsentBalances.Where(b => b.RiderId == rider && b.TemplateId == template)
            .Select(b => b.Balance)
            .SingleOrDefaultAsync(Sql.Cancellation);
    }
}
