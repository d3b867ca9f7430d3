namespace QhdHomeMap.Cli.Files;

/// <summary>
/// A file that is there whole or not at all: written beside its place and moved into it by <see cref="Commit"/>. For standard
/// output (<c>-</c>) and devices, which nothing can be moved into, it is written to a temporary file and copied.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string _path;
    private readonly string _draftPath;
    private readonly bool _isMoved;
    private readonly Terminal _terminal;

    private OutputFile(string path, Terminal terminal)
    {
        _isMoved = path != "-" && !path.StartsWith("/dev/", StringComparison.Ordinal);
        (_path, _terminal) = (_isMoved ? FinalTarget(path) : path, terminal);
        var folder = _isMoved ? Path.GetDirectoryName(Path.GetFullPath(_path))! : Path.GetTempPath();
        _draftPath = Path.Combine(folder, $".{Path.GetFileName(_path)}.{Path.GetRandomFileName()}");

        // No buffer: the csv writer has one, and one here would be flushed, and fail again, while a full disk is reported.
        Stream = new FileStream(_draftPath, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
    }

    /// <summary>Where to write.</summary>
    public FileStream Stream { get; }

    /// <exception cref="CliException"><c>unwritable_file</c>.</exception>
    public static OutputFile Create(string path, Terminal terminal) =>
        Guarded(
            path,
            () => Directory.Exists(path) ? throw new UnauthorizedAccessException() : new OutputFile(path, terminal)
        );

    /// <summary>Runs something that writes.</summary>
    /// <exception cref="CliException"><c>unwritable_file</c>.</exception>
    public void Write(Action write) =>
        Guarded(
            _path,
            () =>
            {
                write();
                return true;
            }
        );

    /// <summary>Puts what was written in its place.</summary>
    /// <exception cref="CliException"><c>unwritable_file</c>.</exception>
    public void Commit() =>
        Write(() =>
        {
            Stream.Flush();
            if (_isMoved)
            {
                Stream.Dispose();
                File.Move(_draftPath, _path, overwrite: true);
                return;
            }

            Stream.Position = 0;
            if (_path == "-")
            {
                Stream.CopyTo(_terminal.Output);
                _terminal.Output.Flush();
                return;
            }

            using var device = new FileStream(_path, FileMode.Open, FileAccess.Write);
            Stream.CopyTo(device);
        });

    /// <summary>Leaves nothing behind that was not committed.</summary>
    public void Dispose()
    {
        Stream.Dispose();
        File.Delete(_draftPath);
    }

    // A link stays a link: what it points at is replaced. A bare name must be made whole first, or .NET resolves its link
    // against the root folder.
    private static string FinalTarget(string path) =>
        File.Exists(path)
            ? File.ResolveLinkTarget(Path.GetFullPath(path), returnFinalTarget: true)?.FullName ?? path
            : path;

    private static T Guarded<T>(string path, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var name = path == "-" ? "标准输出" : path;
            throw CliException.WorkFailed("unwritable_file", $"写不了 {name}：{Reason.Of(e)}", e);
        }
    }
}
