namespace QhdHomeMap.Cli.Files;

/// <summary>What a column is called.</summary>
/// <param name="Name">In the files that are written.</param>
/// <param name="Others">Other words for it in the files that are read, the usual Chinese one first.</param>
internal sealed record Header(string Name, params string[] Others)
{
    public static readonly Header Id = new("id", "编号");
    public static readonly Header Lon = new("lon", "经度");
    public static readonly Header Lat = new("lat", "纬度");
    public static readonly Header Easting = new("easting", "东坐标");
    public static readonly Header Northing = new("northing", "北坐标");
    public static readonly Header X = new("x", "横坐标", "东坐标", "easting");
    public static readonly Header Y = new("y", "纵坐标", "北坐标", "northing");
    public static readonly Header Weight = new("weight", "权重", "人数");
    public static readonly Header Population = new("population", "人口", "人数");
    public static readonly Header Capacity = new("capacity", "容量", "供给量");
    public static readonly Header Demand = new("demand", "需求点", "需求");
    public static readonly Header Supply = new("supply", "供给点", "供给");
    public static readonly Header Cost = new("cost", "成本", "距离");
    public static readonly Header Node = new("node", "节点");
    public static readonly Header Source = new("source", "起点");
    public static readonly Header Target = new("target", "终点");
    public static readonly Header LengthM = new("length_m", "长度米");
    public static readonly Header ReverseM = new("reverse_m", "反向长度米");

    /// <summary>Whether a header as a file has it is this one.</summary>
    public bool Is(string written) => Equal(written, Name) || IsAnother(written);

    /// <summary>Whether a file calls it by one of its other words.</summary>
    public bool IsAnother(string written) => Others.Any(name => Equal(written, name));

    private static bool Equal(string written, string name) =>
        written.AsSpan().Trim().Equals(name, StringComparison.OrdinalIgnoreCase);
}
