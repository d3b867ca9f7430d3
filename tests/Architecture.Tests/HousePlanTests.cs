using System.Text.Json;

namespace QhdHomeMap.Architecture.Tests;

/// <summary>What every folder and project of the house has.</summary>
public class HousePlanTests
{
    [Fact]
    public void EveryProjectFolder_HasAReadme()
    {
        var folders = Checkout
            .SourceProjects.Select(project => project.Folder)
            .Append(Path.Combine(Checkout.Root, "ops"))
            .Append(Path.Combine(Checkout.Root, "api", "console"));
        Assert.All(
            folders,
            folder => Assert.True(HasText(Path.Combine(folder, "README.md")), $"{folder} says not what belongs there.")
        );
    }

    [Fact]
    public void EveryProject_IsInTheSolution()
    {
        var solution = File.ReadAllText(Path.Combine(Checkout.Root, "QhdHomeMap.sln"));
        var files = Checkout.SourceProjects.Select(project => project.File).Concat(Checkout.TestProjectFiles).ToArray();
        Assert.NotEmpty(files);
        Assert.All(
            files,
            file =>
                Assert.Contains(
                    Path.GetRelativePath(Checkout.Root, file).Replace('/', '\\'),
                    solution,
                    StringComparison.Ordinal
                )
        );
    }

    /// <summary>What people fetch with the lock comes from whatever registry they have set.</summary>
    [Fact]
    public void NpmLocks_NameNoRegistryAndExactVersions()
    {
        var locks = Directory
            .EnumerateFiles(Path.Combine(Checkout.Root, "api"), "package-lock.json", SearchOption.AllDirectories)
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal))
            .ToArray();
        Assert.NotEmpty(locks);
        Assert.All(
            locks,
            file =>
            {
                Assert.DoesNotContain("\"resolved\": \"http", File.ReadAllText(file), StringComparison.Ordinal);
                using var package = JsonDocument.Parse(
                    File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "package.json"))
                );
                var versions = new[] { "dependencies", "devDependencies" }
                    .Where(part => package.RootElement.TryGetProperty(part, out _))
                    .SelectMany(part => package.RootElement.GetProperty(part).EnumerateObject());
                Assert.All(versions, version => Assert.Matches(@"^\d+\.\d+\.\d+", version.Value.GetString()));
            }
        );
    }

    /// <summary>Pages that a program carries in itself work where no other host can be reached.</summary>
    [Fact]
    public void PagesOfTheSandbox_Name_NoOtherHost()
    {
        var files = Directory
            .EnumerateFiles(Path.Combine(Checkout.Root, "api", "WeChatSandbox", "Page"))
            .Where(file => !file.EndsWith(".cs", StringComparison.Ordinal))
            .ToArray();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.DoesNotMatch("https?://|@import|url\\(", File.ReadAllText(file)));
    }

    private static bool HasText(string file) => File.Exists(file) && !string.IsNullOrWhiteSpace(File.ReadAllText(file));
}
