namespace QhdHomeMap.Seed.Backups;

/// <summary>
/// A file under another name beside its place until it is whole, readable by its owner only. Unless it was moved into its
/// place, disposing it leaves nothing.
/// </summary>
internal sealed class PartialFile : IAsyncDisposable
{
    private readonly string _target;

    private PartialFile(string target)
    {
        _target = target;
        Path = $"{target}.{Guid.NewGuid().ToString("n")[..8]}.partial";
        Stream = new FileStream(Path, Mine(FileMode.CreateNew));
    }

    public string Path { get; }

    public FileStream Stream { get; }

    public static PartialFile Beside(string target)
    {
        Sweep(target);
        return new PartialFile(target);
    }

    /// <summary>On the disk, whatever happens to the machine next.</summary>
    public void Flush() => Stream.Flush(flushToDisk: true);

    public void MoveIntoPlace(bool overwrite) => File.Move(Path, _target, overwrite);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Stream.DisposeAsync();
        }
        finally
        {
            File.Delete(Path);
        }
    }

    /// <summary>What a kill -9 left behind. One that is still written to is locked, and stays.</summary>
    private static void Sweep(string target)
    {
        var folder = System.IO.Path.GetDirectoryName(target)!;
        foreach (var left in Directory.GetFiles(folder, $"{System.IO.Path.GetFileName(target)}.????????.partial"))
        {
            try
            {
                using var locked = new FileStream(left, Mine(FileMode.Open));
                File.Delete(left);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another backup is at it, or it is another user's.
            }
        }
    }

    private static FileStreamOptions Mine(FileMode mode)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
        };
        if (mode is FileMode.CreateNew && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
