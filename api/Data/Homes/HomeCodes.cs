namespace QhdHomeMap.Data.Homes;

/// <summary>阵地类别: only a <see cref="Home"/> counts towards the quotas; riders see both.</summary>
public enum HomeKind : byte
{
    Home,
    Station,
}

/// <summary>层级.</summary>
public enum HomeLevel
{
    County,
    Town,
}

/// <summary>等级.</summary>
public enum HomeGrade
{
    Standard,
    Demonstration,
}

/// <summary>创建形式.</summary>
public enum HomeForm : byte
{
    Daily,
    Periodic,
    Flexible,
}

public enum HomeStatus : byte
{
    Planned,
    Open,
    Suspended,
    Closed,
}

/// <summary>进入方式.</summary>
public enum AccessWay
{
    Public,
    Staff,
    Code,
    Card,
    Face,
}
