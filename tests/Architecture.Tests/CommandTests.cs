using System.Diagnostics;

namespace QhdHomeMap.Architecture.Tests;

/// <summary>How `./qhd` answers a call that does no work: 0 with help, 2 with a sentence.</summary>
public class CommandTests
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("up --port 0")]
    [InlineData("up --port 65536")]
    [InlineData("up --port 8O80")]
    [InlineData("up --port")]
    [InlineData("up --host http://localhost")]
    [InlineData("up --nonsense")]
    [InlineData("import")]
    [InlineData("import homes")]
    [InlineData("import holidays")]
    [InlineData("import roads")]
    [InlineData("import workers")]
    [InlineData("import boundaries")]
    [InlineData("import rivers rivers.osm.pbf")]
    [InlineData("backup")]
    [InlineData("backup one two")]
    [InlineData("backup one --compare")]
    [InlineData("restore")]
    [InlineData("restore nothing.backup")]
    [InlineData("restore one --force")]
    [InlineData("doctor --port 0")]
    [InlineData("doctor --nonsense")]
    [InlineData("db")]
    [InlineData("db nonsense")]
    [InlineData("db start now")]
    [InlineData("test Nonsense")]
    [InlineData("help nonsense")]
    [InlineData("help import nonsense")]
    [InlineData("help up nonsense")]
    public async Task Qhd_CalledWrongly_ExitsTwoWithOneSentence(string arguments)
    {
        var (exitCode, answer, message) = await RunAsync(arguments);
        Assert.Equal(2, exitCode);
        Assert.Empty(answer);
        Assert.StartsWith("用法不对：", message, StringComparison.Ordinal);
        Assert.Equal(1, message.Count(character => character == '\n'));
    }

    [Theory]
    [InlineData("homes")]
    [InlineData("roads")]
    [InlineData("workers")]
    [InlineData("boundaries")]
    [InlineData("holidays")]
    public async Task Import_OfWhatCanBeImported_AsksForTheFile(string what)
    {
        var (_, _, message) = await RunAsync($"import {what}");
        Assert.Contains($"例如 ./qhd import {what} ", message, StringComparison.Ordinal);
        Assert.Contains($"  import {what} ", (await RunAsync("help")).Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("up")]
    [InlineData("test")]
    [InlineData("import")]
    [InlineData("bench")]
    [InlineData("db")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("doctor")]
    public async Task Help_OfACommand_ShowsHowToCallIt(string command)
    {
        var (exitCode, answer, _) = await RunAsync($"help {command}");
        Assert.Equal(0, exitCode);
        Assert.StartsWith($"用法：./qhd {command}", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("help import homes", "help import homes")]
    [InlineData("import homes --help", "help import homes")]
    [InlineData("import homes none.csv -h", "help import homes")]
    [InlineData("import holidays --help", "help import holidays")]
    [InlineData("import roads --help", "help import roads")]
    [InlineData("import workers --help", "help import workers")]
    [InlineData("import boundaries --help", "help import boundaries")]
    [InlineData("import --help", "help import")]
    [InlineData("up --help", "help up")]
    [InlineData("db -h", "help db")]
    [InlineData("help db stop", "help db")]
    public async Task Help_HoweverAsked_IsTheSame(string arguments, string alike)
    {
        var (exitCode, answer, message) = await RunAsync(arguments);
        Assert.Equal((0, ""), (exitCode, message));
        Assert.StartsWith(
            $"用法：./qhd {arguments.Split(' ')[arguments.StartsWith("help", StringComparison.Ordinal) ? 1 : 0]}",
            answer,
            StringComparison.Ordinal
        );
        Assert.Equal((await RunAsync(alike)).Answer, answer);
    }

    [Fact]
    public async Task Qhd_WithoutACommand_ShowsAllCommandsAndExitsTwo()
    {
        var (exitCode, answer, message) = await RunAsync("");
        Assert.Equal(2, exitCode);
        Assert.Empty(answer);
        Assert.Equal((await RunAsync("help")).Answer, message);
    }

    private static async Task<(int ExitCode, string Answer, string Message)> RunAsync(string arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Checkout.Root, "qhd"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var cancellation = TestContext.Current.CancellationToken;
        var answer = process.StandardOutput.ReadToEndAsync(cancellation);
        var message = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await answer, await message);
    }
}
