using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.Tests.Homes;
using QhdHomeMap.Api.Tests.Staff;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Staff;
using static QhdHomeMap.Api.Tests.HomeKeeping.KeepingScene;

namespace QhdHomeMap.Api.Tests.HomeKeeping;

/// <summary>Homes are changed, by the rules and one change at a time.</summary>
public sealed class EditHomeTests(KeepingScene scene) : IClassFixture<KeepingScene>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Edit_OfSomeMembers_ChangesTheseOnly()
    {
        using var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        var id = await scene.NewHomeAsync(h => h.AccessNote = "按门铃");
        var (before, _) = await ShowAsync(officer, id);
        using var response = await ChangeAsync(
            officer,
            id,
            new
            {
                name = "新名称",
                accessNote = (string?)null,
                hours = "周一至周五上午9点-下午5点",
                phone = "０３３５－３６５００００",
                capacity = 20,
            }
        );
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var (after, etag) = await ShowAsync(officer, id);
        Assert.Equal("新名称", after.GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, after.GetProperty("accessNote").ValueKind);
        Assert.Equal("周一至周五 9:00-17:00；周六、周日休息", after.GetProperty("hours").GetString());
        Assert.Equal("0335-3650000", after.GetProperty("phone").GetString());
        Assert.Equal(before.GetProperty("address").GetString(), after.GetProperty("address").GetString());
        Assert.Equal(before.GetProperty("version").GetInt64() + 1, after.GetProperty("version").GetInt64());
        Assert.Equal(etag, response.Headers.ETag!.ToString());
    }

    [Fact]
    public async Task Edit_WithoutIfMatch_IsAskedForIt()
    {
        using var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        var id = await scene.NewHomeAsync();
        using var without = await officer.SendAsync(HttpMethod.Patch, Path(id), new { phone = "12351" });
        Assert.Equal("428 if_match_required", await ProblemAsync(without));
        using var wrong = await officer.SendAsync(HttpMethod.Patch, Path(id), new { phone = "12351" }, "seven");
        Assert.Equal("400 request_invalid", await ProblemAsync(wrong));
    }

    [Fact]
    public async Task Edit_OfAnOldVersion_TellsWhatChangedAndByWhom()
    {
        using var first = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        using var second = await scene.SignInAsync(StaffRole.CityOfficer, StaffScene.City);
        var id = await scene.NewHomeAsync();
        var (_, etag) = await ShowAsync(second, id);
        await first.JsonAsync(HttpMethod.Patch, Path(id), new { phone = "12351", services = Services("water") }, etag);
        using var late = await second.SendAsync(HttpMethod.Patch, Path(id), new { phone = "12345" }, etag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        var problem = await RunningApi.JsonAsync(late);
        Assert.Equal("changed_meanwhile", problem.GetProperty("code").GetString());
        var changes = problem.GetProperty("changes").EnumerateArray().ToList();
        Assert.All(changes, c => Assert.StartsWith(first.UserName, c.GetProperty("actor").GetString()));
        Assert.All(changes, c => Assert.Equal("edit", c.GetProperty("action").GetString()));
        var fields = changes.SelectMany(c => c.GetProperty("changes").EnumerateObject()).ToDictionary(c => c.Name);
        Assert.Equal("12351", fields["phone"].Value.GetProperty("to").GetString());
        Assert.Contains("service:rest", fields.Keys);
    }

    [Fact]
    public async Task Edit_ByFiveAtOnce_SucceedsForOne()
    {
        var id = await scene.NewHomeAsync();
        var officers = new List<StaffClient>();
        for (var i = 0; i < 5; i++)
            officers.Add(await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang));
        for (var round = 0; round < 5; round++)
        {
            var (_, etag) = await ShowAsync(officers[0], id);
            var answers = await Task.WhenAll(
                officers.Select(
                    (o, i) => o.SendAsync(HttpMethod.Patch, Path(id), new { phone = $"0335-365{round}00{i}" }, etag)
                )
            );
            Assert.Equal([200, 412, 412, 412, 412], answers.Select(a => (int)a.StatusCode).Order());
            var winner = Array.FindIndex(answers, a => a.IsSuccessStatusCode);
            var (home, _) = await ShowAsync(officers[0], id);
            Assert.Equal($"0335-365{round}00{winner}", home.GetProperty("phone").GetString());
        }
    }

    [Fact]
    public async Task Edit_OfServicesAndManagers_KeepsWhatStaysAndLogsEachListOnce()
    {
        using var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        var verified = new DateTimeOffset(2026, 11, 1, 1, 0, 0, TimeSpan.Zero);
        var id = await scene.NewHomeAsync(h =>
        {
            h.Services.Single(s => s.ServiceId == 0).VerifiedAt = verified;
            h.Alerts.Add(new HomeAlert { ServiceId = 3, Since = verified });
            h.Managers.Add(new HomeManager { Name = "张三", Phone = "13800000000" });
            h.Managers.Add(new HomeManager { Name = "李四" });
        });
        var change = new
        {
            services = Services("water", "wifi", "toilet"),
            managers = new object[]
            {
                new { name = "张三", phone = "13800000000" },
                new { name = "王五", fullTime = true },
            },
        };
        using var response = await ChangeAsync(officer, id, change);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var (home, etag) = await ShowAsync(officer, id);
        Assert.Equal(
            ["water", "toilet", "wifi"],
            home.GetProperty("services").EnumerateArray().Select(s => s.GetProperty("code").GetString())
        );
        Assert.Equal(verified, home.GetProperty("services")[0].GetProperty("verifiedAt").GetDateTimeOffset());
        Assert.Equal(0, home.GetProperty("alerts").GetArrayLength());
        Assert.Equal(
            ["张三", "王五"],
            home.GetProperty("managers").EnumerateArray().Select(m => m.GetProperty("name").GetString())
        );
        Assert.Equal("\"2\"", etag);
        await using var db = scene.Open();
        var entries = await db.AuditEntries.Where(e => e.SubjectId == id && e.Version == 2).ToListAsync(Cancellation);
        // One each: alerts gone, services gone, services come, managers gone, managers come.
        Assert.Equal(5, entries.Count);
        using var again = await ChangeAsync(officer, id, change);
        Assert.Equal("\"2\"", again.Headers.ETag!.ToString());
    }

    [Theory]
    [InlineData("""{"name":""}""", "name")]
    [InlineData("""{"name":"（示例）新"}""", "name")]
    [InlineData("""{"name":"a\u0000b","address":"a\nb"}""", "address name")]
    [InlineData("""{"code":"QHD-000001"}""", "code")]
    [InlineData("""{"hours":"周八 9:00-17:00"}""", "hours")]
    [InlineData("""{"phone":"问门卫"}""", "phone")]
    [InlineData("""{"lon":119.6}""", "lat")]
    [InlineData("""{"lon":119.6,"lat":39.93}""", "datum")]
    [InlineData("""{"lon":39.93,"lat":119.6,"datum":"wgs84"}""", "lat")]
    [InlineData("""{"lon":116.4,"lat":39.9,"datum":"wgs84"}""", "lon")]
    [InlineData("""{"areaCode":"130321"}""", "areaCode")]
    [InlineData("""{"areaCode":"130372"}""", "areaCode")]
    [InlineData("""{"areaCode":null}""", "areaCode")]
    [InlineData("""{"townshipCode":"130322100"}""", "townshipCode")]
    [InlineData("""{"unionId":999999}""", "unionId")]
    [InlineData(
        """{"kind":null,"form":"weekly","level":"city","radiusM":10,"capacity":0}""",
        "capacity form kind level radiusM"
    )]
    [InlineData("""{"host":"x","setting":"y","access":"window"}""", "access host setting")]
    [InlineData("""{"services":[{"code":"nothing"}]}""", "services")]
    [InlineData("""{"services":[{"code":"water"},{"code":"water"}]}""", "services")]
    [InlineData("""{"services":[{"code":"water","verifiedAt":"2099-01-01T00:00:00+08:00"}]}""", "services")]
    [InlineData("""{"services":null,"managers":null}""", "managers services")]
    [InlineData("""{"managers":[{"name":" "}]}""", "managers")]
    public async Task Edit_AgainstTheRules_IsRefusedByField(string change, string fields)
    {
        using var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        var id = await scene.NewHomeAsync();
        using var response = await ChangeAsync(officer, id, change);
        Assert.Equal($"422 {fields}", await FieldsAsync(response));
        Assert.Equal("\"1\"", (await ShowAsync(officer, id)).ETag);
    }

    [Theory]
    [InlineData("""{"nmae":"新"}""")]
    [InlineData("""{"name":7}""")]
    [InlineData("""{"given":["name"]}""")]
    [InlineData("""{"status":"closed"}""")]
    [InlineData("""{"version":9}""")]
    [InlineData("""[]""")]
    public async Task Edit_OfAnotherForm_IsUnreadable(string change)
    {
        using var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        var id = await scene.NewHomeAsync();
        using var response = await ChangeAsync(officer, id, change);
        Assert.Equal("400 body_unreadable", await ProblemAsync(response));
    }

    [Fact]
    public async Task Edit_ToWhatAnotherHomeHas_IsRefusedByField()
    {
        using var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        await scene.NewHomeAsync(h => (h.Code, h.FilingNo) = ("TAKEN", "F-1"));
        var assigned = await scene.NewHomeAsync(h =>
            (h.Code, h.CodeAssigned, h.Name, h.Address) = ("QHD-900001", true, "同名", "同址")
        );
        var id = await scene.NewHomeAsync(h => (h.Code, h.CodeAssigned) = ("QHD-900002", true));
        Assert.NotEqual(assigned, id);
        using var code = await ChangeAsync(officer, id, new { code = "TAKEN" });
        Assert.Equal("422 code", await FieldsAsync(code));
        using var filing = await ChangeAsync(officer, id, new { filingNo = "F-1" });
        Assert.Equal("422 filingNo", await FieldsAsync(filing));
        using var name = await ChangeAsync(officer, id, new { name = "同名", address = "同址" });
        Assert.Equal("422 name", await FieldsAsync(name));
    }

    [Fact]
    public async Task Edit_OfThePlace_ConvertsTheDatumAndAcceptsAZoneInItsHostCounty()
    {
        using var officer = await scene.SignInAsync(StaffRole.CityOfficer, StaffScene.City);
        var id = await scene.NewHomeAsync();
        using var moved = await ChangeAsync(
            officer,
            id,
            new
            {
                lon = 119.61,
                lat = 39.94,
                datum = "gcj02",
                areaCode = "130371",
            }
        );
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        var home = await officer.GetJsonAsync(Path(id, "?datum=gcj02"));
        Assert.Equal("130371", home.GetProperty("areaCode").GetString());
        Assert.Equal(119.61, home.GetProperty("lon").GetDouble(), 7);
        Assert.Equal(39.94, home.GetProperty("lat").GetDouble(), 7);
        var wgs84 = await officer.GetJsonAsync(Path(id));
        Assert.InRange(119.61 - wgs84.GetProperty("lon").GetDouble(), 0.004, 0.008);
    }

    [Fact]
    public async Task Edit_OfASample_KeepsItsMark()
    {
        using var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        var id = await scene.AddAsync(
            new Home
            {
                Code = "SAMPLE",
                Name = $"{Home.SampleNamePrefix}站点",
                Location = new(HomesFixture.Lon, HomesFixture.Lat) { SRID = 4326 },
                AreaCode = "130302",
                UnionId = (await ShowAsync(officer, await scene.NewHomeAsync())).Home.GetProperty("unionId").GetInt32(),
                Source = "test",
                IsSample = true,
            }
        );
        using var refused = await ChangeAsync(officer, id, new { name = "真的站点", phone = "12351" });
        Assert.Equal("422 name phone", await FieldsAsync(refused));
        using var accepted = await ChangeAsync(
            officer,
            id,
            new { name = $"{Home.SampleNamePrefix}另一个", phone = (string?)null }
        );
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
    }

    private static object[] Services(params string[] codes) => [.. codes.Select(code => new { code })];
}
