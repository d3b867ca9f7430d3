using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Areas;
using QhdHomeMap.Data.Unions;

namespace QhdHomeMap.Seed.Sample;

/// <summary>The reference rows that sample homes point at.</summary>
internal sealed record SampleReference(
    IReadOnlyList<Area> Areas,
    IReadOnlyDictionary<string, Township> Townships,
    IReadOnlyDictionary<string, Union> Unions,
    IReadOnlyDictionary<string, short> Services
)
{
    public static async Task<SampleReference> ReadAsync(QhdDbContext db, CancellationToken cancellation) =>
        new(
            await db.Areas.AsNoTracking().Include(a => a.Hosts).ToListAsync(cancellation),
            await db.Townships.AsNoTracking().ToDictionaryAsync(t => t.Code, cancellation),
            await db.Unions.AsNoTracking().ToDictionaryAsync(u => u.Code, cancellation),
            await db.Services.ToDictionaryAsync(s => s.Code, s => s.Id, cancellation)
        );

    public Area Area(SampleEntry entry) => Areas.Single(a => a.Code == entry.AreaCode);

    /// <summary>The union named, else the township's, else the county's. A county-level home is the county union's own wherever it stands.</summary>
    public Union Union(SampleEntry entry) =>
        Unions[
            entry.UnionCode
                ?? (entry.Level is Data.Homes.HomeLevel.County ? null : entry.TownshipCode)
                ?? entry.AreaCode
        ];
}
