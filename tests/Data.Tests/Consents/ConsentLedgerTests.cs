using Microsoft.EntityFrameworkCore;
using Npgsql;
using QhdHomeMap.Data.Consents;
using QhdHomeMap.Data.Tests.Riders;

namespace QhdHomeMap.Data.Tests.Consents;

public sealed class ConsentLedgerTests(RiderScene scene) : IClassFixture<RiderScene>
{
    private const string Notice = RiderScene.Notice;
    private const string LongTerm = RiderScene.LongTerm;

    [Fact]
    public async Task Acceptances_OfAOneTimeTemplate_AddUp_AndEachCountsOnce()
    {
        var line = await LineAsync(Notice);

        await line.PopupAsync(true, key: "a");
        await line.PopupAsync(true, key: "b");
        await line.PopupAsync(true, key: "b");
        await line.PopupAsync(false, key: "c"); // of this question only

        Assert.Equal(2, await line.BalanceAsync());
    }

    [Fact]
    public async Task Acceptance_OfALongTermTemplate_IsOneUntilItIsRefused()
    {
        var line = await LineAsync(LongTerm);

        await line.PopupAsync(true);
        await line.PopupAsync(true);
        Assert.Equal(1, await line.BalanceAsync());
        for (var n = 0; n < 3; n++)
            await line.SendAsync(ConsentOutcome.Accepted, messageId: 100 + n);
        Assert.Equal(1, await line.BalanceAsync());
        await line.PopupAsync(false);

        Assert.Equal(0, await line.BalanceAsync());
    }

    /// <summary>Accepted at 0 s and 2 s, refused in the settings at 1 s: one is left, in whatever order this is told.</summary>
    [Theory]
    [InlineData("A0 R1 A2")]
    [InlineData("A0 A2 R1")]
    [InlineData("R1 A0 A2")]
    [InlineData("R1 A2 A0")]
    [InlineData("A2 R1 A0")]
    [InlineData("A2 A0 R1")]
    public async Task Events_InAnyOrder_ComeToTheSame(string order)
    {
        var line = await LineAsync(Notice);

        foreach (var told in order.Split(' '))
        {
            var at = scene.Now.AddSeconds(told[1] - '0');
            await (told[0] == 'A' ? line.PopupAsync(true, at) : line.RefuseAsync(at));
        }

        Assert.Equal(1, await line.BalanceAsync());
    }

