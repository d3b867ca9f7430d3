using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data.Areas;
using QhdHomeMap.Data.Holidays;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Terms;
using QhdHomeMap.Data.Unions;

namespace QhdHomeMap.Data;

public sealed class QhdDbContext(DbContextOptions<QhdDbContext> options) : DbContext(options)
{
    public DbSet<Area> Areas => Set<Area>();
    public DbSet<Township> Townships => Set<Township>();
    public DbSet<Union> Unions => Set<Union>();
    public DbSet<Quota> Quotas => Set<Quota>();
    public DbSet<Home> Homes => Set<Home>();
    public DbSet<Service> Services => Set<Service>();
    public DbSet<HostPosition> HostPositions => Set<HostPosition>();
    public DbSet<Setting> Settings => Set<Setting>();
    public DbSet<ActivityKind> ActivityKinds => Set<ActivityKind>();
    public DbSet<ServedGroup> ServedGroups => Set<ServedGroup>();
    public DbSet<PublishedHolidayYear> HolidayYears => Set<PublishedHolidayYear>();

    /// <summary>A context outside a host's service container: command-line programs, tests, the migrations tool.</summary>
    public static QhdDbContext Open(string connectionString)
    {
        var builder = new DbContextOptionsBuilder<QhdDbContext>();
        Configure(builder, connectionString);
        return new QhdDbContext(builder.Options);
    }

    public static void Configure(DbContextOptionsBuilder builder, string connectionString) =>
        builder.UseNpgsql(connectionString, o => o.UseNetTopologySuite()).UseSnakeCaseNamingConvention();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasPostgresExtension("postgis");
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(QhdDbContext).Assembly);
    }
}
