using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Areas;
using QhdHomeMap.Data.Terms;
using QhdHomeMap.Data.Unions;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>What the members of a home may be chosen from, as the database holds it now. A few hundred short rows.</summary>
internal sealed record HomeChoices(
    IReadOnlyList<HomeChoices.AreaChoice> Areas,
    IReadOnlyList<Township> Townships,
    IReadOnlyList<Union> Unions,
    IReadOnlyList<Service> Services,
    IReadOnlyList<HostPosition> Hosts,
    IReadOnlyList<Setting> Settings
)
{
    /// <summary>A county or zone; the hosts of a zone are the counties in which it lies.</summary>
    internal sealed record AreaChoice(string Code, string Name, string ShortName, IReadOnlyList<string> Hosts)
    {
        /// <summary>Whose outlines may hold a point of the area.</summary>
        public IEnumerable<string> Outlines => Hosts.Count > 0 ? Hosts : [Code];
    }

    public static async Task<HomeChoices> ReadAsync(QhdDbContext db, CancellationToken cancellation) =>
        new(
            await db
                .Areas.OrderBy(a => a.SortOrder)
                .Select(a => new AreaChoice(
                    a.Code,
                    a.Name,
                    a.ShortName,
                    a.Hosts.OrderBy(h => h.HostCode).Select(h => h.HostCode).ToList()
                ))
                .ToListAsync(cancellation),
            await db.Townships.AsNoTracking().OrderBy(t => t.Code).ToListAsync(cancellation),
            await db.Unions.AsNoTracking().OrderBy(u => u.Id).ToListAsync(cancellation),
            await db.Services.AsNoTracking().OrderBy(s => s.Id).ToListAsync(cancellation),
            await db.HostPositions.AsNoTracking().OrderBy(t => t.SortOrder).ToListAsync(cancellation),
            await db.Settings.AsNoTracking().OrderBy(t => t.SortOrder).ToListAsync(cancellation)
        );

    public AreaChoice? Area(string? code) => Areas.FirstOrDefault(a => a.Code == code);

    public Union? Union(int? id) => Unions.FirstOrDefault(u => u.Id == id);

    public Service? Service(string? code) => Services.FirstOrDefault(s => s.Code == code);

    public string ServiceCode(short id) => Services.First(s => s.Id == id).Code;

    /// <summary>Whether a township may belong to an area: the same one's, or a zone's that the township's county holds a part of.</summary>
    public bool MayHold(string areaCode, Township township) =>
        Area(areaCode) is { } area && (area.Code == township.AreaCode || area.Hosts.Contains(township.AreaCode));

    /// <summary>The union and all below it.</summary>
    public HashSet<int> UnionTree(int id)
    {
        var tree = new HashSet<int> { id };
        for (var before = 0; before < tree.Count; )
        {
            before = tree.Count;
            tree.UnionWith(Unions.Where(u => u.ParentId is { } parent && tree.Contains(parent)).Select(u => u.Id));
        }
        return tree;
    }
}
