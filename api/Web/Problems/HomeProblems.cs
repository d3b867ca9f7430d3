using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Api.Problems;

/// <summary>What staff who keep the homes may be told.</summary>
internal sealed partial record Problem
{
    public static readonly Problem IfMatchRequired = new(
        428,
        "if_match_required",
        "请在 If-Match 头里带上所改版本的 ETag，以免盖掉别人的修改"
    );
    public static readonly Problem ChangedMeanwhile = new(
        412,
        "changed_meanwhile",
        "您打开之后已经有人改过，请看过改动再保存"
    );
    public static readonly Problem StaffHomeNotFound = new(
        404,
        "home_not_found",
        "没有找到这个站点：可能没有这个编号，也可能不在您的管辖范围内"
    );
    public static readonly Problem HomeInvalid = new(422, "home_invalid", "站点没有保存，请按提示修改");
    public static readonly Problem ServiceUnknown = new(404, "service_not_found", "没有这项服务");
    public static readonly Problem HoursUnreadable = new(422, "hours_unreadable", "这段开放时间没有读懂，请按提示修改");
    public static readonly Problem TooManyHomes = new(422, "too_many_homes", "站点太多，一次导不出，请缩小范围");
    public static readonly Problem TableUnreadable = new(422, "table_unreadable", "这个文件不能当作站点表来读");
    public static readonly Problem TooManyRows = new(422, "too_many_rows", "表格的行太多，请分几次修改");
    public static readonly Problem RowsRefused = new(422, "rows_refused", "表格里有不能写入的行，一行也没有写入");
    public static readonly Problem DifferencesChanged = new(
        409,
        "differences_changed",
        "文件或站点已经变了，没有写入。请看过新的差异再确认"
    );

    public static readonly Problem HomeNotYetOpen = Of(HomeRefusal.NotYetOpen);
    public static readonly Problem HomeSuspendedAlready = Of(HomeRefusal.SuspendedAlready);
    public static readonly Problem HomeNotSuspended = Of(HomeRefusal.NotSuspended);
    public static readonly Problem HomeNotPlanned = Of(HomeRefusal.NotPlanned);
    public static readonly Problem HomeClosedAlready = Of(HomeRefusal.ClosedAlready);
    public static readonly Problem HomeClosedForGood = Of(HomeRefusal.ClosedForGood);
    public static readonly Problem SuspensionEndPast = Of(HomeRefusal.EndIsPast);
    public static readonly Problem ServiceNotOffered = Of(HomeRefusal.ServiceNotOffered);

    /// <summary>A rule of the home itself refuses.</summary>
    public static Problem Of(HomeRefusal refusal) => new(422, refusal.Code, refusal.Title);
}
