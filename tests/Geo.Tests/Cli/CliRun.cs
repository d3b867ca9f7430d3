using System.Text;
using QhdHomeMap.Cli;

namespace QhdHomeMap.Geo.Tests.Cli;

/// <summary>What one run of <c>qhd geo</c> inside this process left behind.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error)
{
    public static Task<CliRun> OfAsync(params string[] args) => OfAsync([], TimeProvider.System, args);

    /// <summary><c>convert</c> from standard input to standard output.</summary>
    public static Task<CliRun> OfConvertAsync(string text, string from, string to) =>
        OfConvertAsync(Encoding.UTF8.GetBytes(text), from, to);

    public static Task<CliRun> OfConvertAsync(byte[] input, string from, string to) =>
        OfAsync(input, TimeProvider.System, ["convert", "--from", from, "--to", to, "--in", "-", "--out", "-"]);

    public static async Task<CliRun> OfAsync(byte[] input, TimeProvider clock, params string[] args)
    {
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        using var stdin = new MemoryStream(input);
        var exitCode = await GeoProgram.RunAsync(args, new(stdin, output, error, clock, IsInteractive: false));
        return new(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
