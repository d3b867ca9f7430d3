using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Unions;
using QhdHomeMap.Seed.Sample;

namespace QhdHomeMap.Seed.Tests.Sample;

public sealed class SampleCityTests(LoadedSampleCity city) : IClassFixture<LoadedSampleCity>
{
    private static readonly DateTimeOffset Now = LoadedSampleCity.Now;

    private IEnumerable<Home> SharedHomes => city.Homes.Where(h => h.Kind is HomeKind.Home);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SharedHomes_CountedByUnionAndLevel_AreTheQuotasOf2023()
    {
        await using var db = city.Open();
        var unions = await db.Unions.ToDictionaryAsync(u => u.Id, Cancellation);
        var quotas = await db.Quotas.Where(q => q.Year == 2023 && q.Homes > 0).ToListAsync(Cancellation);

        var built = SharedHomes.GroupBy(
            h => (County(unions[h.UnionId]), h.Level!.Value),
            (key, homes) => (key, homes.Count())
        );

        Assert.Equal(27, SharedHomes.Count());
        Assert.Equal(quotas.Select(q => ((q.UnionId, q.Level), q.Homes)).Order(), built.Order());

        static int County(Union union) => union.Kind is UnionKind.Town ? union.ParentId!.Value : union.Id;
    }

    [Fact]
    public async Task SharedHomes_OfALevel_BelongToAUnionOfThatLevel()
    {
        await using var db = city.Open();
        var unions = await db.Unions.ToDictionaryAsync(u => u.Id, Cancellation);

        Assert.All(
            SharedHomes,
            h => Assert.Equal(h.Level is HomeLevel.County ? UnionKind.County : UnionKind.Town, unions[h.UnionId].Kind)
        );
        Assert.All(
            SharedHomes.Where(h => h.Level is HomeLevel.Town),
            h => Assert.Equal(h.TownshipCode, unions[h.UnionId].TownshipCode)
        );
    }

    [Fact]
    public async Task Stations_OfTheCity_AreSixtyOverAllAreasAndUnions()
    {
        var stations = city.Homes.Where(h => h.Kind is HomeKind.Station).ToList();
        await using var db = city.Open();
        var kinds = await db
            .Unions.Where(u => stations.Select(s => s.UnionId).Contains(u.Id))
            .Select(u => u.Kind)
            .Distinct()
            .ToListAsync(Cancellation);

        Assert.Equal(60, stations.Count);
        Assert.Equal(9, stations.Select(s => s.AreaCode).Distinct().Count());
        Assert.Equal("130302", stations.GroupBy(s => s.AreaCode).MaxBy(g => g.Count())!.Key);
        Assert.Equal(Enum.GetValues<UnionKind>(), kinds.Order());
        Assert.All(stations, s => Assert.Null(s.Grade));
    }

    [Fact]
    public void EveryHome_OfTheCity_SaysThatItIsASample() =>
        Assert.All(
            city.Homes,
            h =>
            {
                Assert.StartsWith("（示例）", h.Name, StringComparison.Ordinal);
                Assert.Contains("示例地址", h.Address, StringComparison.Ordinal);
                Assert.Equal(("示例城市", true), (h.Source, h.IsSample));
                Assert.Null(h.Phone);
                Assert.Null(h.FilingNo);
                Assert.Empty(h.Managers);
            }
        );

    [Fact]
    public async Task Township_OfAHome_LiesInTheHomesArea()
    {
        await using var db = city.Open();
        var townships = await db.Townships.ToDictionaryAsync(t => t.Code, t => t.AreaCode, Cancellation);

        var placed = city.Homes.Where(h => h.TownshipCode is not null).ToList();

        Assert.NotEmpty(placed);
        Assert.All(placed, h => Assert.Equal(h.AreaCode, townships[h.TownshipCode!]));
    }

    [Fact]
    public async Task SharedHomes_ByTheSixHaves_OfferCharging()
    {
        var services = await ServicesAsync();

        Assert.All(SharedHomes, h => Assert.Contains("phone_charging", services[h.Id]));
        Assert.All(city.Homes, h => Assert.Contains("water", services[h.Id]));
        Assert.True(services.Values.Select(s => string.Join(' ', s)).Distinct().Count() > 40);
    }

