using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data.Activities;
using QhdHomeMap.Data.Areas;
using QhdHomeMap.Data.Audit;
using QhdHomeMap.Data.Callbacks;
using QhdHomeMap.Data.Consents;
using QhdHomeMap.Data.Holidays;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Notices;
using QhdHomeMap.Data.Planning;
using QhdHomeMap.Data.Riders;
using QhdHomeMap.Data.Roads;
using QhdHomeMap.Data.Secrets;
using QhdHomeMap.Data.Staff;
using QhdHomeMap.Data.Terms;
using QhdHomeMap.Data.Unions;
using QhdHomeMap.Data.Workers;

namespace QhdHomeMap.Data;

public sealed class QhdDbContext : DbContext, IDataProtectionKeyContext
{
    private static readonly DeedInterceptor DeedInterceptor = new();

    public QhdDbContext(DbContextOptions<QhdDbContext> options)
        : base(options) => Database.AutoTransactionBehavior = AutoTransactionBehavior.Always; // a deed is told to a transaction

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
    public DbSet<RoadNetworkVersion> RoadNetworks => Set<RoadNetworkVersion>();
    public DbSet<Workplace> Workplaces => Set<Workplace>();
    public DbSet<RiderCell> RiderCells => Set<RiderCell>();
    public DbSet<Scenario> Scenarios => Set<Scenario>();
    public DbSet<PlanRun> PlanRuns => Set<PlanRun>();
    public DbSet<PlanRunFile> PlanRunFiles => Set<PlanRunFile>();
    public DbSet<StaffUser> StaffUsers => Set<StaffUser>();
    public DbSet<StaffAppointment> StaffAppointments => Set<StaffAppointment>();
    public DbSet<StaffSession> StaffSessions => Set<StaffSession>();
    public DbSet<SignIn> SignIns => Set<SignIn>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<SharedSecret> SharedSecrets => Set<SharedSecret>();
    public DbSet<Rider> Riders => Set<Rider>();
    public DbSet<LookupKey> LookupKeys => Set<LookupKey>();
    public DbSet<RiderSession> RiderSessions => Set<RiderSession>();
    public DbSet<RiderToken> RiderTokens => Set<RiderToken>();
    public DbSet<RiderFavourite> RiderFavourites => Set<RiderFavourite>();
    public DbSet<MessageTemplate> MessageTemplates => Set<MessageTemplate>();
    public DbSet<ConsentEntry> ConsentEntries => Set<ConsentEntry>();
    public DbSet<ConsentBalance> ConsentBalances => Set<ConsentBalance>();
    public DbSet<ConsentClaim> ConsentClaims => Set<ConsentClaim>();
    public DbSet<ConsentReservation> ConsentReservations => Set<ConsentReservation>();
    public DbSet<MessageDelivery> MessageDeliveries => Set<MessageDelivery>();
    public DbSet<CallbackRow> CallbackRows => Set<CallbackRow>();
    public DbSet<CallbackNonce> CallbackNonces => Set<CallbackNonce>();
    public DbSet<Activity> Activities => Set<Activity>();
    public DbSet<ActivitySignUp> ActivitySignUps => Set<ActivitySignUp>();
    public DbSet<CheckIn> CheckIns => Set<CheckIn>();
    public DbSet<DoorCode> DoorCodes => Set<DoorCode>();
    public DbSet<Campaign> Campaigns => Set<Campaign>();
    public DbSet<CampaignRecipient> CampaignRecipients => Set<CampaignRecipient>();
    public DbSet<SendingGate> SendingGates => Set<SendingGate>();
    public DbSet<StaffBinding> StaffBindings => Set<StaffBinding>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>
    /// On whose behalf the next transactions write; without it the audit log names the database user and the program.
    /// </summary>
    public Deed? Deed { get; set; }

    /// <summary>A context outside a host's service container: command-line programs, tests, the migrations tool.</summary>
    public static QhdDbContext Open(string connectionString)
    {
        var builder = new DbContextOptionsBuilder<QhdDbContext>();
        Configure(builder, connectionString);
        return new QhdDbContext(builder.Options);
    }

    public static void Configure(DbContextOptionsBuilder builder, string connectionString) =>
        builder
            .UseNpgsql(connectionString, o => o.UseNetTopologySuite())
            .UseSnakeCaseNamingConvention()
            .AddInterceptors(DeedInterceptor);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasPostgresExtension("postgis");
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(QhdDbContext).Assembly);
    }
}
