using System.Net;
using QhdHomeMap.Api.Tests.Staff;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Staff;
using static QhdHomeMap.Api.Tests.HomeKeeping.KeepingScene;

namespace QhdHomeMap.Api.Tests.HomeKeeping;

/// <summary>New homes: what they need, and who sees them.</summary>
public sealed class CreateHomeTests(KeepingScene scene) : IClassFixture<KeepingScene>
{
    [Fact]
    public async Task Create_WithWhatIsRequired_IsSeenByRidersAndCounted()
    {
        using var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        var union = (await officer.GetJsonAsync("/api/staff/terms"))
            .GetProperty("unions")
            .EnumerateArray()
            .Single(u => u.GetProperty("code").GetString() == StaffScene.Haigang)
            .GetProperty("id")
            .GetInt32();
        var body = new
        {
            name = "新建站点",
            kind = "home",
            unionId = union,
            lon = 119.59,
            lat = 39.92,
            datum = "wgs84",
            services = new[] { new { code = "water" } },
        };
        using var response = await officer.SendAsync(HttpMethod.Post, "/api/staff/homes", body);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("\"1\"", response.Headers.ETag!.ToString());
        Assert.True(response.Headers.CacheControl!.NoStore);
        var home = await officer.GetJsonAsync(response.Headers.Location!.ToString());
        Assert.StartsWith(Home.AssignedCodePrefix, home.GetProperty("code").GetString());
        Assert.Equal("130302", home.GetProperty("areaCode").GetString());
        Assert.Equal("open", home.GetProperty("status").GetString());
        var id = home.GetProperty("id").GetInt32();
        await Eventually.BecomesTrueAsync(async () =>
            (await scene.Api.GetAsync($"/api/homes/{id}")).IsSuccessStatusCode
        );
        using var twice = await officer.SendAsync(HttpMethod.Post, "/api/staff/homes", body);
        Assert.Equal("422 name", await FieldsAsync(twice));
        using var without = await officer.SendAsync(HttpMethod.Post, "/api/staff/homes", new { address = "某处" });
        Assert.Equal("422 datum kind lat lon name unionId", await FieldsAsync(without));
    }

    [Theory]
    [InlineData("unionId", 0, "lon unionId")]
    [InlineData("areaCode", "", "areaCode unionId")]
    [InlineData("townshipCode", "", "townshipCode unionId")]
    [InlineData("code", "", "code lon unionId")]
    [InlineData("name", "", "lon name unionId")]
    public async Task Create_WithAValueThatNoHomeHas_IsRefusedByField(string field, object value, string refused)
    {
        using var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        var body = new Dictionary<string, object>
        {
            ["name"] = "没有的",
            ["kind"] = "home",
            ["unionId"] = 0,
            ["lon"] = 0,
            ["lat"] = 0,
            ["datum"] = "wgs84",
        };
        body[field] = value;
        using var response = await officer.SendAsync(HttpMethod.Post, "/api/staff/homes", body);
        Assert.Equal($"422 {refused}", await FieldsAsync(response));
    }
}
