using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>Which homes a list shows, as the caller wrote it.</summary>
internal sealed record StaffHomeQuery(
    [property: Description("隶属工会的编号；含其下级")] string? Union,
    [property: Description("县区代码，如 130302")] string? AreaCode,
    [property: Description("阵地类别：home、station")] string? Kind,
    [property: Description("此刻的状态：planned、open、suspended、closed")] string? Status,
    [property: Description("名称、地址或编号中的文字，不超过 50 个字")] string? Q
)
{
    public const int MaxWordsLength = 50;

    /// <returns>The homes of the caller's scope; null when anything is wrong, and <paramref name="values"/> says all of it.</returns>
    public IQueryable<Home>? Of(
        QhdDbContext db,
        HomeChoices choices,
        StaffCaller caller,
        DateTimeOffset now,
        QueryValues values
    )
    {
        var homes = db.Homes.AsNoTracking().Where(caller.Scope(StaffRight.SeeHomes).Homes);
        if (values.Id("union", Union) is { } union)
        {
            if (choices.Union(union) is null)
                values.Errors.Add("union", "没有这个工会");
            int[] tree = [.. choices.UnionTree(union)];
            homes = homes.Where(h => tree.Contains(h.UnionId));
        }
        if (QueryValues.Given(AreaCode) is { } area)
        {
            if (choices.Area(area) is null)
                values.Errors.Add("areaCode", "没有这个县区代码");
            homes = homes.Where(h => h.AreaCode == area);
        }
        if (values.Code<HomeKind>("kind", Kind) is { } kind)
            homes = homes.Where(h => h.Kind == kind);
        if (values.Code<HomeStatus>("status", Status) is { } status)
            homes = OfStatus(homes, status, now);
        if (values.Words("q", Q, MaxWordsLength) is { } words)
        {
            var pattern = QueryValues.Pattern(words);
            homes = homes.Where(h =>
                EF.Functions.ILike(h.Name, pattern, @"\")
                || EF.Functions.ILike(h.Address, pattern, @"\")
                || EF.Functions.ILike(h.Code, pattern, @"\")
            );
        }
        return values.Errors.Any ? null : homes;
    }

    /// <summary>As <see cref="Home.StatusAt"/> has it.</summary>
    private static IQueryable<Home> OfStatus(IQueryable<Home> homes, HomeStatus status, DateTimeOffset now) =>
        status switch
        {
            HomeStatus.Open => homes.Where(h =>
                h.Status == HomeStatus.Open || (h.Status == HomeStatus.Suspended && h.SuspendedUntil <= now)
            ),
            HomeStatus.Suspended => homes.Where(h =>
                h.Status == HomeStatus.Suspended && (h.SuspendedUntil == null || h.SuspendedUntil > now)
            ),
            _ => homes.Where(h => h.Status == status),
        };
}
