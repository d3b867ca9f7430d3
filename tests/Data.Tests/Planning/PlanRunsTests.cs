using Microsoft.EntityFrameworkCore;
using Npgsql;
using QhdHomeMap.Data.Planning;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Data.Tests.Planning;

public sealed class PlanRunsTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static readonly TimeSpan DeadAfter = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Ask_TheSameQuestionAtOnce_IsOneRun()
    {
        await using var source = await WithPlannerAsync();
        var asked = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AskAsync("""{"hour": 1, "by": "walk"}""")));

        Assert.Single(asked.DistinctBy(a => a.Run.Id));
        Assert.Single(asked, a => a.IsNew);
        var (same, isNew) = await AskAsync("""{"by":"walk","hour":1}""");
        Assert.Equal((asked[0].Run.Id, false), (same.Id, isNew));
        Assert.True((await AskAsync("""{"hour": 2, "by": "walk"}""")).IsNew);
        Assert.True((await AskAsync("""{"hour": 1, "by": "walk"}""", '1')).IsNew);
    }

    [Fact]
    public async Task Ask_WhatWasDoneOnNewerInputs_IsAnsweredForThoseOnly()
    {
        await using var source = await WithPlannerAsync();
        var (run, _) = await AskAsync("""{"hour": 3}""");
        await FinishAsync(run.Id, new string('9', 64)); // the inputs changed while it waited

        Assert.Equal(run.Id, (await AskAsync("""{"hour": 3}""", '9')).Run.Id);
        Assert.True((await AskAsync("""{"hour": 3}""")).IsNew);
    }

    [Fact]
    public async Task Ask_AfterACancel_IsANewRun()
    {
        await using var source = await WithPlannerAsync();
        var (run, _) = await AskAsync("""{"hour": 4}""");
        await ChangeAsync(run.Id, (r, now) => r.TryClaim(Guid.NewGuid(), now, DeadAfter));
        await ChangeAsync(run.Id, (r, now) => r.Cancel(now)); // its worker has not heard of it yet

        Assert.True((await AskAsync("""{"hour": 4}""")).IsNew);
    }

    [Fact]
    public async Task Due_TakenByMany_GoesToOneOnce()
    {
        await using var source = await WithPlannerAsync();
        var ids = new List<int>();
        for (var hour = 50; hour < 60; hour++)
            ids.Add((await AskAsync($$"""{"hour": {{hour}}}""")).Run.Id);

        var taken = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => PlanRuns.TakeDueAsync(source, DeadAfter, Sql.Cancellation))
        );

        var all = taken.SelectMany(t => t).Where(ids.Contains).ToList();
        Assert.Equal(ids, all.Order());
        // Handed out and not begun, or silent for too long: late again.
        await source.ExecuteAsync($"update plan_runs set due_at = now() - interval '1 s' where id = {ids[0]}");
        await ChangeAsync(ids[1], (r, now) => r.TryClaim(Guid.NewGuid(), now, DeadAfter));
        await source.ExecuteAsync(
            $"update plan_runs set heartbeat_at = now() - interval '21 s', due_at = now() - interval '21 s' where id = {ids[1]}"
        );
        Assert.Equal(ids[..2], await PlanRuns.TakeDueAsync(source, DeadAfter, Sql.Cancellation));
    }

    [Fact]
    public async Task Listener_HearsOfEachStep_ButOfNoSignOfLife()
    {
        await using var source = await WithPlannerAsync();
        await using var listener = new Listener(await source.OpenConnectionAsync(Sql.Cancellation));
        await listener.ListenAsync(PlanRuns.Channel);
        var claim = Guid.NewGuid();

        var (run, _) = await AskAsync("""{"hour": 5}""");
        await ChangeAsync(run.Id, (r, now) => r.TryClaim(claim, now, DeadAfter));
        await ChangeAsync(run.Id, (r, now) => r.Beat(claim, 0.5, "计算", now));
        await ChangeAsync(run.Id, (r, now) => r.Beat(claim, 0.5, "计算", now));
        await ChangeAsync(run.Id, (r, now) => r.Cancel(now));
        var (other, _) = await AskAsync("""{"hour": 6}""");

        var heard = new List<string>();
        while (heard.LastOrDefault() != Text(other.Id))
            heard.Add(await listener.NextAsync());
        Assert.Equal(4, heard.Count(h => h == Text(run.Id))); // asked, begun, progress, cancel
    }

    [Fact]
    public async Task Prune_ForgetsOldRunsAndTheirFiles_AndNoneThatGoesOn()
    {
        await using var source = await WithPlannerAsync();
        await source.ExecuteAsync("delete from plan_runs");
        var (old, _) = await AskAsync("""{"hour": 7}""");
        var (recent, _) = await AskAsync("""{"hour": 8}""");
        var (waiting, _) = await AskAsync("""{"hour": 9}""");
        await FinishAsync(old.Id, new string('0', 64));
        await FinishAsync(recent.Id, new string('0', 64));
        await source.ExecuteAsync(
            $"update plan_runs set finished_at = now() - interval '91 d', created_at = now() - interval '92 d' where id = {old.Id}"
        );
        await using var db = database.Open();
        db.PlanRunFiles.Add(PlanRunFile.Of("report.json", "报告", "application/json", [1, 2]).Of(old.Id));
        await db.SaveChangesAsync(Sql.Cancellation);

        var pruned = await PlanRuns.PruneAsync(db, TimeSpan.FromDays(90), 200, Sql.Cancellation);

        Assert.Equal(1, pruned);
        Assert.Equal(
            [recent.Id, waiting.Id],
            await db.PlanRuns.Select(r => r.Id).Order().ToListAsync(Sql.Cancellation)
        );
        Assert.Equal(0, await db.PlanRunFiles.CountAsync(Sql.Cancellation));
        Assert.Equal(1, await PlanRuns.PruneAsync(db, TimeSpan.FromDays(90), 0, Sql.Cancellation));
    }

    private static string Text(int id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private async Task<NpgsqlDataSource> WithPlannerAsync()
    {
        var source = NpgsqlDataSource.Create(database.ConnectionString);
        await source.ExecuteAsync(NewPlan.InsertPlanner);
        return source;
    }

    private async Task<(PlanRun Run, bool IsNew)> AskAsync(string question, char hash = '0')
    {
        await using var db = database.Open();
        var planner = await db.StaffUsers.Select(u => u.Id).SingleAsync(Sql.Cancellation);
        var union = await db.Unions.Where(u => u.Code == "130302").Select(u => u.Id).SingleAsync(Sql.Cancellation);
        return await PlanRuns.AskAsync(
            db,
            new PlanRun
            {
                Kind = PlanRunKind.LayoutReport,
                Question = question,
                AskedHash = new string(hash, 64),
                AskedById = planner,
                UnionId = union,
                CreatedAt = DateTimeOffset.UnixEpoch,
                DueAt = DateTimeOffset.UnixEpoch,
            },
            Sql.Cancellation
        );
    }

    private async Task<T?> ChangeAsync<T>(int id, Func<PlanRun, DateTimeOffset, T> change)
    {
        await using var db = database.Open();
        return await PlanRuns.ChangeAsync(db, id, change, Sql.Cancellation);
    }

    private async Task FinishAsync(int id, string inputHash)
    {
        var claim = Guid.NewGuid();
        Assert.True(await ChangeAsync(id, (r, now) => r.TryClaim(claim, now, DeadAfter)));
        Assert.True(await ChangeAsync(id, (r, now) => r.TryFinish(claim, inputHash, now)));
    }
}
