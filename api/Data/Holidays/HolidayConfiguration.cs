using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace QhdHomeMap.Data.Holidays;

internal sealed class HolidayYearConfiguration : IEntityTypeConfiguration<PublishedHolidayYear>
{
    public void Configure(EntityTypeBuilder<PublishedHolidayYear> year)
    {
        year.ToTable("holiday_years", t => t.HasCheckConstraint("ck_holiday_years_year", "year between 2020 and 2100"));
        year.HasKey(y => y.Year);
        year.Property(y => y.Year).ValueGeneratedNever();
        year.HasMany(y => y.Days).WithOne().HasForeignKey(d => d.Year);
    }
}

internal sealed class HolidayDateConfiguration : IEntityTypeConfiguration<HolidayDate>
{
    public void Configure(EntityTypeBuilder<HolidayDate> day)
    {
        day.ToTable(
            "holiday_dates",
            t =>
            {
                t.HasCheckConstraint("ck_holiday_dates_year", "extract(year from date) = year");
                t.HasCheckConstraint("ck_holiday_dates_name", "btrim(name) <> ''");
            }
        );
        day.HasKey(d => d.Date);
    }
}
