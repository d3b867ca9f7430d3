using Microsoft.EntityFrameworkCore;
using Npgsql;
using QhdHomeMap.Data.Consents;
using QhdHomeMap.Data.Tests.Riders;

namespace QhdHomeMap.Data.Tests.Consents;

/// <summary>Beside the ledger: the report that checks it, and the list of templates.</summary>
public sealed class ConsentTablesTests(RiderScene scene) : IClassFixture<RiderScene>
{
    private const string Notice = RiderScene.Notice;

    [Fact]
    public async Task Report_OfABalanceThatSomebodyChanged_TellsIt()
    {
        await using var own = new RiderScene();
        await own.InitializeAsync();
        var line = new LedgerLine(own, await own.NewRiderAsync(), Notice);
        await line.PopupAsync(true);
        await using var source = NpgsqlDataSource.Create(own.ConnectionString);
        await source.ExecuteAsync("update consent_balances set balance = 5, reserved = 2");

        await using var db = own.Open();
        var report = await ConsentReport.OwnAsync(db, Sql.Cancellation);

        Assert.Equal(
            [
                new ConsentDifference(line.RiderId, Notice, ConsentMismatch.Entries, 5, 1),
                new ConsentDifference(line.RiderId, Notice, ConsentMismatch.Reservations, 2, 0),
            ],
            report
        );
    }

    [Fact]
    public async Task Templates_ReadAgain_AreChangedAddedAndMarkedGone()
    {
        const string App = "wx-templates";
        await using var db = scene.Open();
        await TakeAsync("one", "two");
        await TakeAsync("two", "three");

        var rows = await db
            .MessageTemplates.AsNoTracking()
            .Where(t => t.AppId == App)
            .OrderBy(t => t.Id)
            .ToListAsync(Sql.Cancellation);

        Assert.Equal(["one", "three", "two"], rows.Select(r => r.Id));
        Assert.Equal([true, false, false], rows.Select(r => r.GoneAt is not null));
        Assert.Equal(20, rows[1].Fields.Single().MaxLength);

        async Task TakeAsync(params string[] ids)
        {
            db.ChangeTracker.Clear();
            await MessageTemplates.TakeAsync(
                db,
                App,
                [.. ids.Select(id => Of(RiderScene.Template(id, MessageTemplateKind.OneTime)))],
                scene.Now,
                Sql.Cancellation
            );
        }

        static MessageTemplate Of(MessageTemplate t) =>
            new()
            {
                Id = t.Id,
                AppId = App,
                Title = t.Title,
                Content = t.Content,
                Example = t.Example,
                Kind = t.Kind,
                Fields = t.Fields,
                SyncedAt = t.SyncedAt,
            };
    }
}
