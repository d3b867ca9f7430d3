namespace QhdHomeMap.Geo.Tests;

/// <summary>Published cases with known answers, which stand outside the repository.</summary>
internal static class PublishedCases
{
    /// <summary>A file of the cases; the test is skipped where there are none.</summary>
    public static string Path(string name)
    {
        var folder = Environment.GetEnvironmentVariable("QHD_CASES");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "QHD_CASES does not name the folder of published cases.");
        return System.IO.Path.Combine(folder!, name);
    }
}
