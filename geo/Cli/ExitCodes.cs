namespace QhdHomeMap.Cli;

/// <summary>What the program tells its caller.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int WorkFailed = 1;
    public const int CallRefused = 2;
}
