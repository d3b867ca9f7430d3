using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>
/// What somebody wants of a home: only the members that were given change, and a member given as null clears. Carried by a JSON
/// body or by a row of a workbook; both come to <see cref="HomeEditor"/>.
/// </summary>
/// <remarks>
/// A member notes that it was set, which JSON does only for what the body holds. Hence the setters: with <c>init</c> the
/// generated reader would set all of them.
/// </remarks>
internal class HomeEdit
{
    /// <summary>What whoever runs the home may change.</summary>
    private static readonly HashSet<string> Keepers =
    [
        nameof(Hours),
        nameof(Access),
        nameof(AccessNote),
        nameof(Phone),
        nameof(Services),
    ];

    private readonly HashSet<string> _given = [];

    [Description("编号，最多 40 个字；QHD- 开头的由系统分配")]
    public string? Code
    {
        get;
        set => field = Take(value);
    }

    [Description("名称，最多 80 个字")]
    public string? Name
    {
        get;
        set => field = Take(value);
    }

    [Description("地址，最多 200 个字")]
    public string? Address
    {
        get;
        set => field = Take(value);
    }

    [Description("经度；与 lat、datum 一起给出")]
    public double? Lon
    {
        get;
        set => field = Take(value);
    }

    [Description("纬度")]
    public double? Lat
    {
        get;
        set => field = Take(value);
    }

    [Description("坐标系：wgs84、gcj02、bd09、cgcs2000")]
    public string? Datum
    {
        get;
        set => field = Take(value);
    }

    [Description("县区代码")]
    public string? AreaCode
    {
        get;
        set => field = Take(value);
    }

    [Description("乡镇街道代码")]
    public string? TownshipCode
    {
        get;
        set => field = Take(value);
    }

    [Description("隶属工会")]
    public int? UnionId
    {
        get;
        set => field = Take(value);
    }

    [Description("阵地类别：home、station")]
    public string? Kind
    {
        get;
        set => field = Take(value);
    }

    [Description("层级：county、town")]
    public string? Level
    {
        get;
        set => field = Take(value);
    }

    [Description("等级：standard、demonstration")]
    public string? Grade
    {
        get;
        set => field = Take(value);
    }

    [Description("创建形式：daily、periodic、flexible")]
    public string? Form
    {
        get;
        set => field = Take(value);
    }

    [Description("依托阵地代码")]
    public string? Host
    {
        get;
        set => field = Take(value);
    }

    [Description("场所类型代码")]
    public string? Setting
    {
        get;
        set => field = Take(value);
    }

    [Description("备案号，最多 40 个字")]
    public string? FilingNo
    {
        get;
        set => field = Take(value);
    }

    [Description("覆盖半径（米），50 至 50000")]
    public int? RadiusM
    {
        get;
        set => field = Take(value);
    }

    [Description("可容纳人数")]
    public int? Capacity
    {
        get;
        set => field = Take(value);
    }

    [Description("责任单位，最多 300 个字")]
    public string? ResponsibleBody
    {
        get;
        set => field = Take(value);
    }

    [Description("全部专兼职管理人员，最多 10 人，不公开")]
    public IReadOnlyList<ManagerEdit>? Managers
    {
        get;
        set => field = Take(value);
    }

    [Description("开放时间，中文；读懂后按统一写法保存")]
    public string? Hours
    {
        get;
        set => field = Take(value);
    }

    [Description("进入方式：public、staff、code、card、face")]
    public string? Access
    {
        get;
        set => field = Take(value);
    }

    [Description("进入方式的说明，最多 300 个字")]
    public string? AccessNote
    {
        get;
        set => field = Take(value);
    }

    [Description("电话；多个号码用顿号分开")]
    public string? Phone
    {
        get;
        set => field = Take(value);
    }

    [Description("全部服务；没有列出的即取消")]
    public IReadOnlyList<ServiceEdit>? Services
    {
        get;
        set => field = Take(value);
    }

    internal bool Gives(string member) => _given.Contains(member);

    /// <summary>The members given that need more than the right to keep a home.</summary>
    internal IEnumerable<string> BeyondKeeping => _given.Except(Keepers);

    /// <summary>Of a row of a sheet: the area by which a township of that name is found.</summary>
    internal string? RowAreaCode { get; init; }

    internal bool IsEmpty => _given.Count == 0;

    /// <summary>A member as bodies and problems name it.</summary>
    internal static string FieldOf(string member) => JsonNamingPolicy.CamelCase.ConvertName(member);

    private T Take<T>(T value, [CallerMemberName] string member = "")
    {
        _given.Add(member);
        return value;
    }
}
