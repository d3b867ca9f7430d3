namespace QhdHomeMap.Architecture.Tests;

/// <summary>Who may know whom. A new project gets its line here, or these tests fail.</summary>
public class WhoKnowsWhomTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Geo"] = [],
        ["Formats"] = ["Geo"],
        ["Cli"] = ["Geo", "Formats"],
        ["Data"] = ["Geo"],
        ["WeChat"] = [],
        ["WeChatSandbox"] = ["WeChat"],
        ["Web"] = ["Data", "Geo", "Formats", "WeChat"],
        ["Jobs"] = ["Data", "Geo", "Formats", "WeChat"],
        ["Seed"] = ["Data", "Geo", "Formats", "WeChat"],
    };

    public static TheoryData<string> ProjectNames => [.. Checkout.SourceProjects.Select(project => project.Name)];

    [Fact]
    public void TheHouse_HasItsFoundations()
    {
        string[] foundations = ["Geo", "Formats", "Cli", "Data", "WeChat", "WeChatSandbox", "Web", "Jobs", "Seed"];
        Assert.Empty(foundations.Except(Checkout.SourceProjects.Select(project => project.Name)));
    }

    [Theory]
    [MemberData(nameof(ProjectNames))]
    public void Project_Declares_OnlyWhomItMayKnow(string name)
    {
        var project = Checkout.SourceProjects.Single(project => project.Name == name);
        Assert.True(
            Allowed.TryGetValue(name, out var allowed),
            $"{name} has no line in the table of who may know whom."
        );
        Assert.Empty(project.References.Except(allowed));
    }

    /// <summary>A project sees what its references reference, too; so what was compiled counts as well.</summary>
    [Theory]
    [MemberData(nameof(ProjectNames))]
    public void Project_CompiledIn_UsesOnlyWhomItMayKnow(string name)
    {
        var assemblyOf = Checkout.SourceProjects.ToDictionary(project => project.AssemblyName, project => project.Name);
        var project = Checkout.SourceProjects.Single(project => project.Name == name);
        var used = CompiledAssembly.Read(project.AssemblyName).Assemblies;
        Assert.Contains("System.Runtime", used);
        Assert.Empty(used.Where(assemblyOf.ContainsKey).Select(assembly => assemblyOf[assembly]).Except(Allowed[name]));
    }

    /// <summary>The product speaks to it over HTTP as to WeChat, or what works with it would not work without it.</summary>
    [Fact]
    public void NoSource_References_TheSandbox()
    {
        const string Sandbox = "WeChatSandbox";
        Assert.Contains(Sandbox, Checkout.SourceProjects.Select(project => project.Name));
        Assert.DoesNotContain(Checkout.SourceProjects, project => project.References.Contains(Sandbox));
    }

    [Fact]
    public void NoSource_References_Tests()
    {
        var tests = Checkout.TestProjectFiles.Select(Path.GetFileNameWithoutExtension).ToHashSet();
        Assert.NotEmpty(tests);
        Assert.DoesNotContain(Checkout.SourceProjects, project => project.References.Overlaps(tests!));
    }
}
