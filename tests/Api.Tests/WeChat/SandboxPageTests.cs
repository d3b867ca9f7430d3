using System.Net.Http.Headers;

namespace QhdHomeMap.Api.Tests.WeChat;

public sealed class SandboxPageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/open?page=pages%2Fhome&scene=h%3D1")]
    public async Task Page_OfTheSandbox_SaysThatItIsNotWeChatAndLoadsNothingFromElsewhere(string path)
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        using var response = await sandbox.GetAsync(path);
        var page = await response.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(MediaTypeHeaderValue.Parse("text/html; charset=utf-8"), response.Content.Headers.ContentType);
        Assert.Contains("这是沙箱，不是微信", page, StringComparison.Ordinal);
        Assert.DoesNotContain("//", page.Replace("<!doctype", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.StartsWith(
            "default-src 'self'",
            response.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        foreach (var file in new[] { "/sandbox.css", "/sandbox.js", "/open.js" })
            Assert.Equal(200, (int)(await sandbox.GetAsync(file)).StatusCode);
    }

    [Fact]
    public async Task Message_Opened_IsMarkedAndShowsItsPage()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var template = await sandbox.TemplateAsync("站点状态提醒");
        var phone = await sandbox.NewPhoneAsync();
        await sandbox.AcceptAsync(phone, template.Id);
        var data = new Dictionary<string, string>
        {
            ["thing1"] = "海港区一号",
            ["phrase2"] = "暂停开放",
            ["thing3"] = "可去另一处",
        };
        (
            await sandbox.Api.SendMessageAsync(new(phone, template.Id, data, "pages/home/home?id=7"), Cancellation)
        ).Value();
        var message = (await sandbox.PhoneAsync(phone)).GetProperty("messages")[0];

        var opened = await sandbox.PretendAsync(
            $"/phones/{phone}/messages/{message.GetProperty("id").GetString()}/open"
        );

        Assert.False(message.GetProperty("opened").GetBoolean());
        Assert.Equal("pages/home/home?id=7", message.GetProperty("page").GetString());
        Assert.Equal("海港区一号", message.GetProperty("lines")[0].GetProperty("value").GetString());
        Assert.True(opened.GetProperty("messages")[0].GetProperty("opened").GetBoolean());
        Assert.Equal(0, opened.GetProperty("unread").GetInt32());
    }

    [Fact]
    public async Task Events_OfThePage_TellOfANewMessage()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var http = new HttpClient();
        using var lines = new StreamReader(
            await http.GetStreamAsync($"{sandbox.Address}/pretend/events", Cancellation)
        );
        Assert.Contains("reset", await lines.ReadLineAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal("", await lines.ReadLineAsync(Cancellation));

        var phone = await sandbox.NewPhoneAsync();

        Assert.Equal($$"""data: {"kind":"phone","openId":"{{phone}}"}""", await lines.ReadLineAsync(Cancellation));
    }

    /// <summary>What was held is kept; what was used stays used.</summary>
    [Fact]
    public async Task Restart_WithAStateFile_KeepsPhonesAndConsents()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("qhd-sandbox-").FullName, "state.json");
        string phone,
            template;
        await using (var sandbox = await RunningSandbox.StartAsync(("Sandbox:StateFile", file)))
        {
            template = (await sandbox.TemplateAsync("站点状态提醒")).Id;
            phone = await sandbox.NewPhoneAsync();
            await sandbox.AcceptAsync(phone, template);
            await sandbox.AcceptAsync(phone, template);
        }

        await using var again = await RunningSandbox.StartAsync(("Sandbox:StateFile", file));
        var data = new Dictionary<string, string>
        {
            ["thing1"] = "海港区一号",
            ["phrase2"] = "暂停开放",
            ["thing3"] = "可去另一处",
        };
        (await again.Api.SendMessageAsync(new(phone, template, data), Cancellation)).Value();
        await again.AskAdminAsync("/restart");

        var consent = (await again.PhoneAsync(phone)).GetProperty("consents")[0];
        Assert.Equal((1, 1), (consent.GetProperty("balance").GetInt32(), consent.GetProperty("sent").GetInt32()));
        Assert.Equal(1, await again.MessagesOfAsync(phone));
    }

    [Fact]
    public async Task Ledger_OfManyPhones_CountsWhatEachHoldsAndGot()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var template = (await sandbox.TemplateAsync("站点状态提醒")).Id;

        var made = await sandbox.AskAdminAsync(
            "/phones",
            new
            {
                count = 100,
                templateIds = new[] { template },
                accepts = 2,
            }
        );
        using var response = await sandbox.GetAsync($"/admin/ledger?templateId={template}");
        var ledger = (await RunningApi.JsonAsync(response)).EnumerateArray().ToList();

        Assert.Equal(100, made.GetArrayLength());
        Assert.Equal(100, ledger.Count);
        Assert.All(
            ledger,
            row => Assert.Equal((2, 0), (row.GetProperty("balance").GetInt32(), row.GetProperty("sent").GetInt32()))
        );
    }
}
