using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using QhdHomeMap.Api.Tests.Staff;
using QhdHomeMap.Data.Staff;
using QhdHomeMap.Formats.Tables;
using static QhdHomeMap.Api.Tests.HomeKeeping.KeepingScene;

namespace QhdHomeMap.Api.Tests.HomeKeeping;

/// <summary>A sheet goes out, is changed and comes back: the differences first, and then exactly these.</summary>
public sealed class EditHomeTableTests(KeepingScene scene) : IClassFixture<KeepingScene>
{
    private const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sheet_HandedBackAsItIs_ChangesNothing()
    {
        using var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        await scene.NewHomeAsync(h =>
            (h.Name, h.Access, h.AccessNote) = ("=1+1", Data.Homes.AccessWay.Face, "先到社区（二楼）登记")
        );
        var sheet = await ExportAsync(officer);
        Assert.Equal(["站点ID", "版本", "编号", "名称", "区县"], sheet.Headers.Take(5));
        Assert.Contains("=1+1", sheet.Rows.Select(r => r[3]));
        var answer = await PreviewAsync(officer, sheet);
        Assert.Equal("0 0", Counts(answer));
        Assert.Equal(0, answer.GetProperty("rows").GetArrayLength());
    }

    [Fact]
    public async Task Sheet_WithChanges_ShowsThemAndWritesExactlyThese()
    {
        using var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        var (first, second) = (await scene.NewHomeAsync(), await scene.NewHomeAsync());
        var sheet = await ExportAsync(officer);
        sheet.Set(first, "名称", "表格改的名称");
        sheet.Set(first, "服务", "饮水、上网");
        sheet.Set(first, "开放时间", "每天9点到17点");
        sheet.Set(second, "进入方式", "人脸（到社区登记）");
        sheet.Set(second, "地址", "无");
        sheet.Set(second, "区县", "");
        var shown = await PreviewAsync(officer, sheet);
        Assert.Equal("2 0", Counts(shown));
        var change = shown
            .GetProperty("rows")[0]
            .GetProperty("changes")
            .EnumerateArray()
            .Single(c => c.GetProperty("field").GetString() == "hours");
        Assert.Equal("24小时开放", change.GetProperty("from").GetString());
        Assert.Equal("每天 9:00-17:00", change.GetProperty("to").GetString());
        Assert.Equal("\"1\"", (await ShowAsync(officer, first)).ETag);

        var digest = shown.GetProperty("digest").GetString();
        using var written = await SendAsync(officer, sheet, $"?apply=true&digest={digest}");
        Assert.Equal(HttpStatusCode.OK, written.StatusCode);
        Assert.True((await RunningApi.JsonAsync(written)).GetProperty("applied").GetBoolean());
        var (home, etag) = await ShowAsync(officer, first);
        Assert.Equal("\"2\"", etag);
        Assert.Equal("表格改的名称", home.GetProperty("name").GetString());
        Assert.Equal(
            ["water", "wifi"],
            home.GetProperty("services").EnumerateArray().Select(s => s.GetProperty("code").GetString())
        );
        (home, _) = await ShowAsync(officer, second);
        Assert.Equal("face 到社区登记", $"{home.GetProperty("access")} {home.GetProperty("accessNote")}");
        Assert.Equal("", home.GetProperty("address").GetString());

        // The same call once more: the homes are no longer those that were shown.
        using var again = await SendAsync(officer, sheet, $"?apply=true&digest={digest}");
        Assert.Equal("409 differences_changed", await ProblemAsync(again));
    }

    [Fact]
    public async Task Sheet_OfHomesChangedMeanwhile_WritesNothingAndShowsTheNewDifferences()
    {
        using var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        var (first, second) = (await scene.NewHomeAsync(), await scene.NewHomeAsync());
        var sheet = await ExportAsync(officer);
        sheet.Set(first, "责任单位", "甲");
        sheet.Set(second, "责任单位", "乙");
        var digest = (await PreviewAsync(officer, sheet)).GetProperty("digest").GetString();
        using var meanwhile = await ChangeAsync(officer, second, new { phone = "12351" });
        using var refused = await SendAsync(officer, sheet, $"?apply=true&digest={digest}");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var differences = (await RunningApi.JsonAsync(refused)).GetProperty("differences");
        Assert.Equal("1 1", Counts(differences));
        Assert.Equal("\"1\"", (await ShowAsync(officer, first)).ETag);
        using var insisted = await SendAsync(
            officer,
            sheet,
            $"?apply=true&digest={differences.GetProperty("digest").GetString()}"
        );
        Assert.Equal("422 rows_refused", await ProblemAsync(insisted));
        Assert.Equal("\"1\"", (await ShowAsync(officer, first)).ETag);
    }

