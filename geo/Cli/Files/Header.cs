namespace QhdHomeMap.Cli.Files;

/// <summary>What a column is called.</summary>
/// <param name="Name">In the files that are written.</param>
/// <param name="Chinese">Another word for it in the files that are read.</param>
internal sealed record Header(string Name, string Chinese)
{
    public static readonly Header Id = new("id", "编号");
    public static readonly Header Lon = new("lon", "经度");
    public static readonly Header Lat = new("lat", "纬度");
    public static readonly Header Easting = new("easting", "东坐标");
    public static readonly Header Northing = new("northing", "北坐标");
    public static readonly Header Node = new("node", "节点");
    public static readonly Header Source = new("source", "起点");
    public static readonly Header Target = new("target", "终点");
    public static readonly Header LengthM = new("length_m", "长度米");
    public static readonly Header ReverseM = new("reverse_m", "反向长度米");

    /// <summary>Whether a header as a file has it is this one.</summary>
    public bool Is(string written) => Equal(written, Name) || Equal(written, Chinese);

    /// <summary>Whether a file has it in Chinese.</summary>
    public bool IsChinese(string written) => Equal(written, Chinese);

    private static bool Equal(string written, string name) =>
        written.AsSpan().Trim().Equals(name, StringComparison.OrdinalIgnoreCase);
}
