using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Terms;

namespace QhdHomeMap.Seed.Reference;

/// <summary>
/// Adds the reference rows that a database lacks. What is there already stays as it is: the city may have renamed a service
/// or redrawn an area, and a new start must not undo that, nor make every instance read all homes again.
/// </summary>
internal static class ReferenceLoader
{
    public static async Task<int> LoadAsync(QhdDbContext db, CancellationToken cancellation)
    {
        var file = ReferenceFile.Read();
        AreaLoader.AddAreas(db, file, await db.Areas.Select(a => a.Code).ToHashSetAsync(cancellation));
        AreaLoader.AddTownships(db, await db.Townships.Select(t => t.Code).ToHashSetAsync(cancellation));
        await AddTermsAsync(db, file, cancellation);
        await HolidayLoader.AddMissingAsync(db, cancellation);
        var added = await db.SaveChangesAsync(cancellation);

        // Unions point at areas, quotas at the numbers that unions were just given.
        await UnionLoader.AddAsync(db, file, cancellation);
        added += await db.SaveChangesAsync(cancellation);
        await UnionLoader.AddQuotasAsync(db, file, cancellation);
        return added + await db.SaveChangesAsync(cancellation);
    }

    private static async Task AddTermsAsync(QhdDbContext db, ReferenceFile file, CancellationToken cancellation)
    {
        var services = await db.Services.Select(s => s.Code).ToHashSetAsync(cancellation);
        db.Services.AddRange(
            file.Services.Where(s => !services.Contains(s.Code))
                .Select(s => new Service
                {
                    Id = s.Id,
                    Code = s.Code,
                    Name = s.Name,
                    Category = EnumCode.Parse<ServiceCategory>(s.Category),
                })
        );
        await AddAsync(
            db.HostPositions,
            file.HostPositions,
            (c, n, i) =>
                new()
                {
                    Code = c,
                    Name = n,
                    SortOrder = i,
                }
        );
        await AddAsync(
            db.Settings,
            file.Settings,
            (c, n, i) =>
                new()
                {
                    Code = c,
                    Name = n,
                    SortOrder = i,
                }
        );
        await AddAsync(
            db.ActivityKinds,
            file.ActivityKinds,
            (c, n, i) =>
                new()
                {
                    Code = c,
                    Name = n,
                    SortOrder = i,
                }
        );
        await AddAsync(
            db.ServedGroups,
            file.ServedGroups,
            (c, n, i) =>
                new()
                {
                    Code = c,
                    Name = n,
                    SortOrder = i,
                }
        );

        async Task AddAsync<T>(
            DbSet<T> set,
            IReadOnlyList<ReferenceFile.TermEntry> entries,
            Func<string, string, int, T> create
        )
            where T : Term
        {
            var known = await set.Select(t => t.Code).ToHashSetAsync(cancellation);
            set.AddRange(
                entries
                    .Select((e, i) => (e, i))
                    .Where(x => !known.Contains(x.e.Code))
                    .Select(x => create(x.e.Code, x.e.Name, x.i))
            );
        }
    }
}
