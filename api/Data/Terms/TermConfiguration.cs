using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace QhdHomeMap.Data.Terms;

internal abstract class TermConfiguration<T>(string table) : IEntityTypeConfiguration<T>
    where T : Term
{
    public void Configure(EntityTypeBuilder<T> term)
    {
        term.ToTable(table, t => t.HasCheckConstraint($"ck_{table}_code", "code ~ '^[a-z][a-z0-9_]*$'"));
        term.HasKey(t => t.Code);
        term.HasIndex(t => t.Name).IsUnique();
    }
}

internal sealed class HostPositionConfiguration() : TermConfiguration<HostPosition>("host_positions");

internal sealed class SettingConfiguration() : TermConfiguration<Setting>("settings");

internal sealed class ActivityKindConfiguration() : TermConfiguration<ActivityKind>("activity_kinds");

internal sealed class ServedGroupConfiguration() : TermConfiguration<ServedGroup>("served_groups");

internal sealed class ServiceConfiguration : IEntityTypeConfiguration<Service>
{
    public void Configure(EntityTypeBuilder<Service> service)
    {
        service.ToTable(
            "services",
            t =>
            {
                t.HasCheckConstraint("ck_services_id", $"id between 0 and {Service.MaxId}");
                t.HasCheckConstraint("ck_services_code", "code ~ '^[a-z][a-z0-9_]*$'");
                t.HasCodeCheck<ServiceCategory>("category");
            }
        );
        service.Property(s => s.Id).ValueGeneratedNever();
        service.Property(s => s.Category).IsCode();
        service.HasIndex(s => s.Code).IsUnique();
        service.HasIndex(s => s.Name).IsUnique();
    }
}
