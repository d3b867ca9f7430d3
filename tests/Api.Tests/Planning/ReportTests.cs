using System.Text.Json;
using QhdHomeMap.Api.Tests.Staff;
using QhdHomeMap.Data.Planning;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Tests.Planning;

/// <summary>Reports over HTTP. Who computes them is Jobs, whose part is played here by hand.</summary>
public sealed class ReportTests(PlanningScene scene) : IClassFixture<PlanningScene>
{
    private const string Path = "/api/planning/reports";

    [Fact]
    public async Task Report_AskedTwice_IsOne()
    {
        using var first = await AskAsync(new { by = "walk", minutes = 15 });
        Assert.Equal(202, (int)first.StatusCode);
        var report = await RunningApi.JsonAsync(first);
        Assert.Equal("queued", report.GetProperty("status").GetString());
        Assert.Equal("现有站点，职工，步行 15 分钟，不分时段", report.GetProperty("questionTitle").GetString());
        using var again = await AskAsync(new { by = "walk", minutes = 15 });
        Assert.Equal(200, (int)again.StatusCode);
        Assert.Equal(Id(report), Id(await RunningApi.JsonAsync(again)));
    }

    [Fact]
    public async Task Report_Cancelled_IsNotCancelledAgain()
    {
        var id = Id(await RunningApi.JsonAsync(await AskAsync(new { metres = 700 })));
        using var cancelled = await scene.Planner.SendAsync(HttpMethod.Delete, $"{Path}/{id}");
        Assert.Equal(204, (int)cancelled.StatusCode);
        using var again = await scene.Planner.SendAsync(HttpMethod.Delete, $"{Path}/{id}");
        await StaffScene.RefusedAsync(again, 422, "run_finished");
    }

    [Fact]
    public async Task Report_Computed_IsFetchedByteForByte()
    {
        var id = Id(await RunningApi.JsonAsync(await AskAsync(new { metres = 800 })));
        using var early = await scene.Planner.SendAsync(HttpMethod.Get, $"{Path}/{id}/report");
        await StaffScene.RefusedAsync(early, 422, "report_not_ready");

        await ComputeAsync(id, """{"title": "报告"}"""u8.ToArray());
        var report = await scene.Planner.JsonAsync(HttpMethod.Get, $"{Path}/{id}/report");
        Assert.Equal("报告", report.GetProperty("title").GetString());
        using var file = await scene.Planner.SendAsync(HttpMethod.Get, $"{Path}/{id}/files/report.json");
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        using var none = await scene.Planner.SendAsync(HttpMethod.Get, $"{Path}/{id}/files/passwd");
        await StaffScene.RefusedAsync(none, 404, "report_not_found");
    }

    [Fact]
    public async Task Report_Watched_IsToldUntilItHasEnded()
    {
        var id = Id(await RunningApi.JsonAsync(await AskAsync(new { metres = 900 })));
        var watching = scene.Planner.SendAsync(HttpMethod.Get, $"{Path}/{id}/events"); // read to its end
        await ComputeAsync(id, "{}"u8.ToArray());
        using var events = await watching;
        Assert.Equal("text/event-stream", events.Content.Headers.ContentType!.MediaType);
        var text = await events.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("event: run\ndata: {", text, StringComparison.Ordinal);
        Assert.Contains("\"status\":\"done\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_OfTheCity_IsNoneToACounty()
    {
        var id = Id(await RunningApi.JsonAsync(await AskAsync(new { metres = 600 })));
        using var county = await scene.SignInAsync(StaffRole.Planner, StaffScene.Haigang);
        foreach (var path in new[] { $"{Path}/{id}", $"{Path}/{id}/events", $"{Path}/{id}/files/report.json" })
        {
            using var seen = await county.SendAsync(HttpMethod.Get, path);
            await StaffScene.RefusedAsync(seen, 404, "report_not_found");
        }
    }

    [Fact]
    public async Task Report_OfAQuestionThatMakesNoSense_IsRefused()
    {
        using var refused = await AskAsync(new { minutes = 15 });
        await StaffScene.RefusedAsync(refused, 400, "request_invalid");
    }

    private Task<HttpResponseMessage> AskAsync(object question) =>
        scene.Planner.SendAsync(HttpMethod.Post, Path, question);

    private async Task ComputeAsync(int id, byte[] content)
    {
        var claim = Guid.NewGuid();
        await using (var db = scene.Open())
            await PlanRuns.ChangeAsync(db, id, (run, now) => run.TryClaim(claim, now, TimeSpan.FromMinutes(1)));
        await using var files = scene.Open();
        var file = PlanRunFile.Of("report.json", "报告", "application/json", content);
        files.Add(
            new PlanRunFile
            {
                RunId = id,
                Name = file.Name,
                Title = file.Title,
                MediaType = file.MediaType,
                Bytes = file.Bytes,
                Sha256 = file.Sha256,
                Content = file.Content,
            }
        );
        await files.SaveChangesAsync(TestContext.Current.CancellationToken);
        await using var end = scene.Open();
        await PlanRuns.ChangeAsync(end, id, (run, now) => run.TryFinish(claim, run.AskedHash, now));
    }

    private static int Id(JsonElement report) => report.GetProperty("id").GetInt32();
}