    [Fact]
    public async Task Sheet_SavedOnceMore_IsStillTheOneThatWasShown_AndAChangedOneIsNot()
    {
        using var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        var id = await scene.NewHomeAsync();
        var sheet = await ExportAsync(officer);
        sheet.Set(id, "责任单位", "甲");
        var query = $"?apply=true&digest={(await PreviewAsync(officer, sheet)).GetProperty("digest").GetString()}";
        sheet.Set(id, "责任单位", "乙");
        using var changed = await SendAsync(officer, sheet, query);
        Assert.Equal("409 differences_changed", await ProblemAsync(changed));
        sheet.Set(id, "责任单位", "甲");
        sheet.Title = "另存的";
        using var saved = await SendAsync(officer, sheet, query);
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal("甲", (await ShowAsync(officer, id)).Home.GetProperty("responsibleBody").GetString());
    }

    [Theory]
    [InlineData("编号", "编号")]
    [InlineData("备案号", "备案号")]
    [InlineData("名称和地址", "名称", "地址")]
    public async Task Sheet_ThatSwapsWhatIsAHomesOwn_IsRefusedBeforeItIsWritten(string what, params string[] headers)
    {
        using var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        var ids = new List<int>();
        foreach (var filing in new[] { $"甲{what}", $"乙{what}" })
            ids.Add(await scene.NewHomeAsync(h => (h.FilingNo, h.CodeAssigned) = (filing, true)));
        var sheet = await ExportAsync(officer);
        sheet.Keep(ids);
        foreach (var header in headers)
        {
            var (first, second) = (sheet.Get(ids[0], header), sheet.Get(ids[1], header));
            sheet.Set(ids[0], header, second);
            sheet.Set(ids[1], header, first);
        }
        var shown = await PreviewAsync(officer, sheet);
        var problems = shown
            .GetProperty("rows")
            .EnumerateArray()
            .SelectMany(
                r => r.GetProperty("problems").EnumerateArray(),
                (_, p) => p.GetProperty("message").GetString()
            );
        Assert.Equal([$"与第 3 行现有的{what}相同，请分两次改", $"与第 2 行现有的{what}相同，请分两次改"], problems);
        var digest = shown.GetProperty("digest").GetString();
        using var insisted = await SendAsync(officer, sheet, $"?apply=true&digest={digest}");
        Assert.Equal("422 rows_refused", await ProblemAsync(insisted));
    }

