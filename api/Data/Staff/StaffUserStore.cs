using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace QhdHomeMap.Data.Staff;

/// <summary>Identity's own store, but for the second factor's secret: that one lies encrypted in the database.</summary>
internal sealed class StaffUserStore(
    QhdDbContext context,
    IDataProtectionProvider protection,
    IdentityErrorDescriber? describer = null
) : UserOnlyStore<StaffUser, QhdDbContext, int>(context, describer)
{
    private readonly IDataProtector _protector = protection.CreateProtector("QhdHomeMap.Staff.SecondFactor");

    public override Task SetAuthenticatorKeyAsync(StaffUser user, string key, CancellationToken cancellationToken) =>
        base.SetAuthenticatorKeyAsync(user, _protector.Protect(key), cancellationToken);

    public override async Task<string?> GetAuthenticatorKeyAsync(StaffUser user, CancellationToken cancellationToken) =>
        await base.GetAuthenticatorKeyAsync(user, cancellationToken) is { Length: > 0 } key
            ? _protector.Unprotect(key)
            : null;
}
