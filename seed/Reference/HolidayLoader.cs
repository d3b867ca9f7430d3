using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Holidays;
using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Seed.Reference;

/// <summary>The years of holidays: those that this release knows, and those that an officer brings when a notice is out.</summary>
internal static class HolidayLoader
{
    /// <summary>Adds the years that the database lacks; what an officer has corrected stays.</summary>
    public static async Task AddMissingAsync(QhdDbContext db, CancellationToken cancellation)
    {
        var known = await db.HolidayYears.Select(y => y.Year).ToHashSetAsync(cancellation);
        foreach (var path in Directory.EnumerateFiles(DataFiles.Path("holidays"), "*.json").Order())
        {
            var year = await ReadAsync(path, cancellation);
            if (!known.Contains(year.Year))
            {
                db.HolidayYears.Add(year);
            }
        }
    }

    /// <summary>Puts a file's year in the place of what the database has of it.</summary>
    /// <exception cref="FormatException">The file is not one of a year's holidays.</exception>
    public static async Task<PublishedHolidayYear> ReplaceAsync(
        QhdDbContext db,
        string path,
        CancellationToken cancellation
    )
    {
        var year = await ReadAsync(path, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.HolidayYears.Where(y => y.Year == year.Year).ExecuteDeleteAsync(cancellation);
        db.HolidayYears.Add(year);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return year;
    }

    private static async Task<PublishedHolidayYear> ReadAsync(string path, CancellationToken cancellation)
    {
        var file = HolidayYear.Parse(await File.ReadAllBytesAsync(path, cancellation));
        var year = new PublishedHolidayYear { Year = file.Year, Source = Path.GetFileName(path) };
        year.Days.AddRange(
            file.Days.Select(day => new HolidayDate
            {
                Date = day.Date,
                Year = file.Year,
                Name = day.Name,
                IsWorkday = day.Kind is HolidayKind.MakeUpWorkday,
            })
        );
        return year;
    }
}
