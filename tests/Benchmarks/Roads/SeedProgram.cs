using QhdHomeMap.Benchmarks.Nearest;

namespace QhdHomeMap.Benchmarks.Roads;

/// <summary>The product's own imports, as <c>./qhd</c> calls them: in a process of their own.</summary>
internal static class SeedProgram
{
    public static Task<string> RunAsync(string database, params string[] arguments) =>
        Command.RunAsync("env", [$"QHD_DATABASE={database}", "dotnet", Program, .. arguments]);

    private static string Program =>
        Environment.GetEnvironmentVariable("QHD_SEED")
        ?? throw new InvalidOperationException("QHD_SEED is not set: run ./qhd bench.");
}
