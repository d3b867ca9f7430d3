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
        await AreaLoader.AddResidentsAsync(db, cancellation);
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
        AddServices(db, file.Services, await db.Services.AsNoTracking().ToListAsync(cancellation));
        await AddMissingAsync(db.HostPositions, file.HostPositions, cancellation);
        await AddMissingAsync(db.Settings, file.Settings, cancellation);
        await AddMissingAsync(db.ActivityKinds, file.ActivityKinds, cancellation);
        await AddMissingAsync(db.ServedGroups, file.ServedGroups, cancellation);
    }

    /// <summary>
    /// The city may have added a service of its own under a number that this release meant for another, which then takes the
    /// lowest free one, after those that can have theirs.
    /// </summary>
    private static void AddServices(
        QhdDbContext db,
        IReadOnlyList<ReferenceFile.ServiceEntry> entries,
        List<Service> known
    )
    {
        var taken = known.Select(s => s.Id).ToHashSet();
        var missing = entries.Where(e => !known.Exists(s => s.Code == e.Code || s.Name == e.Name)).ToList();
        foreach (var entry in missing.OrderBy(e => taken.Contains(e.Id)).ToList())
        {
            var id = taken.Contains(entry.Id) ? LowestFree(taken) : entry.Id;
            taken.Add(id);
            db.Services.Add(
                new Service
                {
                    Id = id,
                    Code = entry.Code,
                    Name = entry.Name,
                    Category = EnumCode.Parse<ServiceCategory>(entry.Category),
                }
            );
        }
    }

    private static short LowestFree(HashSet<short> taken) =>
        (short)Enumerable.Range(0, taken.Count + 1).First(id => !taken.Contains((short)id));

    private static async Task AddMissingAsync<T>(
        DbSet<T> terms,
        IReadOnlyList<ReferenceFile.TermEntry> entries,
        CancellationToken cancellation
    )
        where T : Term, new()
    {
        var known = await terms.AsNoTracking().ToListAsync(cancellation);
        terms.AddRange(
            entries
                .Index()
                .Where(e => !known.Exists(t => t.Code == e.Item.Code || t.Name == e.Item.Name))
                .Select(e => new T
                {
                    Code = e.Item.Code,
                    Name = e.Item.Name,
                    SortOrder = e.Index,
                })
        );
    }
}
