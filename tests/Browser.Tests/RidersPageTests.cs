using System.Globalization;
using Microsoft.Playwright;
using QhdHomeMap.Api.Tests;
using static Microsoft.Playwright.Assertions;

namespace QhdHomeMap.Browser.Tests;

/// <summary>The riders' page at <c>/</c>: for whoever has no WeChat.</summary>
public sealed class RidersPageTests(Chromium chromium, RidersScene scene) : IClassFixture<RidersScene>
{
    private const string Found = "main[data-state=found]";

    [Theory]
    [MemberData(nameof(Look.Names), MemberType = typeof(Look))]
    public async Task Page_OnEveryScreen_IsAccessible(string look)
    {
        await using var visit = await StartAsync(Look.All[look]);
        await visit.GoAsync("/");
        await Expect(visit.Page.GetByText("不需要账号")).ToBeVisibleAsync();
        await visit.Page.HasNoFaultsAsync();

        await LocateAsync(visit);
        await visit.Page.Locator(".verified summary").First.ClickAsync();
        await visit.Page.Locator(".navigate summary").First.ClickAsync();
        await visit.Page.HasNoFaultsAsync();
        Assert.Equal(
            look.StartsWith("telephone", StringComparison.Ordinal) ? 390 : 1440,
            await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")
        );
    }