    [Fact]
    public async Task Reservation_ByManyAtOnce_NeverHoldsMoreThanThereIs()
    {
        var line = await LineAsync(Notice, accepts: 3);

        var held = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => line.ReserveAsync()));

        Assert.Equal(3, held.Count(h => h is not null));
        Assert.Empty(await OwnReportAsync());
    }

    [Fact]
    public async Task Reservation_OfTheSameKeyAgain_IsTheSameOne()
    {
        var line = await LineAsync(Notice, accepts: 2);

        var first = await line.ReserveAsync("campaign 1");
        var again = await line.ReserveAsync("campaign 1");
        await line.SettleAsync(first!.Value, ConsentOutcome.Accepted, 1);

        Assert.Equal(first, again);
        Assert.Null(await line.ReserveAsync("campaign 1")); // settled: not sent again
        Assert.NotNull(await line.ReserveAsync("campaign 2"));
    }

    [Fact]
    public async Task Reservation_OfManyRiders_LeavesOutThoseWithoutConsent()
    {
        var (with, without) = (await LineAsync(Notice, accepts: 1), await LineAsync(Notice));
        var (a, b) = ($"many {with.RiderId}", $"many {without.RiderId}");

        var held = await scene.WithAsync<ConsentLedger, IReadOnlyDictionary<string, long>>(ledger =>
            ledger.ReserveAsync(Notice, [(without.RiderId, b), (with.RiderId, a)], Sql.Cancellation)
        );

        Assert.Equal(a, Assert.Single(held).Key);
    }

    [Theory]
    [InlineData(ConsentOutcome.Accepted, 1)]
    [InlineData(ConsentOutcome.Unknown, 1)]
    [InlineData(ConsentOutcome.NotSent, 2)]
    [InlineData(ConsentOutcome.Refused, 0)]
    public async Task Settlement_OfAMessage_LeavesTheBalance(ConsentOutcome outcome, int left)
    {
        var line = await LineAsync(Notice, accepts: 2);
        var reservation = (await line.ReserveAsync())!.Value;

        Assert.True(await line.SettleAsync(reservation, outcome, null));
        Assert.False(await line.SettleAsync(reservation, ConsentOutcome.Accepted, 7));

        Assert.Equal(left, await line.BalanceAsync());
        Assert.Empty(await OwnReportAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Message_WhoseEventComesBeforeOrAfterTheAnswer_CountsOnce(bool eventFirst)
    {
        var line = await LineAsync(Notice, accepts: 2);
        var reservation = (await line.ReserveAsync())!.Value;
        var message = NewMessageId();

        if (eventFirst)
            await line.SentAsync(message);
        await line.SettleAsync(reservation, ConsentOutcome.Accepted, message);
        await line.SentAsync(message);
        await line.SentAsync(message);

        Assert.Equal(1, await line.BalanceAsync());
    }

    [Fact]
    public async Task Message_ThatNobodyReserved_IsSpentAllTheSame()
    {
        var line = await LineAsync(Notice, accepts: 2);

        await line.SentAsync(NewMessageId());

        Assert.Equal(1, await line.BalanceAsync());
    }

    [Fact]
    public async Task Unknown_WhoseEventComesLater_IsThatMessage()
    {
        var line = await LineAsync(Notice, accepts: 2);
        var reservation = await line.SendAsync(ConsentOutcome.Unknown, null);
        var message = NewMessageId();

        await line.SentAsync(message);

        Assert.Equal(1, await line.BalanceAsync());
        Assert.Equal(message, await line.MessageOfAsync(reservation));
    }

    /// <summary>
    /// Three consents; one message's fate is unknown, then another is taken, whose event comes before its answer. Whether or not
    /// the first arrived after all, what is left is what WeChat counts, or one less where nobody can know.
    /// </summary>
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 1)]
    public async Task Unknown_WhoseEventWasTakenForAnothers_GivesItBack(bool firstArrived, int left)
    {
        var line = await LineAsync(Notice, accepts: 3);
        var (lost, good) = (NewMessageId(), NewMessageId());
        var first = await line.SendAsync(ConsentOutcome.Unknown, null);
        var second = (await line.ReserveAsync())!.Value;

        await line.SentAsync(good);
        Assert.Equal(good, await line.MessageOfAsync(first)); // as it looks until the answer comes
        await line.SettleAsync(second, ConsentOutcome.Accepted, good);
        if (firstArrived)
            await line.SentAsync(lost);

        Assert.Equal(left, await line.BalanceAsync());
        Assert.Equal(good, await line.MessageOfAsync(second));
        Assert.Equal(firstArrived ? lost : null, await line.MessageOfAsync(first));
        Assert.Empty(await OwnReportAsync());
    }

    [Fact]
    public async Task Refusal43101_VoidsWhatWasAcceptedBefore_AndNotWhatComesAfter()
    {
        var line = await LineAsync(Notice, accepts: 2);
        await line.SendAsync(ConsentOutcome.Refused, null);

        await line.PopupAsync(true, scene.Now.AddSeconds(-5)); // told late
        Assert.Equal(0, await line.BalanceAsync());
        await line.PopupAsync(true, scene.Now.AddSeconds(1));

        Assert.Equal(1, await line.BalanceAsync());
    }

    [Fact]
    public async Task Entry_OnceWritten_IsRefusedAnyChange()
    {
        var line = await LineAsync(Notice, accepts: 1);
        await using var source = NpgsqlDataSource.Create(scene.ConnectionString);

        foreach (
            var sql in new[]
            {
                $"update consent_entries set delta = 9 where rider_id = {line.RiderId}",
                $"delete from consent_entries where rider_id = {line.RiderId}",
                "truncate consent_entries cascade",
            }
        )
            await Assert.ThrowsAsync<PostgresException>(() => source.ExecuteAsync(sql));

        Assert.Equal(1, await line.BalanceAsync());
    }

    [Fact]
    public async Task Event_OfATemplateThatIsNotListed_Waits()
    {
        var line = await LineAsync("never-listed");

        await Assert.ThrowsAsync<TemplateUnknownException>(() => line.PopupAsync(true));
    }

    private static long NewMessageId() => 3_000_000_000_000_000_000 + Random.Shared.NextInt64(1_000_000_000_000);

    private async Task<IReadOnlyList<ConsentDifference>> OwnReportAsync()
    {
        await using var db = scene.Open();
        return await ConsentReport.OwnAsync(db, Sql.Cancellation);
    }

    private async Task<LedgerLine> LineAsync(string template, int accepts = 0)
    {
        var line = new LedgerLine(scene, await scene.NewRiderAsync(), template);
        for (var n = 0; n < accepts; n++)
            await line.PopupAsync(true);
        return line;
    }
}
