namespace QhdHomeMap.Seed;

/// <summary>The files of <c>seed/data</c>, which stand beside the program.</summary>
internal static class DataFiles
{
    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "data", name);
}
