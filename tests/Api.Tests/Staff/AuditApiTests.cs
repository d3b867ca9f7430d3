using System.Text;
using QhdHomeMap.Data.Audit;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Tests.Staff;

/// <summary>The audit log over HTTP: within the scope, deed by deed, with Chinese titles, and as a file that is safe to open.</summary>
public sealed class AuditApiTests(StaffScene scene) : IClassFixture<StaffScene>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Log_ReadByOfficers_HoldsWhatBelongsToTheirUnions()
    {
        var id = await HomeAsync("A1", "停电");
        var own = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        var neighbour = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Shanhaiguan);
        var path = $"/api/staff/audit?subject=home&subjectId={id}";

        var seen = (await own.GetJsonAsync(path)).GetProperty("items");
        var hidden = (await neighbour.GetJsonAsync(path)).GetProperty("items");

        Assert.Equal(["suspend", "insert"], seen.EnumerateArray().Select(d => d.GetProperty("action").GetString()));
        Assert.Equal("暂停开放", seen[0].GetProperty("actionTitle").GetString());
        Assert.Equal("停电", seen[0].GetProperty("reason").GetString());
        var status = seen[0]
            .GetProperty("changes")
            .EnumerateArray()
            .Single(c => c.GetProperty("field").GetString() == "status");
        Assert.Equal(
            ("状态", "open", "suspended"),
            (
                status.GetProperty("title").GetString(),
                status.GetProperty("from").GetString(),
                status.GetProperty("to").GetString()
            )
        );
        Assert.Equal(0, hidden.GetArrayLength());
    }

    [Fact]
    public async Task Log_Filtered_HoldsOnlyThat()
    {
        var id = await HomeAsync("A2", "装修");
        var officer = await scene.SignInAsync(StaffRole.CityOfficer, StaffScene.City);
        string[] empty =
        [
            "action=no_such",
            "actor=nobody",
            "to=2020-01-01T00:00:00Z",
            "from=2200-01-01T00:00:00%2B08:00",
            "subject=user",
            "union=999999",
        ];
        foreach (var filter in empty)
        {
            var answer = await officer.GetJsonAsync($"/api/staff/audit?subjectId={id}&{filter}");
            Assert.DoesNotContain("A2", answer.ToString(), StringComparison.Ordinal);
        }
        foreach (var filter in new[] { "action=suspend", "actor=ZHANG", "actor=77", "union=1" })
        {
            var answer = await officer.GetJsonAsync($"/api/staff/audit?subjectId={id}&{filter}");
            Assert.Contains("A2", answer.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("subject=ship")]
    [InlineData("subjectId=x")]
    [InlineData("from=yesterday")]
    [InlineData("to=2026-11-24T08:00:00")]
    [InlineData("actor=a%00b")]
    [InlineData("before=-1")]
    [InlineData("pageSize=0")]
    public async Task Log_AskedWrongly_Is400(string query)
    {
        var officer = await scene.SignInAsync(StaffRole.CityOfficer, StaffScene.City);
        using var answer = await officer.GetAsync($"/api/staff/audit?{query}");

        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Export_OfTheLog_IsAFileWithoutFormulas_AndIsNotedItself()
    {
        var id = await HomeAsync("A3", "=cmd|' /C calc'!A0");
        var officer = await scene.SignInAsync(StaffRole.CityOfficer, StaffScene.City);
        using var answer = await officer.GetAsync($"/api/staff/audit.csv?subjectId={id}&subject=home");
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancellation);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var text = Encoding.UTF8.GetString(bytes);
        Assert.Contains("暂停原因", text, StringComparison.Ordinal);
        Assert.Contains("'=cmd", text, StringComparison.Ordinal);
        Assert.DoesNotContain(",=cmd", text, StringComparison.Ordinal);
        // 2026-11-24T16:30Z is half past midnight here.
        Assert.Contains("暂停结束,,2026-11-25 00:30:00", text, StringComparison.Ordinal);
        var log = await officer.GetJsonAsync("/api/staff/audit?action=export_audit");
        Assert.Equal("导出操作日志", log.GetProperty("items")[0].GetProperty("actionTitle").GetString());
    }

    private async Task<int> HomeAsync(string code, string reason)
    {
        var id = await scene.AddAsync(scene.NewHome(code, 5, 0));
        await using var db = scene.Open();
        db.Deed = new Deed(77, "zhangsan（张三）", "10.0.0.1", "suspend", reason);
        var home = await db.Homes.FindAsync([id], Cancellation);
        home!.Suspend(
            reason,
            new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2026, 11, 24, 16, 30, 0, TimeSpan.Zero)
        );
        await db.SaveChangesAsync(Cancellation);
        return id;
    }
}
