using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using QhdHomeMap.Data.Secrets;

namespace QhdHomeMap.Data.Staff;

/// <summary>ASP.NET Core Identity as the union's staff use it: in Web, and in the commands of whoever runs the server.</summary>
public static class StaffIdentity
{
    public const int PasswordMinLength = 10;
    public const int FailuresBeforeLockout = 5;
    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    /// <summary>Needs <see cref="QhdDbContext"/>, logging and a <see cref="TimeProvider"/>.</summary>
    public static void AddStaffIdentity(this IServiceCollection services)
    {
        services.AddSharedProtection();
        services
            .AddIdentityCore<StaffUser>(o =>
            {
                o.User.AllowedUserNameCharacters = ""; // any: StaffUserName says which
                o.Password.RequiredLength = PasswordMinLength;
                o.Password.RequireDigit = true;
                o.Password.RequireLowercase = true;
                o.Password.RequireUppercase = true;
                o.Password.RequireNonAlphanumeric = false;
                o.Password.RequiredUniqueChars = 5;
                o.Lockout.MaxFailedAccessAttempts = FailuresBeforeLockout;
                o.Lockout.DefaultLockoutTimeSpan = Lockout;
            })
            .AddUserStore<StaffUserStore>()
            .AddUserValidator<StaffUserName>()
            .AddPasswordValidator<StaffPassword>()
            .AddErrorDescriber<ChineseIdentityErrors>()
            .AddTokenProvider<AuthenticatorTokenProvider<StaffUser>>(TokenOptions.DefaultAuthenticatorProvider);
    }
}
