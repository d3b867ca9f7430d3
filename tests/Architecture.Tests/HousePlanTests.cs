namespace QhdHomeMap.Architecture.Tests;

/// <summary>What every folder and project of the house has.</summary>
public class HousePlanTests
{
    [Fact]
    public void EveryProjectFolder_HasAReadme()
    {
        var folders = Checkout
            .SourceProjects.Select(project => project.Folder)
            .Append(Path.Combine(Checkout.Root, "ops"));
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
