using Npgsql;
using QhdHomeMap.Seed.Backups;
using QhdHomeMap.Seed.Homes;
using QhdHomeMap.Seed.Tables;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Seed.Tests.Backups;

/// <summary>A database with a few homes, a folder for backups, and what restores leave beside the database.</summary>
internal sealed class BackupScene : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("qhd-backup-");

    private BackupScene(TestDatabase database) => _database = database;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static IProgress<ImportProgress> Quiet => new PlainLines(TextWriter.Null, TimeProvider.System);

    public string ConnectionString => _database.ConnectionString;

    public string Name => _database.Name;

    public string Folder => _folder.FullName;

    public string[] Files => [.. _folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal)];

    public static async Task<BackupScene> CreateAsync(params string[] codes)
    {
        var scene = new BackupScene(await TestDatabase.CreateAsync());
        foreach (var code in codes)
            await scene.AddHomeAsync(code);
        return scene;
    }

    /// <summary>As an earlier release left it.</summary>
    public static async Task<BackupScene> CreateOlderAsync(Func<string, Task> migrate)
    {
        var scene = new BackupScene(await TestDatabase.CreateEmptyAsync());
        await migrate(scene.ConnectionString);
        return scene;
    }

    public string PathOf(string name) => Path.Combine(Folder, name);

    public Task<BackupManifest> BackupAsync(string name = "a.backup", bool overwrite = false) =>
        MakeBackup.RunAsync(ConnectionString, PathOf(name), overwrite, Quiet, Cancellation);

    public Task<string?> RestoreAsync(string name = "a.backup") =>
        RestoreBackup.SwapInAsync(ConnectionString, PathOf(name), TimeProvider.System, Quiet, Cancellation);

    public Task<BackupDifferences> CompareAsync(string name = "a.backup") =>
        RestoreBackup.CompareAsync(ConnectionString, PathOf(name), TimeProvider.System, Quiet, Cancellation);

    /// <summary>The code of the refusal, having seen that nothing was left and nothing changed.</summary>
    public async Task<string> RefusalOfRestoreAsync(string name = "a.backup")
    {
        var before = await TextAsync(FingerprintSql);
        var refused = await Assert.ThrowsAsync<BackupException>(() => RestoreAsync(name));
        Assert.Equal(before, await TextAsync(FingerprintSql));
        Assert.Empty(await BesideAsync());
        return refused.Code;
    }

    /// <summary>The same dump with another manifest, and sums that fit it.</summary>
    public async Task RewriteAsync(string name, Func<BackupManifest, BackupManifest> change)
    {
        var manifest = await BackupFile.VerifyAsync(PathOf("a.backup"), Cancellation);
        await using var file = new FileStream(PathOf(name), FileMode.CreateNew);
        await BackupFile.WriteAsync(
            file,
            dump =>
                BackupFile.ReadDumpAsync(
                    PathOf("a.backup"),
                    from => from.CopyToAsync(dump, Cancellation),
                    Cancellation
                ),
            (_, _) => change(manifest)
        );
    }

    public Task AddHomeAsync(string code) =>
        ExecuteAsync(
            $"""
            with home as (
                insert into homes (code, code_assigned, name, address, location, area_code, union_id, kind, form, coverage_radius_m, access, status, source, is_sample)
                values ('{code}', false, '{code}', '', st_makepoint(119.6, 39.93), '130302', (select min(id) from unions), 'home', 'daily', 1000, 'public', 'open', 'test', false)
                returning id)
            insert into home_services (home_id, service_id) select id, 1 from home
            """
        );

    public Task<string> CodesAsync() =>
        TextAsync("select coalesce(string_agg(code, ' ' order by code), '') from homes");

    public Task ExecuteAsync(string sql) => TextAsync(sql);

    /// <summary>On a connection of its own: those of a pool are cut off when databases change places.</summary>
    public async Task<string> TextAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync(Cancellation))?.ToString() ?? "";
    }

    /// <summary>Databases of this scene besides its own.</summary>
    public async Task<string[]> BesideAsync()
    {
        var names = await TextAsync(
            $"select coalesce(string_agg(datname, ' ' order by datname), '') from pg_database where starts_with(datname, '{Name}_')"
        );
        return names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var name in await BesideAsync())
            await ExecuteAsync($"drop database \"{name}\" with (force)");
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>All rows of what matters, and that the database is the very same.</summary>
    private const string FingerprintSql = """
        select (select oid from pg_database where datname = current_database()) || ' ' ||
            (select count(*) || coalesce(md5(string_agg(h::text, ',' order by id)), '') from homes h)
        """;
}
