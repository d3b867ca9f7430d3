using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.StaffUsers;

/// <summary>An appointment as a request writes it.</summary>
internal sealed record AskedAppointment
{
    public const int Most = 20;

    [Required, Description("角色：city_officer、county_officer、union_officer、home_manager、planner、finance、viewer")]
    public string? Role { get; init; }

    [Description("管辖的工会（含其下级）；站点管理员不填")]
    public int? UnionId { get; init; }

    [Description("站点管理员所管的职工之家；其他角色不填")]
    public int? HomeId { get; init; }

    /// <summary>By form alone; whether the caller may give them, <see cref="StaffOffice"/> says.</summary>
    public static List<(StaffRole, int?, int?)> Read(IReadOnlyList<AskedAppointment?>? asked, FieldErrors errors)
    {
        const string Field = "appointments";
        var read = new List<(StaffRole, int?, int?)>();
        if (asked is null or { Count: 0 } or { Count: > Most })
            errors.Add(Field, $"请填写 1 至 {Most} 个职务");
        foreach (var one in (asked ?? []).Take(Most))
        {
            if (!EnumCode.TryParse<StaffRole>(one?.Role, out var role))
                errors.Add(Field, $"role 应为 {string.Join("、", EnumCode.All<StaffRole>())} 之一");
            else if (
                role.IsOfAHome()
                    ? one is { HomeId: null } or { UnionId: not null }
                    : one is { UnionId: null } or { HomeId: not null }
            )
                errors.Add(Field, "站点管理员填 homeId，其他角色填 unionId，只填一个");
            else
                read.Add((role, one!.UnionId, one.HomeId));
        }
        return read;
    }

    public static string? ReadName(string? name, FieldErrors errors)
    {
        var read = name?.Trim();
        if (read is not { Length: > 0 and <= StaffUser.DisplayNameMaxLength } || Texts.IsGarbled(read))
            errors.Add("displayName", $"请填写姓名，不超过 {StaffUser.DisplayNameMaxLength} 个字，不能有控制字符");
        return read;
    }
}