    [Fact]
    public async Task Nearest_FromThePosition_AreTheServersInItsOrder()
    {
        var expected = await scene.Api.NearestIdsAsync(
            new
            {
                lon = RidersScene.Lon,
                lat = RidersScene.Lat,
                datum = "wgs84",
                limit = 10,
            }
        );
        await using var visit = await StartAsync(Look.Telephone);
        await visit.GoAsync("/");
        await LocateAsync(visit);

        Assert.Equal(expected, await IdsAsync(visit));
        await Expect(visit.Page.Locator(".distance").First).ToHaveTextAsync("100 米");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "显示更多" }).ClickAsync();
        await Expect(visit.Page.Locator("[data-home]")).ToHaveCountAsync(14);
    }

    [Fact]
    public async Task Card_OfEachHome_TellsWhatARiderHasToKnow()
    {
        await using var visit = await StartAsync(Look.Desk);
        await visit.GoAsync("/");
        await LocateAsync(visit);

        var fresh = Card(visit, "B1职工之家");
        await Expect(fresh.Locator("[data-door=open]")).ToBeVisibleAsync();
        await Expect(fresh).ToContainTextAsync("直接进入：由北门进入");
        await Expect(fresh.Locator(".alert")).ToHaveTextAsync("手机充电故障，20 分钟前报告");
        await Expect(fresh.Locator(".services .stale")).ToContainTextAsync("手机充电");
        await Expect(fresh.Locator(".services .stale")).ToContainTextAsync("已超过 30 天");
        await Expect(fresh.Locator("a[href^='tel:']")).ToHaveAttributeAsync("href", "tel:0335-3601234");

        // Nobody has told when it opens: never shown as open.
        await Expect(Card(visit, "B2职工之家").Locator("[data-door=unknown]")).ToContainTextAsync("请先致电");
        await Expect(Card(visit, "B3职工之家").Locator("[data-door=closed]")).ToContainTextAsync("设备检修");
        await Expect(Card(visit, "B4职工之家")).ToContainTextAsync("工会驿站");
        await Expect(visit.Page.Locator(".sample")).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator(".hotline")).ToHaveAttributeAsync("href", "tel:12351");
    }

    /// <summary>The page shifts coordinates itself, since it also does so without network.</summary>
    [Fact]
    public async Task Navigation_OfAHome_GoesWhereTheServerSaysInGcj02()
    {
        await using var visit = await StartAsync(Look.Desk);
        await visit.GoAsync("/");
        await LocateAsync(visit);
        var id = (await IdsAsync(visit))[0];
        var home = await scene.Api.GetJsonAsync($"/api/homes/{id}?datum=gcj02");
        string Degrees(string name) => home.GetProperty(name).GetDouble().ToString("F6", CultureInfo.InvariantCulture);

        var links = await visit
            .Page.Locator($"[data-home='{id}'] .navigate a")
            .EvaluateAllAsync<string[]>("links => links.map(link => link.href)");

        Assert.Equal(4, links.Length);
        Assert.Contains($"to={Degrees("lon")},{Degrees("lat")},", links[0], StringComparison.Ordinal);
        Assert.Contains($"tocoord={Degrees("lat")},{Degrees("lon")}", links[1], StringComparison.Ordinal);
        Assert.Contains($"location={Degrees("lat")},{Degrees("lon")}&", links[2], StringComparison.Ordinal);
        Assert.StartsWith($"geo:{Degrees("lat")},{Degrees("lon")}?", links[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_Chosen_LeaveOnlyWhatFits()
    {
        await using var visit = await StartAsync(Look.Desk);
        await visit.GoAsync("/");
        await LocateAsync(visit);

        await visit.Page.GetByLabel("手机充电").CheckAsync();
        await Expect(visit.Page.Locator("[data-home]")).ToHaveCountAsync(1);
        await visit.Page.GetByLabel("刷卡进入").CheckAsync();
        await Expect(visit.Page.GetByText("没有符合条件的职工之家")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "清除筛选" }).First.ClickAsync();
        await Expect(visit.Page.Locator("[data-home]")).ToHaveCountAsync(10);

        await visit.Page.GetByLabel("此刻开放").CheckAsync();
        await Expect(visit.Page.Locator("[data-door=unknown], [data-door=closed]")).ToHaveCountAsync(0);
        await visit.Page.GetByLabel("工会驿站").CheckAsync();
        await Expect(visit.Page.Locator("[data-home]")).ToHaveCountAsync(1);
        await Expect(Card(visit, "B4职工之家")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Position_Refused_IsToldAndAPlaceServesInstead()
    {
        await using var visit = await Visit.StartAsync(chromium, scene.Api.Address, Look.Telephone);
        await visit.GoAsync("/");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "找离我最近的" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("没有允许定位");

        await visit.Page.GetByLabel("或选一个地点").SelectOptionAsync("秦皇岛站");
        await visit.Page.WaitForSelectorAsync(Found);
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToHaveTextAsync("离秦皇岛站最近");

        // A place, unlike a position, is there again the next time.
        await visit.GoAsync("/");
        await visit.Page.WaitForSelectorAsync(Found);
    }

    [Fact]
    public async Task StaleData_IsToldWithItsAge()
    {
        await using var visit = await StartAsync(Look.Telephone);
        await visit.Page.RouteAsync(
            "**/api/homes/nearest",
            async route =>
            {
                var answer = await route.FetchAsync();
                var headers = new Dictionary<string, string>(answer.Headers) { ["X-Data-Age"] = "190" };
                await route.FulfillAsync(new() { Response = answer, Headers = headers });
            }
        );
        await visit.GoAsync("/");
        await LocateAsync(visit);
        await Expect(visit.Page.Locator("[data-notice=stale]")).ToContainTextAsync("3 分钟前");
    }

    [Fact]
    public async Task WithoutNetwork_AfterAVisit_ThePageAndTheListAreThere()
    {
        var api = await RunningApi.StartReadyAsync(scene.ConnectionString);
        await using var visit = await Visit.StartAsync(
            chromium,
            api.Address,
            Look.Telephone,
            options =>
            {
                options.ServiceWorkers = ServiceWorkerPolicy.Allow;
                Stand(options);
            }
        );
        visit.Expected = text => text.Contains("ERR_", StringComparison.Ordinal); // there is no server any more
        await visit.GoAsync("/");
        await LocateAsync(visit);
        var online = await IdsAsync(visit);
        await visit.Page.EvaluateAsync("navigator.serviceWorker.ready.then(() => undefined)");
        await visit.Page.WaitForFunctionAsync("async () => await caches.match('/api/homes.geojson') != null");

        await api.DisposeAsync();
        await visit.GoAsync("/");
        await LocateAsync(visit);

        await Expect(visit.Page.Locator("[data-notice=offline]")).ToContainTextAsync("离线");
        Assert.Equal(online, await IdsAsync(visit));
        // Whether a door is open right now nobody knows without network; its hours are told.
        await Expect(visit.Page.Locator("[data-door=open]")).ToHaveCountAsync(0);
        await Expect(Card(visit, "B1职工之家")).ToContainTextAsync("开放时间：24小时开放");
        await Expect(visit.Page.GetByLabel("此刻开放")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task WithoutNetwork_OnTheFirstVisit_SaysSoAndOffersToRetry()
    {
        await using var visit = await StartAsync(Look.Telephone);
        visit.Expected = text => text.Contains("ERR_", StringComparison.Ordinal);
        await visit.GoAsync("/");
        await visit.Context.SetOfflineAsync(true);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "找离我最近的" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("连不上服务器");

        await visit.Context.SetOfflineAsync(false);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "重试" }).ClickAsync();
        await visit.Page.WaitForSelectorAsync(Found);
    }

    private Task<Visit> StartAsync(Look look) => Visit.StartAsync(chromium, scene.Api.Address, look, Stand);

    private static void Stand(BrowserNewContextOptions options)
    {
        options.Geolocation = new Geolocation { Longitude = (float)RidersScene.Lon, Latitude = (float)RidersScene.Lat };
        options.Permissions = ["geolocation"];
    }

    private static async Task LocateAsync(Visit visit)
    {
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "找离我最近的" }).ClickAsync();
        await visit.Page.WaitForSelectorAsync(Found);
    }

    private static ILocator Card(Visit visit, string name) =>
        visit.Page.Locator("li.card").Filter(new() { HasText = name });

    private static Task<int[]> IdsAsync(Visit visit) =>
        visit
            .Page.Locator("[data-home]")
            .EvaluateAllAsync<int[]>("cards => cards.map(card => Number(card.dataset.home))");
}
