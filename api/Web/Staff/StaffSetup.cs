using Microsoft.AspNetCore.Authorization;
using QhdHomeMap.Api.Riders;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Staff;

/// <summary>A signed-in member of staff is required by default; what is public says so.</summary>
internal static class StaffSetup
{
    public const string AntiforgeryHeader = "X-CSRF-Token";

    public static void AddStaff(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddDbContext<QhdDbContext>(o => QhdDbContext.Configure(o, configuration["QHD_DATABASE"]!));
        services.AddStaffIdentity();
        services.AddScoped<StaffAccounts>();
        // It reads the keys at the start and so would hold up a host whose database is away; they are read when first needed.
        // The framework's own name for it may change: then there is nothing to remove, and the start only waits longer.
        if (services.FirstOrDefault(s => s.ImplementationType?.Name == "DataProtectionHostedService") is { } reader)
            services.Remove(reader);
        services.AddOptions<StaffOptions>().BindConfiguration("Staff").ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<SessionReader>();
        services.AddAntiforgery(o =>
        {
            o.HeaderName = AntiforgeryHeader;
            o.Cookie.Name = "qhd_csrf";
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.SuppressXFrameOptionsHeader = true; // set for every answer
        });
    }

    /// <summary>After routing. What is public and what is riders' own passes by: nothing of it costs them.</summary>
    public static void UseStaff(this IApplicationBuilder app) =>
        app.UseWhen(
            // Routing's own answer to a wrong method is no endpoint of ours.
            context =>
                context.GetEndpoint() is RouteEndpoint endpoint
                && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
                && endpoint.Metadata.GetMetadata<RiderDemand>() is null,
            staff => staff.Use(next => context => StaffGate.PassAsync(context, next))
        );
}
