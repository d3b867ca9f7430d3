using System.Diagnostics;

namespace QhdHomeMap.Benchmarks.Nearest;

/// <summary>Another program, run to its end.</summary>
internal static class Command
{
    public static async Task<string> RunAsync(
        string program,
        IEnumerable<string> arguments,
        IEnumerable<string>? input = null
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = input is not null,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (input is not null)
        {
            foreach (var line in input)
                await process.StandardInput.WriteAsync(line + "\r\n");
            process.StandardInput.Close();
        }
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException(
                $"{program} failed ({process.ExitCode}): {await errors}{await output}"
            );
    }

    public static bool Exists(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
