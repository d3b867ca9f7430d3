using System.Security.Cryptography;
using System.Text;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.StaffUsers;

/// <summary>An account's version is what an officer may change of it: somebody's failed sign-ins must not make his change stale.</summary>
internal static class UserVersion
{
    public static string ETagOf(UserAnswer user) =>
        ETagOf(user.DisplayName, user.Appointments.Select(a => (a.Role, a.UnionId, a.HomeId)), user.DisabledAt);

    public static string ETagOf(StaffUser user) =>
        ETagOf(
            user.DisplayName,
            user.Appointments.OrderBy(a => a.Id).Select(a => (a.Role.Code(), a.UnionId, a.HomeId)),
            user.DisabledAt
        );

    private static string ETagOf(
        string displayName,
        IEnumerable<(string Role, int? UnionId, int? HomeId)> appointments,
        DateTimeOffset? disabledAt
    )
    {
        var posts = string.Join(',', appointments.Select(a => $"{a.Role}:{a.UnionId}:{a.HomeId}"));
        var text = $"{posts}\n{disabledAt?.UtcTicks}\n{displayName}";
        return $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16))}\"";
    }
}
