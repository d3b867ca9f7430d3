namespace QhdHomeMap.Cli.Files;

/// <summary>Why a file could not be opened, read or written, in Chinese.</summary>
internal static class Reason
{
    // errno values that .NET has no exception type of its own for.
    private const int NoSpace = 28;
    private const int ReadOnlyFileSystem = 30;
    private const int BrokenPipe = 32;

    public static string Of(Exception cause) =>
        cause switch
        {
            FileNotFoundException => "没有这个文件",
            DirectoryNotFoundException => "没有这个文件夹",
            UnauthorizedAccessException => "没有权限，或者它是文件夹",
            IOException { HResult: NoSpace } => "磁盘已满",
            IOException { HResult: ReadOnlyFileSystem } => "磁盘只读",
            IOException { HResult: BrokenPipe } => "接收的一方已经关闭",
            _ => cause.Message,
        };
}
