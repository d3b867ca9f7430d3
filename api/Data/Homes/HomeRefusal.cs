namespace QhdHomeMap.Data.Homes;

/// <summary>Why a home does not do what was asked of it: a stable code, and what to tell the person who asked.</summary>
public sealed record HomeRefusal(string Code, string Title)
{
    public static readonly HomeRefusal NotYetOpen = new("home_not_yet_open", "这个站点还在筹建，没有开放，不能暂停");
    public static readonly HomeRefusal SuspendedAlready = new(
        "home_suspended_already",
        "这个站点已经暂停开放；要改原因或恢复时间，请先恢复开放再暂停"
    );
    public static readonly HomeRefusal NotSuspended = new("home_not_suspended", "这个站点没有暂停开放，不用恢复");
    public static readonly HomeRefusal NotPlanned = new("home_not_planned", "只有筹建中的站点才能转为开放");
    public static readonly HomeRefusal ClosedAlready = new("home_closed_already", "这个站点已经撤销");
    public static readonly HomeRefusal ClosedForGood = new(
        "home_closed_for_good",
        "这个站点已经撤销，不能再开放或暂停；原址重开请新建站点"
    );
    public static readonly HomeRefusal EndIsPast = new("suspension_end_past", "恢复时间要晚于现在");
    public static readonly HomeRefusal ServiceNotOffered = new("service_not_offered", "这个站点没有这项服务");
}