    [Fact]
    public async Task DemonstrationHomes_ByTheirFourConditions_OfferAllFour()
    {
        var services = await ServicesAsync();
        var demonstrations = city.Homes.Where(h => h.Grade is HomeGrade.Demonstration).ToList();

        Assert.NotEmpty(demonstrations);
        Assert.All(
            demonstrations,
            h =>
                Assert.Subset(
                    services[h.Id].ToHashSet(),
                    new HashSet<string> { "counselling", "employment", "childcare", "volunteer" }
                )
        );
    }

    [Fact]
    public void Services_OfTheCity_WereVerifiedLatelyLongAgoOrNever()
    {
        var verified = city.Homes.SelectMany(h => h.Services).Select(s => s.VerifiedAt).ToList();

        Assert.Contains(verified, v => v is null);
        Assert.Contains(verified, v => v > Now.AddDays(-30));
        Assert.Contains(verified, v => v < Now.AddDays(-30));
        Assert.DoesNotContain(verified, v => v > Now);
        Assert.Contains(city.Homes, h => h.Services.TrueForAll(s => s.VerifiedAt is null));
    }

    [Fact]
    public void Access_OfTheCity_IsOfEveryWay() =>
        Assert.Equal(Enum.GetValues<AccessWay>(), city.Homes.Select(h => h.Access!.Value).Distinct().Order());

    [Theory]
    [InlineData(AccessWay.Face, "录入")]
    [InlineData(AccessWay.Code, "登记")]
    public void AccessNote_OfADoorThatWantsEnrolment_SaysHowAndNamesTheOtherWay(AccessWay way, string enrolment)
    {
        var doors = city.Homes.Where(h => h.Access == way).ToList();

        Assert.NotEmpty(doors);
        Assert.All(
            doors,
            h =>
            {
                Assert.Contains(enrolment, h.AccessNote, StringComparison.Ordinal);
                Assert.Matches("不录人脸|手机没电|不用手机", h.AccessNote!);
            }
        );
    }

    [Fact]
    public void Trouble_OfTheCity_IsOneSuspensionAndBrokenServices()
    {
        var suspended = Assert.Single(city.Homes, h => h.Status is HomeStatus.Suspended);
        Assert.Equal("供暖管道检修", suspended.SuspensionReason);
        Assert.True(suspended.SuspendedFrom < Now && Now < suspended.SuspendedUntil);

        var broken = city.Homes.Where(h => h.Alerts.Count > 0).ToList();
        Assert.NotEmpty(broken);
        Assert.All(
            broken,
            h =>
            {
                var alert = Assert.Single(h.Alerts);
                Assert.Contains(h.Services, s => s.ServiceId == alert.ServiceId);
                Assert.True(alert.Since < Now);
            }
        );
    }

    [Fact]
    public async Task Lists_OfTheCity_AreUsedInFull()
    {
        await using var db = city.Open();

        Assert.Equal(
            (await db.HostPositions.Select(p => p.Code).ToListAsync(Cancellation)).Order(),
            city.Homes.Select(h => h.HostPositionCode!).Distinct().Order()
        );
        Assert.Equal(
            (await db.Settings.Select(s => s.Code).ToListAsync(Cancellation)).Order(),
            city.Homes.Select(h => h.SettingCode!).Distinct().Order()
        );
        Assert.Equal(Enum.GetValues<HomeForm>(), city.Homes.Select(h => h.Form).Distinct().Order());
        Assert.True(city.Homes.Select(h => h.CoverageRadiusM).Distinct().Count() >= 4);
        Assert.True(city.Homes.Select(h => h.Capacity).Distinct().Count() >= 20);
    }

    private async Task<Dictionary<int, List<string>>> ServicesAsync()
    {
        await using var db = city.Open();
        var codes = await db.Services.ToDictionaryAsync(s => s.Id, s => s.Code, Cancellation);
        return city.Homes.ToDictionary(h => h.Id, h => h.Services.Select(s => codes[s.ServiceId]).Order().ToList());
    }
}
