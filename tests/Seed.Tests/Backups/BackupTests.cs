using System.Text;
using QhdHomeMap.Seed.Backups;

namespace QhdHomeMap.Seed.Tests.Backups;

/// <summary>What a backup holds, and when there is none.</summary>
public class BackupTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Backup_OfADatabase_IsOneFileForItsOwnerOnly()
    {
        await using var scene = await BackupScene.CreateAsync("A", "B");

        var manifest = await scene.BackupAsync();

        Assert.Equal(["a.backup"], scene.Files);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            new FileInfo(scene.PathOf("a.backup")).UnixFileMode
        );
        Assert.Equal(2, manifest.Counts["public.homes"]);
        Assert.DoesNotContain("public.spatial_ref_sys", manifest.Counts.Keys);
        var read = await BackupFile.VerifyAsync(scene.PathOf("a.backup"), Cancellation);
        Assert.Equal(manifest.ToBytes(), read.ToBytes());
    }

    [Fact]
    public async Task Backup_WhileHomesAreWritten_IsOfOneMoment()
    {
        await using var scene = await BackupScene.CreateAsync("A");
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(
            async () =>
            {
                for (var n = 0; !stop.IsCancellationRequested; n++)
                    await scene.AddHomeAsync($"W{n}");
                return 0;
            },
            Cancellation
        );

        var manifest = await scene.BackupAsync();
        await stop.CancelAsync();
        await writing;
        await scene.RestoreAsync(); // refuses unless each table has as many rows as were counted

        Assert.Equal(manifest.Counts["public.homes"], manifest.Counts["public.home_services"]);
        Assert.Equal(
            "0",
            await scene.TextAsync("select count(*) from homes where id not in (select home_id from home_services)")
        );
    }

    [Fact]
    public async Task Backup_OverAFile_IsRefusedUnlessForced()
    {
        await using var scene = await BackupScene.CreateAsync("A");
        await File.WriteAllTextAsync(scene.PathOf("a.backup"), "precious", Cancellation);

        var refused = await Assert.ThrowsAsync<BackupException>(() => scene.BackupAsync());

        Assert.Equal("file_exists", refused.Code);
        Assert.Equal("precious", await File.ReadAllTextAsync(scene.PathOf("a.backup"), Cancellation));
        await scene.BackupAsync(overwrite: true);
        Assert.Equal(["a.backup"], scene.Files);
        Assert.Equal(1, (await BackupFile.VerifyAsync(scene.PathOf("a.backup"), Cancellation)).Counts["public.homes"]);
    }

    [Fact]
    public async Task Backup_AfterOneThatWasKilled_ClearsItsLeftover_AndSparesOneAtWork()
    {
        await using var scene = await BackupScene.CreateAsync();
        await File.WriteAllTextAsync(scene.PathOf("a.backup.00000000.partial"), "half", Cancellation);
        await using var working = new FileStream(
            scene.PathOf("a.backup.11111111.partial"),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None
        );

        await scene.BackupAsync();

        Assert.Equal(["a.backup", "a.backup.11111111.partial"], scene.Files);
    }

    [Fact]
    public async Task Backup_OfADatabaseWithoutTables_IsRefused()
    {
        await using var scene = await BackupScene.CreateOlderAsync(_ => Task.CompletedTask);
        var refused = await Assert.ThrowsAsync<BackupException>(() => scene.BackupAsync());
        Assert.Equal("database_empty", refused.Code);
        Assert.Empty(scene.Files);
    }

    [Fact]
    public async Task Backup_DiskFull_IsOneSentence_AndLeavesNothing()
    {
        // A file system of its own, as large as a page or two, in a name space that ends with the command.
        // Root needs no user name space, and in one could no longer enter the cluster's folder.
        string[] apart = Environment.IsPrivilegedProcess ? ["--mount"] : ["--map-root-user", "--mount"];
        var (mayMount, _, why) = await SeedProgram.RunAsync("unshare", [.. apart, "true"], "");
        Assert.SkipUnless(mayMount == 0, $"这里不许另建文件系统：{why}");
        await using var scene = await BackupScene.CreateAsync("A");
        var script = $"""
            mount -t tmpfs -o size=64k tmpfs '{scene.Folder}' || exit 9
            dotnet '{SeedProgram.Path}' backup '{scene.Folder}/a.backup'
            echo "exit $?, left: $(ls '{scene.Folder}' | wc -l)"
            """;

        var (_, output, error) = await SeedProgram.RunAsync(
            "unshare",
            [.. apart, "bash", "-c", script],
            scene.ConnectionString
        );

        Assert.Equal("exit 1, left: 0", output.Trim());
        Assert.Contains(
            "磁盘满了，没有留下半份备份",
            Assert.Single(error.Trim().Split('\n')),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("restore")]
    public async Task BackupAndRestore_DatabaseAway_AreOneSentence(string command)
    {
        await using var scene = await BackupScene.CreateAsync();
        await scene.BackupAsync();
        var file = command == "backup" ? scene.PathOf("b.backup") : scene.PathOf("a.backup");

        var (status, _, error) = await SeedProgram.RunAsync(
            "dotnet",
            [SeedProgram.Path, command, file],
            "Host=/nowhere;Database=x"
        );

        Assert.Equal(1, status);
        Assert.Contains("database_failed", Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.Equal(["a.backup"], scene.Files);
    }
}
