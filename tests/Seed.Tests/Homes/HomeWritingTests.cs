using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Seed.Homes;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Tests.Homes;

/// <summary>All of a list reaches the database or nothing does, whatever comes between.</summary>
public class HomeWritingTests
{
    private const string Two = """
        编号,名称,地址,经度,纬度,开放时间,服务,电话
        A1,文化路驿站,文化路 1 号,119.5900,39.9300,每天 8:00-20:00,饮水、热水,0335-3650001
        A2,河北大街驿站,河北大街 9 号,119.5700,39.9400,周一至周五 9:00-17:00,休息,

        """;

    [Fact]
    public async Task Samples_LeaveWithTheFirstRealHomes_AndNotBefore()
    {
        await using var scene = await ImportScene.CreateAsync();
        await scene.AddSampleAsync();

        var dry = await scene.ImportAsync(Two, dryRun: true);
        var bad = Two.Replace("119.5700", "0", StringComparison.Ordinal);
        var dryOfBad = await scene.ImportAsync(bad, dryRun: true);
        var refused = await scene.ImportAsync(bad);
        Assert.Equal(["S-1"], (await scene.HomesAsync()).Keys);
        var written = await scene.ImportAsync(Two);

        Assert.Equal((ImportOutcome.BadRows, 1), (dryOfBad.Outcome, dryOfBad.SamplesRemoved));
        Assert.Equal((1, 0, 1), (dry.SamplesRemoved, refused.SamplesRemoved, written.SamplesRemoved));
        Assert.Equal(["A1", "A2"], (await scene.HomesAsync()).Keys.Order());
        Assert.Equal(0, (await scene.ImportAsync(Two)).SamplesRemoved);
    }

    [Fact]
    public async Task DryRun_WritesNothing()
    {
        await using var scene = await ImportScene.CreateAsync();

        var result = await scene.ImportAsync(Two, dryRun: true);

        Assert.Equal((ImportOutcome.Checked, (2, 0, 0)), (result.Outcome, result.Counts()));
        Assert.Empty(await scene.HomesAsync());
    }

    [Fact]
    public async Task Writing_ThatTheDatabaseRefuses_LeavesEverythingAsItWas()
    {
        await using var scene = await ImportScene.CreateAsync();
        await scene.AddSampleAsync();
        await scene.ExecuteAsync("alter table homes add check (name <> '河北大街驿站')");
        var list = Two + "A3,零,,0,0,,,\n";

        await Assert.ThrowsAsync<PostgresException>(() => scene.ImportAsync(list, skipBad: true));

        Assert.Equal(["S-1"], (await scene.HomesAsync()).Keys);
        Assert.Equal(["list.csv"], scene.Files);
    }

    [Fact]
    public async Task Commit_WhoseAnswerNeverComes_IsSaidToBeUnknown_AndKeepsTheBadRows()
    {
        await using var scene = await ImportScene.CreateAsync();
        await scene.ExecuteAsync(
            """
            create function cut_off() returns trigger language plpgsql as
                $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
            create constraint trigger cut_off after insert on homes deferrable initially deferred
                for each row execute function cut_off();
            """
        );

        var unknown = await Assert.ThrowsAsync<ImportException>(() =>
            scene.ImportAsync(Two + "A3,零,,0,0,,,\n", skipBad: true)
        );

        Assert.Equal("commit_unknown", unknown.Code);
        Assert.Contains("list.bad.csv", unknown.Message, StringComparison.Ordinal);
        Assert.Equal(["list.bad.csv", "list.csv"], scene.Files);
    }

    [Fact]
    public async Task Writing_LongerThanAnyCommandTimeout_GoesOn()
    {
        await using var scene = await ImportScene.CreateAsync();
        await scene.ExecuteAsync(
            """
            create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(1.2); return null; end $$;
            create trigger slow after insert on homes for each statement execute function slow();
            """
        );
        var call = new HomeImportCall(scene.Save("list.csv", Encoding.UTF8.GetBytes(Two)), Datum.Wgs84);

        var result = await scene.ImportAsync(call, settings: ";Command Timeout=1");

        Assert.Equal((2, 0, 0), result.Counts());
    }

    [Fact]
    public async Task Import_Cancelled_LeavesEverythingAsItWas()
    {
        await using var scene = await ImportScene.CreateAsync();
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        var path = scene.Save("list.csv", Encoding.UTF8.GetBytes(Two));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            scene.ImportAsync(new HomeImportCall(path, Datum.Wgs84), cancellation.Token)
        );

        Assert.Empty(await scene.HomesAsync());
    }

    [Fact]
    public async Task Imports_AtTheSameTime_FollowOneAnother()
    {
        await using var scene = await ImportScene.CreateAsync();
        var path = scene.Save("list.csv", Encoding.UTF8.GetBytes(Two));

        var results = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => scene.ImportAsync(new HomeImportCall(path, Datum.Wgs84)))
        );

        Assert.Equal(2, results.Sum(result => result.New));
        Assert.Equal(6, results.Sum(result => result.Unchanged));
    }

    [Fact]
    public async Task TenThousandHomes_AreWritten_AndFoundUnchanged()
    {
        await using var scene = await ImportScene.CreateAsync();
        var rows = Enumerable
            .Range(0, 10_000)
            .Select(i =>
                FormattableString.Invariant(
                    $"N{i},第{i}号驿站,{119.53 + i % 100 * 1e-3},{39.93 + i / 100 * 5e-4},每天 {6 + i % 4}:00-20:00,饮水、休息\n"
                )
            );
        var list = "编号,名称,经度,纬度,开放时间,服务\n" + string.Concat(rows);

        Assert.Equal((10_000, 0, 0), (await scene.ImportAsync(list, keepSimilar: true)).Counts());
        Assert.Equal((0, 0, 10_000), (await scene.ImportAsync(list)).Counts());

        await using var db = scene.Open();
        Assert.Equal(10_000, await db.Homes.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(20_000, await db.Set<HomeService>().CountAsync(TestContext.Current.CancellationToken));
    }
}