    [Fact]
    public async Task Sheet_WithRowsThatCannotBe_SaysOfEachWhy()
    {
        using var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        using var city = await scene.SignInAsync(StaffRole.CityOfficer, StaffScene.City);
        await using var db = scene.Open();
        var shanhaiguan = db.Unions.Single(u => u.Code == StaffScene.Shanhaiguan).Id;
        var others = await scene.NewHomeAsync(h => h.UnionId = shanhaiguan);
        var ids = new List<int>();
        for (var i = 0; i < 5; i++)
            ids.Add(await scene.NewHomeAsync());
        var sheet = await ExportAsync(city);
        sheet.Keep([.. ids, others]);
        sheet.Set(ids[0], "电话", "问门卫");
        sheet.Set(ids[1], "版本", "7");
        sheet.Set(ids[1], "名称", "改了版本");
        sheet.Set(ids[2], "编号", sheet.Get(ids[3], "编号"));
        sheet.Set(ids[4], "等级", "优秀");
        sheet.Add(row => row[0] = "9999999");
        sheet.Add(row => row[0] = $"{ids[3]}");
        sheet.Add(row => row[3] = "没有号的");
        sheet.Headers.Add("备注");
        sheet.Rows.ForEach(row => row.Add("看看"));
        var answer = await PreviewAsync(officer, sheet);
        var problems = answer
            .GetProperty("rows")
            .EnumerateArray()
            .SelectMany(
                r => r.GetProperty("problems").EnumerateArray(),
                (r, p) => $"{p.GetProperty("title")} {p.GetProperty("message")}"
            )
            .ToList();
        Assert.Equal(8, problems.Count);
        Assert.Contains(problems, p => p.StartsWith("电话 不像电话号码", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("“版本”列被改了", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith("编号 这个编号已经有站点在用", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith("等级 可以写：标准型、示范型", StringComparison.Ordinal));
        Assert.Equal(2, problems.Count(p => p.EndsWith("没有这个站点", StringComparison.Ordinal)));
        Assert.Contains(problems, p => p.Contains("是同一个站点", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("没有站点ID", StringComparison.Ordinal));
        Assert.Contains("没有用到的列：备注", answer.GetProperty("notes").ToString());
    }

    [Fact]
    public async Task Sheet_OfAHomeManager_GoesByTheRightsOfASingleEdit()
    {
        var id = await scene.NewHomeAsync();
        using var manager = await scene.SignInAsync(id);
        var sheet = await ExportAsync(manager);
        Assert.Single(sheet.Rows);
        sheet.Set(id, "电话", "12351");
        Assert.Equal("1 0", Counts(await PreviewAsync(manager, sheet)));
        sheet.Set(id, "名称", "管理员改名");
        var refused = await PreviewAsync(manager, sheet);
        Assert.Equal(
            "您没有权限修改这一项",
            refused.GetProperty("rows")[0].GetProperty("problems")[0].GetProperty("message").GetString()
        );
    }

    [Fact]
    public async Task Body_ThatIsNoSheet_IsRefused()
    {
        using var officer = await scene.SignInAsync(StaffRole.CountyOfficer, StaffScene.Haigang);
        using var text = await officer.SendAsync(
            HttpMethod.Post,
            "/api/staff/homes/bulk",
            Sheet.Content("名称,经度"u8.ToArray())
        );
        Assert.Equal("422 table_unreadable", await ProblemAsync(text));
        using var json = await officer.SendAsync(HttpMethod.Post, "/api/staff/homes/bulk", "{}");
        Assert.Equal("415 unsupported_media_type", await ProblemAsync(json));
        using var large = await officer.SendAsync(
            HttpMethod.Post,
            "/api/staff/homes/bulk",
            Sheet.Content(new byte[(5 * 1024 * 1024) + 1])
        );
        Assert.Equal("413 body_too_large", await ProblemAsync(large));
    }

    private static string Counts(JsonElement answer) =>
        $"{answer.GetProperty("changed").GetInt32()} {answer.GetProperty("refused").GetInt32()}";

    private static async Task<Sheet> ExportAsync(StaffClient client)
    {
        using var response = await client.GetAsync("/api/staff/homes.xlsx");
        Assert.Equal(MediaType, response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl!.NoStore);
        return Sheet.Read(await response.Content.ReadAsByteArrayAsync(Cancellation));
    }

    private static Task<HttpResponseMessage> SendAsync(StaffClient client, Sheet sheet, string query = "") =>
        client.SendAsync(HttpMethod.Post, $"/api/staff/homes/bulk{query}", Sheet.Content(sheet.ToBytes()));

    private static async Task<JsonElement> PreviewAsync(StaffClient client, Sheet sheet)
    {
        using var response = await SendAsync(client, sheet);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await RunningApi.JsonAsync(response);
    }

    /// <summary>What an officer does to a sheet.</summary>
    private sealed class Sheet
    {
        public List<string> Headers { get; private init; } = [];
        public List<List<string>> Rows { get; private init; } = [];

        public string Title { get; set; } = "改过的";

        public static Sheet Read(byte[] file)
        {
            using var table = TableFile.Open(new MemoryStream(file), TableKind.Xlsx);
            return new Sheet { Headers = [.. table.Headers], Rows = [.. table.Rows.Select(r => r.Cells.ToList())] };
        }

        public static ByteArrayContent Content(byte[] file) =>
            new(file) { Headers = { ContentType = new MediaTypeHeaderValue(MediaType) } };

        public void Set(int id, string header, string cell) => RowOf(id)[Headers.IndexOf(header)] = cell;

        public string Get(int id, string header) => RowOf(id)[Headers.IndexOf(header)];

        public void Keep(IReadOnlyCollection<int> ids) => Rows.RemoveAll(r => !ids.Any(id => r[0] == $"{id}"));

        public void Add(Action<List<string>> fill)
        {
            var row = Headers.Select(_ => "").ToList();
            fill(row);
            Rows.Add(row);
        }

        public byte[] ToBytes()
        {
            using var stream = new MemoryStream();
            using (var table = new XlsxTableWriter(stream, Title, [.. Headers.Select(h => new XlsxColumn(h, 10))]))
                Rows.ForEach(table.WriteRow);
            return stream.ToArray();
        }

        private List<string> RowOf(int id) => Rows.Single(r => r[0] == $"{id}");
    }
}
