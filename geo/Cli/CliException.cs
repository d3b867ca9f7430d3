namespace QhdHomeMap.Cli;

/// <summary>
/// Ends a command with a sentence for people, a stable code for programs, and an exit code. Thrown from wherever the trouble is
/// found; caught once, in <see cref="GeoProgram"/>.
/// </summary>
internal sealed class CliException : Exception
{
    private CliException(int exitCode, string code, string message, Exception? cause = null)
        : base(message, cause) => (ExitCode, Code) = (exitCode, code);

    public int ExitCode { get; }

    public string Code { get; }

    /// <summary>The call made sense, but the work could not be done.</summary>
    public static CliException WorkFailed(string code, string message, Exception? cause = null) =>
        new(ExitCodes.WorkFailed, code, message, cause);

    /// <summary>The call itself makes no sense.</summary>
    public static CliException CallRefused(string code, string message) => new(ExitCodes.CallRefused, code, message);
}
