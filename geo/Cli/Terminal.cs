namespace QhdHomeMap.Cli;

/// <summary>What the program has around it: handed in, so that tests run the whole program inside their own process.</summary>
/// <param name="Input">Standard input, read where a file is called <c>-</c>.</param>
/// <param name="Output">Standard output: answers only.</param>
/// <param name="Error">Standard error: progress, refusals and failures.</param>
/// <param name="Clock">Paces the progress lines.</param>
/// <param name="IsInteractive">Whether standard error is a screen, where a line can be drawn over.</param>
internal sealed record Terminal(Stream Input, Stream Output, TextWriter Error, TimeProvider Clock, bool IsInteractive)
{
    public static Terminal OfProcess() =>
        new(
            Console.OpenStandardInput(),
            Console.OpenStandardOutput(),
            Console.Error,
            TimeProvider.System,
            !Console.IsErrorRedirected
        );

    /// <summary>Writes text for people, such as help, to standard output.</summary>
    public void Say(string text)
    {
        using var writer = new StreamWriter(Output, leaveOpen: true);
        writer.WriteLine(text);
    }

    /// <summary>Says what was written where; on standard error where the answer itself may have gone to standard output.</summary>
    public void SayWritten(string what, string path)
    {
        if (path == "-" || path.StartsWith("/dev/", StringComparison.Ordinal))
        {
            Error.WriteLine($"{what}{(path == "-" ? "标准输出" : $" {path}")}");
        }
        else
        {
            Say($"{what} {path}");
        }
    }
}
