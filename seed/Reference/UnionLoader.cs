using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Unions;

namespace QhdHomeMap.Seed.Reference;

/// <summary>The city's federation, the nine below it, the two groups directly below the city, and a union for each township.</summary>
internal static class UnionLoader
{
    public static async Task AddAsync(QhdDbContext db, ReferenceFile file, CancellationToken cancellation)
    {
        var known = await db.Unions.ToDictionaryAsync(u => u.Code, cancellation);
        await AddLevelAsync(file.Unions.Where(u => u.Kind == "city").Select(u => ToUnion(u, null)));
        var city = known.Values.Single(u => u.Kind is UnionKind.City);
        await AddLevelAsync(file.Unions.Where(u => u.Kind != "city").Select(u => ToUnion(u, city.Id)));
        var counties = known.Values.Where(u => u.Kind is UnionKind.County).ToDictionary(u => u.AreaCode!);
        await AddLevelAsync((await db.Townships.ToListAsync(cancellation)).Select(ToTownUnion));

        // Each level needs the numbers that the database gave to the one above.
        async Task AddLevelAsync(IEnumerable<Union> unions)
        {
            foreach (var union in unions.Where(u => known.TryAdd(u.Code, u)))
            {
                db.Unions.Add(union);
            }

            await db.SaveChangesAsync(cancellation);
        }

        Union ToTownUnion(Data.Areas.Township township) =>
            new()
            {
                Code = township.Code,
                Name = $"{township.Name}总工会",
                Kind = UnionKind.Town,
                ParentId = counties[township.AreaCode].Id,
                AreaCode = township.AreaCode,
                TownshipCode = township.Code,
                Aliases = [$"{township.Name}工会"],
            };
    }

    public static async Task AddQuotasAsync(QhdDbContext db, ReferenceFile file, CancellationToken cancellation)
    {
        var unions = await db.Unions.ToDictionaryAsync(u => u.Code, u => u.Id, cancellation);
        var known = await db
            .Quotas.Select(q => new
            {
                q.UnionId,
                q.Year,
                q.Level,
            })
            .ToListAsync(cancellation);
        var quotas = file.Quotas.SelectMany(q =>
            new[] { (Level: HomeLevel.County, Homes: q.County), (Level: HomeLevel.Town, Homes: q.Town) }.Select(
                l => new Quota
                {
                    UnionId = unions[q.Union],
                    Year = q.Year,
                    Level = l.Level,
                    Homes = l.Homes,
                }
            )
        );
        db.Quotas.AddRange(
            quotas.Where(q =>
                !known.Contains(
                    new
                    {
                        q.UnionId,
                        q.Year,
                        q.Level,
                    }
                )
            )
        );
    }

    private static Union ToUnion(ReferenceFile.UnionEntry entry, int? parentId) =>
        new()
        {
            Code = entry.Code,
            Name = entry.Name,
            Kind = EnumCode.Parse<UnionKind>(entry.Kind),
            ParentId = parentId,
            AreaCode = entry.AreaCode,
            Aliases = [.. entry.Aliases ?? []],
        };
}
