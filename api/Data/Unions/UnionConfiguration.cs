using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QhdHomeMap.Data.Areas;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Data.Unions;

internal sealed class UnionConfiguration : IEntityTypeConfiguration<Union>
{
    public void Configure(EntityTypeBuilder<Union> union)
    {
        union.ToTable(
            "unions",
            t =>
            {
                t.HasCodeCheck<UnionKind>("kind");
                t.HasCheckConstraint("ck_unions_parent", "(kind = 'city') = (parent_id is null) and parent_id <> id");
                t.HasCheckConstraint("ck_unions_area", "(area_code is not null) = (kind in ('county', 'town'))");
            }
        );
        union.HasIndex(u => u.Code).IsUnique();
        union.HasIndex(u => u.Name).IsUnique();
        union.Property(u => u.Kind).IsCode();
        union.HasOne<Union>().WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.Restrict);
        union.HasOne<Area>().WithMany().HasForeignKey(u => u.AreaCode).OnDelete(DeleteBehavior.Restrict);
        union.HasOne<Township>().WithMany().HasForeignKey(u => u.TownshipCode).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class QuotaConfiguration : IEntityTypeConfiguration<Quota>
{
    public void Configure(EntityTypeBuilder<Quota> quota)
    {
        quota.ToTable(
            "quotas",
            t =>
            {
                t.HasCodeCheck<HomeLevel>("level");
                t.HasCheckConstraint("ck_quotas_homes", "homes >= 0");
                t.HasCheckConstraint("ck_quotas_year", "year between 2020 and 2100");
            }
        );
        quota.HasKey(q => new
        {
            q.UnionId,
            q.Year,
            q.Level,
        });
        quota.Property(q => q.Level).IsCode();
        quota.HasOne<Union>().WithMany().HasForeignKey(q => q.UnionId);
    }
}
