using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QhdHomeMap.Data.Areas;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Data.Workers;

internal sealed class WorkplaceConfiguration : IEntityTypeConfiguration<Workplace>
{
    public void Configure(EntityTypeBuilder<Workplace> workplace)
    {
        workplace.ToTable(
            "workplaces",
            t =>
            {
                t.HasLengthCheck("name", Workplace.NameMaxLength);
                t.HasPlaceCheck();
                t.HasCheckConstraint("ck_workplaces_head_count", $"head_count between 1 and {Workplace.MaxHeadCount}");
                t.HasCodeCheck<Trade>("trade");
            }
        );
        workplace.Property(w => w.Id).UseIdentityAlwaysColumn();
        workplace.Property(w => w.Name).HasMaxLength(Workplace.NameMaxLength);
        workplace.Property(w => w.Hours).HasMaxLength(Home.HoursMaxLength);
        workplace.Property(w => w.Location).HasColumnType("geography(Point,4326)");
        workplace.Property(w => w.Trade).IsCode();
        workplace.HasIndex(w => w.Location).HasMethod("gist");
        workplace.HasOne<Area>().WithMany().HasForeignKey(w => w.AreaCode).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RiderCellConfiguration : IEntityTypeConfiguration<RiderCell>
{
    public void Configure(EntityTypeBuilder<RiderCell> cell)
    {
        cell.ToTable(
            "rider_cells",
            t =>
            {
                t.HasPlaceCheck();
                t.HasCheckConstraint(
                    "ck_rider_cells_cell_m",
                    $"cell_m between {RiderCell.MinCellM} and {RiderCell.MaxCellM}"
                );
            }
        );
        cell.Property(c => c.Id).UseIdentityAlwaysColumn();
        cell.Property(c => c.Location).HasColumnType("geography(Point,4326)");
        cell.HasIndex(c => c.Location).HasMethod("gist");
        cell.HasOne<Area>().WithMany().HasForeignKey(c => c.AreaCode).OnDelete(DeleteBehavior.Restrict);
        cell.HasMany(c => c.Hours).WithOne().HasForeignKey(h => h.CellId);
    }
}

internal sealed class RiderHourConfiguration : IEntityTypeConfiguration<RiderHour>
{
    public void Configure(EntityTypeBuilder<RiderHour> hour)
    {
        hour.ToTable(
            "rider_hours",
            t =>
            {
                t.HasCodeCheck<DayKind>("day");
                t.HasCheckConstraint("ck_rider_hours_hour", "hour between 0 and 23");
                t.HasCheckConstraint(
                    "ck_rider_hours_people",
                    $"people between {RiderCell.MinPeople} and {RiderCell.MaxPeople}"
                );
            }
        );
        hour.HasKey(h => new
        {
            h.CellId,
            h.Day,
            h.Hour,
        });
        hour.Property(h => h.Day).IsCode();
    }
}
