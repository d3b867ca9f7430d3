namespace QhdHomeMap.Data.Workers;

/// <summary>On which days an hour's figure holds. A single weekday says more than a kind of day, and that more than every day.</summary>
public enum DayKind
{
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,

    /// <summary>工作日: Monday to Friday.</summary>
    Workday,

    /// <summary>周末: Saturday and Sunday.</summary>
    Weekend,

    /// <summary>每天.</summary>
    Daily,
}
