using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace QhdHomeMap.Data.Audit;

internal sealed class AuditConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("audit_entries", t => t.HasCodeCheck<AuditSubject>("subject"));
        entry.Property(e => e.Id).UseIdentityAlwaysColumn();
        entry.Property(e => e.Subject).IsCode();
        entry.HasIndex(e => new
        {
            e.Subject,
            e.SubjectId,
            e.Id,
        });
        entry.HasIndex(e => e.At);
        entry.HasIndex(e => e.UnionIds).HasMethod("gin");
    }
}
