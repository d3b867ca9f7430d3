using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Unions;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Data.Tests.Reference;

/// <summary>What the notice of 22 August 2023 and the statistical codes fix, as every new database holds it.</summary>
public sealed class ReferenceDataTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncDisposable
{
    private readonly QhdDbContext _db = database.Open();

    public ValueTask DisposeAsync() => _db.DisposeAsync();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Areas_OfANewDatabase_AreNineWithSevenPolygons()
    {
        var areas = await _db.Areas.Include(a => a.Hosts).ToListAsync(Cancellation);

        Assert.Equal(9, areas.Count);
        Assert.Equal(["130371", "130372"], areas.Where(a => a.IsZone).Select(a => a.Code).Order());
        Assert.All(areas.Where(a => !a.IsZone), a => Assert.True(a.Boundary!.IsValid, a.Name));
        Assert.All(areas, a => Assert.EndsWith("总工会", a.SignatureName, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Polygons_ComparedPairByPair_DoNotOverlap()
    {
        var areas = await _db.Areas.Where(a => a.Boundary != null).ToListAsync(Cancellation);
        var pairs =
            from a in areas
            from b in areas
            where string.CompareOrdinal(a.Code, b.Code) < 0
            select (Pair: $"{a.Name}, {b.Name}", SquareDegrees: a.Boundary!.Intersection(b.Boundary!).Area);

        Assert.Equal(7 * 6 / 2, pairs.Count());
        Assert.All(pairs, p => Assert.True(p.SquareDegrees < 1e-9, p.Pair));
    }

    [Theory]
    [InlineData("130371", "130302,130303,130306")]
    [InlineData("130372", "130306,130322")]
    public async Task Zone_OfANewDatabase_LiesInItsHostCounties(string zone, string hosts)
    {
        var area = await _db.Areas.Include(a => a.Hosts).SingleAsync(a => a.Code == zone, Cancellation);

        Assert.Equal(hosts.Split(','), area.Hosts.Select(h => h.HostCode).Order());
    }

    [Fact]
    public async Task Townships_OfANewDatabase_AreTheCitys102()
    {
        var townships = await _db.Townships.ToListAsync(Cancellation);

        Assert.Equal(102, townships.Count);
        Assert.All(townships, t => Assert.StartsWith(t.AreaCode, t.Code, StringComparison.Ordinal));
        Assert.Equal(9, townships.Select(t => t.AreaCode).Distinct().Count());
    }

    [Fact]
    public async Task Unions_OfANewDatabase_FormOneTreeOfThreeLevels()
    {
        var unions = await _db.Unions.ToDictionaryAsync(u => u.Id, Cancellation);

        var city = Assert.Single(unions.Values, u => u.ParentId is null);
        Assert.Equal((UnionKind.City, "秦皇岛市总工会"), (city.Kind, city.Name));
        var below = unions.Values.Where(u => u.ParentId == city.Id).GroupBy(u => u.Kind);
        Assert.Equal(
            [(UnionKind.County, 9), (UnionKind.System, 1), (UnionKind.Direct, 1)],
            below.Select(g => (g.Key, g.Count())).OrderBy(g => g.Key)
        );
        var towns = unions.Values.Where(u => u.Kind is UnionKind.Town).ToList();
        Assert.Equal(102, towns.Count);
        Assert.Equal(1 + 11 + 102, unions.Count);
        Assert.All(
            towns,
            t =>
            {
                Assert.Equal(
                    (UnionKind.County, t.AreaCode),
                    (unions[t.ParentId!.Value].Kind, unions[t.ParentId.Value].AreaCode)
                );
                Assert.StartsWith(t.AreaCode!, t.TownshipCode, StringComparison.Ordinal);
            }
        );
    }

    [Theory]
    [InlineData("昌黎县总工会", 1, 2)]
    [InlineData("卢龙县总工会", 1, 2)]
    [InlineData("青龙满族自治县总工会", 1, 2)]
    [InlineData("海港区总工会", 1, 5)]
    [InlineData("抚宁区总工会", 1, 2)]
    [InlineData("山海关区总工会", 1, 2)]
    [InlineData("北戴河区总工会", 1, 2)]
    [InlineData("秦皇岛开发区总工会", 1, 1)]
    [InlineData("北戴河新区总工会", 1, 0)]
    public async Task Quota_Of2023_IsTheNoticesRow(string union, int county, int town)
    {
        var rows = await QuotasOf2023Async(union);

        Assert.Equal(
            new Dictionary<HomeLevel, int> { [HomeLevel.County] = county, [HomeLevel.Town] = town },
            rows.ToDictionary(q => q.Level, q => q.Homes)
        );
    }

    [Fact]
    public async Task Quotas_Of2023_AddUpToNineAndEighteen()
    {
        var rows = await QuotasOf2023Async(null);

        Assert.Equal(9, rows.Where(q => q.Level is HomeLevel.County).Sum(q => q.Homes));
        Assert.Equal(18, rows.Where(q => q.Level is HomeLevel.Town).Sum(q => q.Homes));
    }

    [Fact]
    public async Task Services_OfANewDatabase_HaveTheContractsCodesInOrder()
    {
        const string Codes =
            "water hot_water meal_heating rest heating cooling toilet phone_charging ebike_charging battery_swap first_aid "
            + "reading wifi av fitness join_union legal counselling childcare employment volunteer other";

        Assert.Equal(
            Codes.Split(' '),
            await _db.Services.OrderBy(s => s.Id).Select(s => s.Code).ToListAsync(Cancellation)
        );
    }

    private Task<List<Quota>> QuotasOf2023Async(string? union) =>
        (
            from q in _db.Quotas
            join u in _db.Unions on q.UnionId equals u.Id
            where q.Year == 2023 && (union == null || u.Name == union)
            select q
        ).ToListAsync(Cancellation);
}
