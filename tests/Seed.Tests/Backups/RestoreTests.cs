using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using QhdHomeMap.Data;

namespace QhdHomeMap.Seed.Tests.Backups;

/// <summary>A backup in the place of the database, and the database untouched whenever that cannot be.</summary>
public class RestoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Restore_AfterChanges_BringsBackWhatWas_AndKeepsWhatIs()
    {
        await using var scene = await BackupScene.CreateAsync("A", "B");
        await scene.BackupAsync();
        await scene.ExecuteAsync("delete from homes where code = 'A'");
        await scene.AddHomeAsync("C");

        var kept = await scene.RestoreAsync();

        Assert.Equal("A B", await scene.CodesAsync());
        Assert.Equal([kept], await scene.BesideAsync());
        await scene.AddHomeAsync("E"); // numbers go on where they were
        await using var before = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(scene.ConnectionString)
            {
                Database = kept,
                Pooling = false,
            }.ConnectionString
        );
        await before.OpenAsync(Cancellation);
        await using var codes = new NpgsqlCommand("select string_agg(code, ' ' order by code) from homes", before);
        Assert.Equal("B C", await codes.ExecuteScalarAsync(Cancellation));
    }

    [Fact]
    public async Task Restore_WhileOthersAreConnected_SendsThemOut()
    {
        await using var scene = await BackupScene.CreateAsync("A");
        await scene.BackupAsync();
        await using var other = new NpgsqlConnection(scene.ConnectionString + ";Pooling=false");
        await other.OpenAsync(Cancellation);
        await using var open = await other.BeginTransactionAsync(Cancellation);

        await scene.RestoreAsync();

        await using var ask = new NpgsqlCommand("select 1", other);
        var cut = await Assert.ThrowsAnyAsync<NpgsqlException>(() => ask.ExecuteScalarAsync(Cancellation));
        Assert.Equal("A", await scene.CodesAsync());
        Assert.NotNull(cut);
    }

    [Fact]
    public async Task Restore_OfHomesStampedByAnotherServer_StampsThemAnew()
    {
        await using var scene = await BackupScene.CreateAsync("A");
        await scene.ExecuteAsync(
            "alter table homes disable trigger user; update homes set change_xid = '9000000000000'; alter table homes enable trigger user"
        );
        var epoch = await scene.TextAsync("select epoch from home_feed_epoch");
        await scene.BackupAsync();

        await scene.RestoreAsync();

        Assert.Equal("0", await scene.TextAsync("select count(*) from homes where change_xid > pg_current_xact_id()"));
        // A page opened before, whatever its version, is not the newest any more.
        Assert.Equal("1000001", await scene.TextAsync("select version from homes"));
        Assert.NotEqual(epoch, await scene.TextAsync("select epoch from home_feed_epoch"));
    }

    [Fact]
    public async Task Restore_OfOpenSessions_EndsThem()
    {
        await using var scene = await BackupScene.CreateAsync("A");
        await scene.ExecuteAsync(
            """
            with u as (
                insert into staff_users (user_name, normalized_user_name, display_name, must_change_password, password_changed_at,
                    created_at, two_factor_enabled, lockout_enabled, access_failed_count)
                values ('zhangsan', 'ZHANGSAN', '张三', false, now(), now(), false, true, 0) returning id
            )
            insert into staff_sessions (user_id, token_hash, kind, created_at, seen_at, expires_at, address, agent)
            select id, sha256('token'), 'bearer', now(), now(), now() + interval '30 days', '127.0.0.1', 'test' from u;

            insert into lookup_keys (id, protected_key, created_at) values (1, 'k', now());
            with r as (
                insert into riders (app_id, lookup_hash, lookup_key_id, protected_open_id, created_at, seen_at)
                values ('wx', sha256('openid'), 1, 'o', now(), now()) returning id
            )
            insert into rider_sessions (rider_id, created_at) select id, now() from r
            """
        );
        await scene.BackupAsync();

        await scene.RestoreAsync();

        Assert.Equal("revoked", await scene.TextAsync("select ended_by from staff_sessions"));
        Assert.Equal("revoked", await scene.TextAsync("select ended_by from rider_sessions"));
    }

    [Fact]
    public async Task Restore_OfAnOlderRelease_IsMigrated()
    {
        string[] migrations = [];
        await using var older = await BackupScene.CreateOlderAsync(async database =>
        {
            await using var db = QhdDbContext.Open(database);
            migrations = [.. db.Database.GetMigrations()];
            await db.GetService<IMigrator>().MigrateAsync(migrations[0], Cancellation);
        });
        Assert.Equal(migrations[0], (await older.BackupAsync()).LastMigration);

        await older.RestoreAsync();

        Assert.Equal(migrations[^1], await older.TextAsync("select max(migration_id) from \"__EFMigrationsHistory\""));
        Assert.NotEqual("0", await older.TextAsync("select count(*) from unions"));
    }

    [Fact]
    public async Task Restore_OfANewerRelease_IsRefused()
    {
        await using var scene = await BackupScene.CreateAsync("A");
        await scene.BackupAsync();
        await scene.RewriteAsync("schema.backup", m => m with { LastMigration = "29990101000000_Later" });
        await scene.RewriteAsync("format.backup", m => m with { Format = 2 });
        await scene.RewriteAsync("server.backup", m => m with { Postgres = "99.1" });

        Assert.Equal("backup_newer", await scene.RefusalOfRestoreAsync("schema.backup"));
        Assert.Equal("backup_newer", await scene.RefusalOfRestoreAsync("format.backup"));
        Assert.Equal("server_older", await scene.RefusalOfRestoreAsync("server.backup"));
    }

    [Fact]
    public async Task Restore_OfFewerRowsThanCounted_IsRefused()
    {
        await using var scene = await BackupScene.CreateAsync("A");
        await scene.BackupAsync();
        await scene.RewriteAsync(
            "b.backup",
            m => m with { Counts = new(m.Counts.ToDictionary(c => c.Key, c => c.Value + 1), StringComparer.Ordinal) }
        );
        Assert.Equal("counts_differ", await scene.RefusalOfRestoreAsync("b.backup"));
    }

    /// <summary>A bit anywhere in the dump, one in the manifest, and a file cut short.</summary>
    [Fact]
    public async Task Restore_OfADamagedFile_IsRefused()
    {
        await using var scene = await BackupScene.CreateAsync("A");
        await scene.BackupAsync();
        var whole = await File.ReadAllBytesAsync(scene.PathOf("a.backup"), Cancellation);
        var manifestAt = whole.AsSpan().IndexOf("\"counts\""u8);
        var random = new Random(20260101);
        foreach (
            var at in Enumerable.Range(0, 6).Select(_ => random.Next(100, manifestAt - 1000)).Append(manifestAt + 3)
        )
        {
            byte[] damaged = [.. whole];
            damaged[at] ^= 0x10;
            await File.WriteAllBytesAsync(scene.PathOf("b.backup"), damaged, Cancellation);
            Assert.Equal("backup_damaged", await scene.RefusalOfRestoreAsync("b.backup"));
        }
        foreach (var length in new[] { 0, 10, whole.Length / 2, whole.Length - 1 })
        {
            await File.WriteAllBytesAsync(scene.PathOf("b.backup"), whole[..length], Cancellation);
            Assert.Equal("backup_damaged", await scene.RefusalOfRestoreAsync("b.backup"));
        }
    }

    [Fact]
    public async Task Restore_AfterOneThatWasKilled_DropsItsLeftover()
    {
        await using var scene = await BackupScene.CreateAsync("A");
        await scene.BackupAsync();
        await scene.ExecuteAsync($"create database \"{scene.Name}_restoring_20260101_000000\"");

        var kept = await scene.RestoreAsync();

        Assert.Equal([kept], await scene.BesideAsync());
    }

    [Fact]
    public async Task Compare_WithABackup_TellsRowsAndHomes_AndChangesNothing()
    {
        await using var scene = await BackupScene.CreateAsync("A", "B", "C");
        await scene.BackupAsync();
        await scene.ExecuteAsync("update homes set name = '改了', hours = '24小时开放' where code = 'A'");
        await scene.ExecuteAsync("delete from homes where code = 'B'");
        await scene.ExecuteAsync("delete from home_services where home_id = (select id from homes where code = 'C')");
        await scene.AddHomeAsync("D");
        var codes = await scene.CodesAsync();

        var found = await scene.CompareAsync();

        Assert.Equal(
            ["A 改了: name hours", "B B: ", "C C: services", "D D"],
            found.Homes.Select(h =>
                $"{h.Code} {h.Name}"
                + (h.Columns is null ? "" : $": {string.Join(' ', h.Columns.OrderDescending(StringComparer.Ordinal))}")
            )
        );
        Assert.Contains(found.Tables, t => t is { Name: "public.home_services", Then: 3, Now: 2 });
        Assert.DoesNotContain(found.Tables, t => t.Name == "public.homes");
        Assert.Equal(codes, await scene.CodesAsync());
        Assert.Empty(await scene.BesideAsync());
    }
}
