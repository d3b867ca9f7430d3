using System.Net;
using QhdHomeMap.Data.Audit;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Staff;

/// <summary>Who of the staff is asking. Every endpoint that is not public has one.</summary>
internal sealed record StaffCaller(StaffSession Session, StaffUser User, StaffAuthority Authority, IPAddress Address)
{
    public StaffScope Scope(StaffRight right) => Authority.Scope(right);

    /// <summary>What the audit log will say of the changes that follow.</summary>
    public Deed Deed(string action, string? reason = null) =>
        new(User.Id, $"{User.UserName}（{User.DisplayName}）", Address.ToString(), action, reason);
}

internal static class StaffCallers
{
    /// <summary>Only where a sign-in is required, and there always.</summary>
    public static StaffCaller Staff(this HttpContext context) =>
        context.Features.Get<StaffCaller>()
        ?? throw new InvalidOperationException("This endpoint is public: nobody is signed in.");

    /// <summary>Where a request came from: the client behind the trusted balancers.</summary>
    public static IPAddress CallerAddress(this HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }

    public static string CallerAgent(this HttpContext context)
    {
        var agent = new string([
            .. context.Request.Headers.UserAgent.ToString().Where(c => !char.IsControl(c) && !char.IsSurrogate(c)),
        ]);
        return agent.Length <= StaffSession.AgentMaxLength ? agent : agent[..StaffSession.AgentMaxLength];
    }
}
