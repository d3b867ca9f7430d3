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

    private static bool HasText(string file) => File.Exists(file) && !string.IsNullOrWhiteSpace(File.ReadAllText(file));
}
