using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace QhdHomeMap.Data.Secrets;

public static class SharedProtection
{
    /// <summary>Data protection whose keys lie in PostgreSQL, so that every instance of every host reads what another has written.</summary>
    public static void AddSharedProtection(this IServiceCollection services) =>
        services.AddDataProtection().SetApplicationName("QhdHomeMap").PersistKeysToDbContext<QhdDbContext>();
}
