using QhdHomeMap.Benchmarks.Nearest;
using QhdHomeMap.Seed;

namespace QhdHomeMap.Benchmarks.Roads;

/// <summary>The product's own imports, as <c>./qhd</c> calls them.</summary>
internal static class SeedProgram
{
    public static Task<string> RunAsync(string database, params string[] arguments) =>
        Command.RunAsync(
            "env",
            [$"QHD_DATABASE={database}", "dotnet", typeof(Database).Assembly.Location, .. arguments]
        );
}
