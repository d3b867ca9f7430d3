using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace QhdHomeMap.Data.Areas;

internal sealed class AreaConfiguration : IEntityTypeConfiguration<Area>
{
    public void Configure(EntityTypeBuilder<Area> area)
    {
        area.ToTable(
            "areas",
            t =>
            {
                t.HasCheckConstraint("ck_areas_code", "code ~ '^[0-9]{6}$'");
                t.HasCheckConstraint(
                    "ck_areas_residents",
                    "(residents is null) = (residents_year is null) and residents >= 0"
                        + " and residents_year between 2000 and 2100"
                );
            }
        );
        area.HasKey(a => a.Code);
        area.HasIndex(a => a.Name).IsUnique();
        area.Property(a => a.Boundary).HasColumnType("geometry(MultiPolygon,4326)");
        area.HasIndex(a => a.Boundary).HasMethod("gist");
        area.Ignore(a => a.IsZone);
        area.HasMany(a => a.Hosts).WithOne().HasForeignKey(h => h.ZoneCode);
    }
}

internal sealed class ZoneHostConfiguration : IEntityTypeConfiguration<ZoneHost>
{
    public void Configure(EntityTypeBuilder<ZoneHost> host)
    {
        host.ToTable("zone_hosts", t => t.HasCheckConstraint("ck_zone_hosts_differ", "zone_code <> host_code"));
        host.HasKey(h => new { h.ZoneCode, h.HostCode });
        host.HasOne<Area>().WithMany().HasForeignKey(h => h.HostCode);
    }
}

internal sealed class TownshipConfiguration : IEntityTypeConfiguration<Township>
{
    public void Configure(EntityTypeBuilder<Township> township)
    {
        township.ToTable("townships", t => t.HasCheckConstraint("ck_townships_code", "code ~ '^[0-9]{9}$'"));
        township.HasKey(t => t.Code);
        township.HasIndex(t => new { t.AreaCode, t.Name }).IsUnique();
        township.Property(t => t.Boundary).HasColumnType("geometry(MultiPolygon,4326)");
        township.HasIndex(t => t.Boundary).HasMethod("gist");
        township.HasOne<Area>().WithMany().HasForeignKey(t => t.AreaCode);
    }
}
