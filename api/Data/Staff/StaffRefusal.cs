namespace QhdHomeMap.Data.Staff;

/// <summary>Why an account does not become what was asked: a stable code, and what to tell the person who asked.</summary>
public sealed record StaffRefusal(string Code, string Title)
{
    public static readonly StaffRefusal OwnAccount = new(
        "own_account",
        "不能停用、重置自己的账号，也不能改自己的职务；请由其他管理员来做，密码请在登录后自行修改"
    );
    public static readonly StaffRefusal LastCityOfficer = new(
        "last_city_officer",
        "这是最后一个可用的市总工会管理账号：请先另设一个，再停用它或改它的职务"
    );
    public static readonly StaffRefusal OutOfScope = new(
        "appointment_out_of_scope",
        "没有这个工会或站点，或者不在您的管理范围内"
    );
    public static readonly StaffRefusal RoleMisfitsUnion = new("role_misfits_union", "这一级工会不设这个角色");
    public static readonly StaffRefusal AppointedTwice = new("appointed_twice", "同一职务写了两次");
    public static readonly StaffRefusal DisabledAlready = new("account_disabled_already", "这个账号已经停用");
    public static readonly StaffRefusal NotDisabled = new("account_not_disabled", "这个账号没有停用");
}
