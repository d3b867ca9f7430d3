using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QhdHomeMap.Data.Areas;
using QhdHomeMap.Data.Terms;
using QhdHomeMap.Data.Unions;

namespace QhdHomeMap.Data.Homes;

internal sealed class HomeConfiguration : IEntityTypeConfiguration<Home>
{
    /// <summary>The transaction that last changed the home or what hangs on it.</summary>
    public const string ChangeXid = "change_xid";

    public void Configure(EntityTypeBuilder<Home> home)
    {
        home.ToTable("homes", Checks);
        home.Property(h => h.Id).UseIdentityAlwaysColumn();
        home.Property(h => h.Code).HasMaxLength(Home.CodeMaxLength);
        home.Property(h => h.Name).HasMaxLength(Home.NameMaxLength);
        home.Property(h => h.Address).HasMaxLength(Home.AddressMaxLength);
        home.Property(h => h.Hours).HasMaxLength(Home.HoursMaxLength);
        home.Property(h => h.AccessNote).HasMaxLength(Home.NoteMaxLength);
        home.Property(h => h.SuspensionReason).HasMaxLength(Home.NoteMaxLength);
        home.Property(h => h.Phone).HasMaxLength(Home.PhoneMaxLength);
        home.Property(h => h.Location).HasColumnType("geography(Point,4326)");
        home.Property(h => h.Kind).IsCode();
        home.Property(h => h.Level).IsCode();
        home.Property(h => h.Grade).IsCode();
        home.Property(h => h.Form).IsCode();
        home.Property(h => h.Access).IsCode();
        home.Property(h => h.Status).IsCode();
        home.Property(h => h.Version).HasDefaultValue(1L).ValueGeneratedOnAddOrUpdate().IsConcurrencyToken();
        home.Property<ulong>(ChangeXid)
            .HasColumnType("xid8")
            .HasDefaultValueSql("pg_current_xact_id()")
            .ValueGeneratedOnAddOrUpdate();

        home.HasIndex(h => h.Code).IsUnique();
        home.HasIndex(h => new { h.Name, h.Address }).IsUnique().HasFilter("code_assigned");
        home.HasIndex(h => h.FilingNo).IsUnique();
        home.HasIndex(h => h.Location).HasMethod("gist");
        home.HasIndex(h => h.CoverageRadiusM); // its last entry is the largest radius: see HomeQueries.CoveringSql
        home.HasIndex(ChangeXid);

        home.HasOne<Area>().WithMany().HasForeignKey(h => h.AreaCode).OnDelete(DeleteBehavior.Restrict);
        home.HasOne<Township>().WithMany().HasForeignKey(h => h.TownshipCode).OnDelete(DeleteBehavior.Restrict);
        home.HasOne<Union>().WithMany().HasForeignKey(h => h.UnionId).OnDelete(DeleteBehavior.Restrict);
        home.HasOne<HostPosition>().WithMany().HasForeignKey(h => h.HostPositionCode).OnDelete(DeleteBehavior.Restrict);
        home.HasOne<Setting>().WithMany().HasForeignKey(h => h.SettingCode).OnDelete(DeleteBehavior.Restrict);
        home.HasMany(h => h.Services).WithOne().HasForeignKey(s => s.HomeId);
        home.HasMany(h => h.Managers).WithOne().HasForeignKey(m => m.HomeId);
        home.HasMany(h => h.Alerts).WithOne().HasForeignKey(a => a.HomeId);
    }

    private static void Checks(TableBuilder<Home> table)
    {
        table.HasLengthCheck("code", Home.CodeMaxLength);
        table.HasLengthCheck("name", Home.NameMaxLength);
        table.HasCodeCheck<HomeKind>("kind");
        table.HasCodeCheck<HomeLevel>("level");
        table.HasCodeCheck<HomeGrade>("grade");
        table.HasCodeCheck<HomeForm>("form");
        table.HasCodeCheck<AccessWay>("access");
        table.HasCodeCheck<HomeStatus>("status");
        table.HasCheckConstraint(
            "ck_homes_coverage_radius",
            $"coverage_radius_m between {Home.MinCoverageRadiusM} and {Home.MaxCoverageRadiusM}"
        );
        table.HasCheckConstraint("ck_homes_capacity", $"capacity between 1 and {Home.MaxCapacity}");
        table.HasCheckConstraint(
            "ck_homes_suspension",
            "(status = 'suspended') = (suspension_reason is not null)"
                + " and (status = 'suspended') = (suspended_from is not null)"
                + " and (suspended_until is null or suspended_until > suspended_from)"
        );
        table.HasInstantCheck("suspended_from");
        table.HasInstantCheck("suspended_until");
        table.HasPlaceCheck();
        // A sample must say so in its name and may not lead a rider to a telephone.
        table.HasCheckConstraint(
            "ck_homes_sample",
            $"not is_sample or (name like '{Home.SampleNamePrefix}%' and phone is null)"
        );
    }
}

internal sealed class HomeServiceConfiguration : IEntityTypeConfiguration<HomeService>
{
    public void Configure(EntityTypeBuilder<HomeService> service)
    {
        service.ToTable("home_services", t => t.HasInstantCheck("verified_at"));
        service.HasKey(s => new { s.HomeId, s.ServiceId });
        service.HasOne<Service>().WithMany().HasForeignKey(s => s.ServiceId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class HomeManagerConfiguration : IEntityTypeConfiguration<HomeManager>
{
    public void Configure(EntityTypeBuilder<HomeManager> manager)
    {
        manager.ToTable("home_managers", t => t.HasLengthCheck("name", Home.ManagerNameMaxLength));
        manager.Property(m => m.Phone).HasMaxLength(Home.PhoneMaxLength);
    }
}

internal sealed class HomeAlertConfiguration : IEntityTypeConfiguration<HomeAlert>
{
    public void Configure(EntityTypeBuilder<HomeAlert> alert)
    {
        alert.ToTable("home_alerts", t => t.HasInstantCheck("since"));
        alert.HasKey(a => new { a.HomeId, a.ServiceId });
        alert.HasOne<Service>().WithMany().HasForeignKey(a => a.ServiceId).OnDelete(DeleteBehavior.Restrict);
    }
}
