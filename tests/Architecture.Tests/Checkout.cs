using System.Xml.Linq;

namespace QhdHomeMap.Architecture.Tests;

/// <summary>The sources that this test program was built from.</summary>
internal static class Checkout
{
    public static readonly string Root = FindRoot();

    /// <summary>All projects below the house's source folders, without the tests, by name.</summary>
    public static readonly IReadOnlyList<Project> SourceProjects =
    [
        .. new[] { "geo", "api", "jobs", "seed" }
            .Select(folder => Path.Combine(Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories))
            .Select(Project.Read)
            .OrderBy(project => project.Name, StringComparer.Ordinal),
    ];

    public static IEnumerable<string> TestProjectFiles =>
        Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*.csproj", SearchOption.AllDirectories);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "QhdHomeMap.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside a checkout.");
        }
        return folder.FullName;
    }
}

/// <summary>What a project file declares.</summary>
internal sealed record Project(string Name, string File, string AssemblyName, IReadOnlySet<string> References)
{
    public string Folder => Path.GetDirectoryName(File)!;

    public static Project Read(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var xml = XDocument.Load(file);
        var references = xml.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));
        var assemblyName = xml.Descendants("AssemblyName").SingleOrDefault()?.Value ?? $"QhdHomeMap.{name}";
        return new Project(name, file, assemblyName, references.ToHashSet());
    }
}
