using System.Diagnostics;
using System.Text;

namespace QhdHomeMap.Seed.Tests.Backups;

/// <summary>The seed program, or another that calls it, run to its end.</summary>
internal static class SeedProgram
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "QhdHomeMap.Seed.dll");

    public static async Task<(int Status, string Output, string Error)> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string database
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            Environment = { ["QHD_DATABASE"] = database },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
