using System.Net;
using System.Text.Json;
using QhdHomeMap.Api.Tests.Staff;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Staff;
using static QhdHomeMap.Api.Tests.HomeKeeping.KeepingScene;

namespace QhdHomeMap.Api.Tests.HomeKeeping;

/// <summary>Somebody else's home is not there; one that is seen may still not be changed by everybody.</summary>
public sealed class HomeScopeTests(KeepingScene scene) : IClassFixture<KeepingScene>
{
    public static TheoryData<string, string, string?> Endpoints =>
        new()
        {
            { "GET", "", null },
            { "PATCH", "", """{"phone":"12351"}""" },
            { "POST", "/suspend", """{"reason":"原因"}""" },
            { "POST", "/reopen", null },
            { "POST", "/close", """{"reason":"原因"}""" },
            { "POST", "/open", null },
            { "POST", "/services/water/verify", null },
            { "PUT", "/alerts/water", null },
            { "DELETE", "/alerts/water", null },
        };

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Neighbour_OnEveryEndpoint_FindsNothing(string method, string path, string? body)
    {
        using var neighbour = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Shanhaiguan);
        var id = await scene.NewHomeAsync();
        using var others = await neighbour.SendAsync(new HttpMethod(method), Path(id, path), body, "\"1\"");
        Assert.Equal("404 home_not_found", await ProblemAsync(others));
        using var nobodys = await neighbour.SendAsync(new HttpMethod(method), Path(9_999_999, path), body, "\"1\"");
        Assert.Equal("404 home_not_found", await ProblemAsync(nobodys));
    }

    [Fact]
    public async Task List_OfANeighbour_HoldsNothingOfOthers()
    {
        await scene.NewHomeAsync();
        using var neighbour = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Shanhaiguan);
        var page = await neighbour.GetJsonAsync("/api/staff/homes");
        Assert.Equal(0, page.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task HomeManager_MayKeepButNotChangeNorSeeOthers()
    {
        var id = await scene.NewHomeAsync(h =>
            h.Managers.Add(new HomeManager { Name = "张三", Phone = "13800000000" })
        );
        var other = await scene.NewHomeAsync();
        using var manager = await scene.SignInAsync(id);
        Assert.Equal([id], RunningApi.Ids(await manager.GetJsonAsync("/api/staff/homes"), "items"));
        Assert.Equal(
            "张三",
            (await ShowAsync(manager, id)).Home.GetProperty("managers")[0].GetProperty("name").GetString()
        );
        using var kept = await ChangeAsync(
            manager,
            id,
            new
            {
                hours = "24小时开放",
                access = "code",
                accessNote = "扫门口的码",
            }
        );
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        using var changed = await ChangeAsync(
            manager,
            id,
            new
            {
                phone = "12351",
                name = "改名",
                radiusM = 500,
            }
        );
        Assert.Equal("403 name radiusM", await FieldsAsync(changed));
        using var closed = await PostAsync(manager, id, "/close", new { reason = "原因" });
        Assert.Equal("403 not_allowed", await ProblemAsync(closed));
        using var others = await manager.GetAsync(Path(other));
        Assert.Equal("404 home_not_found", await ProblemAsync(others));
        using var created = await manager.SendAsync(HttpMethod.Post, "/api/staff/homes", new { name = "新" });
        Assert.Equal("403 not_allowed", await ProblemAsync(created));
    }

    [Fact]
    public async Task Viewer_SeesAllButTheManagersAndChangesNothing()
    {
        var id = await scene.NewHomeAsync(h => h.Managers.Add(new HomeManager { Name = "张三" }));
        using var viewer = await scene.SignInAsync(StaffRole.Viewer, StaffScene.Haigang);
        var (home, _) = await ShowAsync(viewer, id);
        Assert.Equal(JsonValueKind.Null, home.GetProperty("managers").ValueKind);
        Assert.Equal(0, home.GetProperty("rights").GetArrayLength());
        using var changed = await ChangeAsync(viewer, id, new { phone = "12351" });
        Assert.Equal("403 not_allowed", await ProblemAsync(changed));
    }

    /// <summary>One who only looks at 海港区 and keeps one home there has no more right at its neighbours than to look.</summary>
    [Fact]
    public async Task Right_HeldElsewhere_IsNoRightHere()
    {
        var own = await scene.NewHomeAsync();
        var seen = await scene.NewHomeAsync();
        await using var db = scene.Open();
        var haigang = db.Unions.Single(u => u.Code == StaffScene.Haigang).Id;
        using var both = await scene.SignInAsync(
            new StaffAppointment { Role = StaffRole.HomeManager, HomeId = own },
            new StaffAppointment { Role = StaffRole.Viewer, UnionId = haigang }
        );
        using var allowed = await ChangeAsync(both, own, new { phone = "12351" });
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        using var refused = await ChangeAsync(both, seen, new { phone = "12351" });
        Assert.Equal("403 not_allowed", await ProblemAsync(refused));
        using var alert = await both.SendAsync(HttpMethod.Put, Path(seen, "/alerts/water"));
        Assert.Equal("403 not_allowed", await ProblemAsync(alert));
    }

    [Fact]
    public async Task Officer_GivesNoHomeToAUnionOutOfScope()
    {
        using var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        await using var db = scene.Open();
        var neighbour = db.Unions.Single(u => u.Code == StaffScene.Shanhaiguan).Id;
        using var given = await ChangeAsync(officer, await scene.NewHomeAsync(), new { unionId = neighbour });
        Assert.Equal("422 unionId", await FieldsAsync(given));
        using var created = await officer.SendAsync(
            HttpMethod.Post,
            "/api/staff/homes",
            new
            {
                name = "新",
                kind = "home",
                unionId = neighbour,
                lon = 119.75,
                lat = 39.98,
                datum = "wgs84",
            }
        );
        Assert.Equal("403 not_allowed", await ProblemAsync(created));
    }

    [Fact]
    public async Task Terms_OfACountyOfficer_HoldHisUnionsAndWhatAFormNeeds()
    {
        using var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        var terms = await officer.GetJsonAsync("/api/staff/terms");
        var unions = terms
            .GetProperty("unions")
            .EnumerateArray()
            .Select(u => u.GetProperty("code").GetString())
            .ToList();
        Assert.Contains(StaffScene.Haigang, unions);
        Assert.DoesNotContain(StaffScene.Shanhaiguan, unions);
        Assert.DoesNotContain(StaffScene.City, unions);
        Assert.Equal(9, terms.GetProperty("areas").GetArrayLength());
        Assert.Equal("暂停开放", terms.GetProperty("statuses")[2].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Hours_OfAText_AreShownForAWeekOrTheTroubleWithItsPlace()
    {
        using var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        var read = await officer.JsonAsync(
            HttpMethod.Post,
            "/api/staff/hours/read",
            new { text = "每天上午9点到晚上9点" }
        );
        Assert.Equal("每天 9:00-21:00", read.GetProperty("canonical").GetString());
        var days = read.GetProperty("days").EnumerateArray().ToList();
        Assert.Equal(7, days.Count);
        Assert.All(days, day => Assert.Equal(1, day.GetProperty("stretches").GetArrayLength()));
        using var refused = await officer.SendAsync(
            HttpMethod.Post,
            "/api/staff/hours/read",
            new { text = "周一至周五 9:00-17:00，周末看情况" }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var trouble = (await RunningApi.JsonAsync(refused)).GetProperty("trouble");
        Assert.True(trouble.GetProperty("position").GetInt32() >= 18);
    }

    [Theory]
    [InlineData("?status=opened", "status")]
    [InlineData("?kind=x&areaCode=1&union=x&page=0&pageSize=999", "areaCode kind page pageSize union")]
    [InlineData("?q=a%00b", "q")]
    public async Task List_OfWrongParameters_IsRefusedByField(string query, string fields)
    {
        using var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        using var response = await officer.GetAsync($"/api/staff/homes{query}");
        Assert.Equal($"400 {fields}", await FieldsAsync(response));
    }

    [Fact]
    public async Task List_ByWords_TakesThemLiterally()
    {
        await scene.NewHomeAsync(h => h.Name = "一百%职工之家");
        using var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        var percent = await officer.GetJsonAsync("/api/staff/homes?q=%25");
        Assert.Equal(1, percent.GetProperty("total").GetInt32());
    }
}
