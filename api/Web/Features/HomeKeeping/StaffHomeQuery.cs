using System.ComponentModel;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>Which homes a list shows, as the caller wrote it. A parameter left empty counts as not given.</summary>
internal sealed record StaffHomeQuery(
    [property: Description("隶属工会的编号；含其下级")] string? Union,
    [property: Description("县区代码，如 130302")] string? AreaCode,
    [property: Description("阵地类别：home、station")] string? Kind,
    [property: Description("此刻的状态：planned、open、suspended、closed")] string? Status,
    [property: Description("名称、地址或编号中的文字，不超过 50 个字")] string? Q
)
{
    public const int MaxWordsLength = 50;

    /// <returns>The homes of the caller's scope; null when anything is wrong, and <paramref name="errors"/> says all of it.</returns>
    public IQueryable<Home>? Of(
        QhdDbContext db,
        HomeChoices choices,
        StaffCaller caller,
        DateTimeOffset now,
        FieldErrors errors
    )
    {
        var homes = db.Homes.AsNoTracking().Where(caller.Scope(StaffRight.SeeHomes).Homes);
        if (Given(Union) is { } union)
        {
            if (
                int.TryParse(union, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && choices.Union(id) is not null
            )
            {
                int[] tree = [.. choices.UnionTree(id)];
                homes = homes.Where(h => tree.Contains(h.UnionId));
            }
            else
                errors.Add("union", "没有这个工会");
        }
        if (Given(AreaCode) is { } area)
        {
            if (choices.Area(area) is null)
                errors.Add("areaCode", "没有这个县区代码");
            homes = homes.Where(h => h.AreaCode == area);
        }
        if (Code<HomeKind>("kind", Kind, errors) is { } kind)
            homes = homes.Where(h => h.Kind == kind);
        if (Code<HomeStatus>("status", Status, errors) is { } status)
            homes = OfStatus(homes, status, now);
        if (Given(Q) is { } words)
        {
            if (HomeFields.FaultOf(words, MaxWordsLength) is { } fault)
                errors.Add("q", fault);
            var pattern = $"%{words.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%";
            homes = homes.Where(h =>
                EF.Functions.ILike(h.Name, pattern, @"\")
                || EF.Functions.ILike(h.Address, pattern, @"\")
                || EF.Functions.ILike(h.Code, pattern, @"\")
            );
        }
        return errors.Any ? null : homes;
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

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static T? Code<T>(string field, string? text, FieldErrors errors)
        where T : struct, Enum
    {
        if (Given(text) is not { } code)
            return null;
        if (EnumCode.TryParse<T>(code, out var value))
            return value;
        errors.Add(field, $"应为 {string.Join("、", EnumCode.All<T>())} 之一");
        return null;
    }
}
