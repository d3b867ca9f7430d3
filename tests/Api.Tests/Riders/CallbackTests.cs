using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using QhdHomeMap.Api.Features.Callbacks;
using QhdHomeMap.Api.Tests.Snapshots;
using QhdHomeMap.Api.Tests.Staff;
using QhdHomeMap.Api.Tests.WeChat;
using QhdHomeMap.Data.Callbacks;
using QhdHomeMap.WeChat;
using QhdHomeMap.WeChat.Callbacks;

namespace QhdHomeMap.Api.Tests.Riders;

/// <summary>The endpoint that WeChat pushes to, with pushes signed here: what may come in, and what becomes of it.</summary>
public sealed class CallbackTests(RiderScene scene) : IClassFixture<RiderScene>
{
    private static readonly CallbackCipher Cipher = new(Receiver.AesKey, WeChatOptions.SandboxAppId);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Question_OfWeChat_IsAnsweredWithItsEcho_AndNobodyElses()
    {
        var (timestamp, nonce) = Stamp();
        var signature = CallbackSignature.Compute(Receiver.Token, timestamp, nonce);
        var query = $"?timestamp={timestamp}&nonce={nonce}&echostr=4375120948345356249&signature=";

        using var right = await scene.One.GetAsync(CallbacksFeature.Path + query + signature);
        using var wrong = await scene.One.GetAsync(CallbacksFeature.Path + query + new string('0', 40));

        Assert.Equal("4375120948345356249", await right.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("text/plain", right.Content.Headers.ContentType?.MediaType);
        await StaffScene.RefusedAsync(wrong, 403, "callback_refused");
    }

    [Fact]
    public async Task Push_WithARightSignature_IsStoredEncryptedAndAnsweredWithSuccess()
    {
        using var rider = await scene.SignInRiderAsync();
        var push = Popup(rider.OpenId);

        using var answer = await PushAsync(scene.One, push);

        Assert.Equal("success", await answer.Content.ReadAsStringAsync(Cancellation));
        await using var db = scene.Open();
        var row = await db.CallbackRows.OrderBy(r => r.Id).LastAsync(Cancellation);
        Assert.DoesNotContain(rider.OpenId, Encoding.Latin1.GetString(row.ProtectedRaw!), StringComparison.Ordinal);
        Assert.DoesNotContain(rider.OpenId, scene.One.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Push_ReplayedHereOrAtAnotherInstance_IsRefused()
    {
        using var rider = await scene.SignInRiderAsync();
        var push = Popup(rider.OpenId);
        (await PushAsync(scene.One, push)).Dispose();
        var before = await CountAsync();

        using var here = await PushAsync(scene.One, push);
        using var there = await PushAsync(scene.Other, push);

        await StaffScene.RefusedAsync(here, 403, "callback_refused");
        await StaffScene.RefusedAsync(there, 403, "callback_refused");
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task Push_OfTheSameEventSignedAnew_IsTakenAndCountsOnce()
    {
        using var rider = await scene.SignInRiderAsync();
        var template = await scene.Sandbox.TemplateAsync("活动通知");
        var text = Text(rider.OpenId, template.Id);

        foreach (var api in new[] { scene.One, scene.Other, scene.One })
        {
            using var answer = await PushAsync(api, Sign(text));
            Assert.Equal("success", await answer.Content.ReadAsStringAsync(Cancellation));
        }
        await scene.DrainAsync();

        Assert.Equal(1, await rider.BalanceAsync(template));
    }

    [Theory]
    [InlineData(-601)]
    [InlineData(601)]
    public async Task Push_WithATimestampOutsideTheWindow_IsRefused(int seconds)
    {
        var push = Popup("somebody", scene.Sandbox.Clock.GetUtcNow().AddSeconds(seconds));

        using var answer = await PushAsync(scene.One, push);

        await StaffScene.RefusedAsync(answer, 403, "callback_refused");
    }

    [Fact]
    public async Task Push_InPlainModeOrForAnotherAppOrTamperedWith_IsRefused()
    {
        var before = await CountAsync();
        var (timestamp, nonce) = Stamp();
        var text = Text("somebody", "t");
        var plain = new Signed(
            $"?signature={CallbackSignature.Compute(Receiver.Token, timestamp, nonce)}&timestamp={timestamp}&nonce={nonce}",
            text
        );
        var another = Sign(text, new CallbackCipher(Receiver.AesKey, "wx1111111111111111"));
        var good = Sign(text);
        var tampered = good with
        {
            Body = good.Body.Replace("Encrypt\":\"", "Encrypt\":\"A", StringComparison.Ordinal),
        };

        foreach (var push in new[] { plain, another, tampered })
        {
            using var answer = await PushAsync(scene.One, push);
            await StaffScene.RefusedAsync(answer, 403, "callback_refused");
        }
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task Push_WhileTheDatabaseIsAway_IsNoSuccess_AndIsWelcomeAgain()
    {
        await using var own = new RiderScene();
        await own.InitializeAsync();
        var push = Popup("somebody");
        await using (var away = await DatabaseAway.BeginAsync(own.ConnectionString))
        {
            for (var n = 0; n < 2; n++)
            {
                using var lost = await PushAsync(own.One, push);
                await StaffScene.RefusedAsync(lost, 503, "database_away");
            }
            await away.EndAsync();
        }

        using var taken = await PushAsync(own.One, push);

        Assert.Equal("success", await taken.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>The database holds still until the end of the test, and the answer comes all the same.</summary>
    [Fact]
    public async Task Push_WhileTheDatabaseIsTooSlow_IsNoSuccess()
    {
        await using var connection = new NpgsqlConnection(scene.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await using var hold = new NpgsqlCommand("lock table callback_nonces in access exclusive mode", connection);
        await hold.ExecuteNonQueryAsync(Cancellation);

        using var answer = await PushAsync(scene.One, Popup("somebody"));

        await StaffScene.RefusedAsync(answer, 503, "database_busy");
    }

    [Fact]
    public async Task Push_ThatIsNoEvent_IsTakenAndParked()
    {
        using var answer = await PushAsync(scene.One, Sign("""{"Hello": "world"}"""));

        Assert.Equal("success", await answer.Content.ReadAsStringAsync(Cancellation));
        await using var db = scene.Open();
        var row = await db.CallbackRows.OrderBy(r => r.Id).LastAsync(Cancellation);
        Assert.Equal((CallbackOutcome.Parked, "unreadable"), (row.Outcome, row.Reason));
    }

    [Fact]
    public async Task Push_ToAHostWithoutACallbackToken_IsRefused()
    {
        await using var api = await RunningApi.StartAsync(scene.ConnectionString);

        using var answer = await PushAsync(api, Popup("somebody"));

        await StaffScene.RefusedAsync(answer, 403, "callback_refused");
    }

    private sealed record Signed(string Query, string Body);

    private async Task<int> CountAsync()
    {
        await using var db = scene.Open();
        return await db.CallbackRows.CountAsync(Cancellation);
    }

    private static Task<HttpResponseMessage> PushAsync(RunningApi api, Signed push) =>
        api.PostAsync(CallbacksFeature.Path + push.Query, push.Body);

    private Signed Popup(string openId, DateTimeOffset? at = null) => Sign(Text(openId, "t"), at: at);

    private string Text(string openId, string templateId) =>
        $$"""
            {"ToUserName":"gh","FromUserName":"{{openId}}","CreateTime":{{scene.Sandbox.Clock.GetUtcNow().ToUnixTimeSeconds()}},
            "MsgType":"event","Event":"subscribe_msg_popup_event",
            "List":{"TemplateId":"{{templateId}}","SubscribeStatusString":"accept","PopupScene":"0"} }
            """;

    private Signed Sign(string text, CallbackCipher? cipher = null, DateTimeOffset? at = null)
    {
        var (timestamp, nonce) = Stamp(at);
        var encrypted = (cipher ?? Cipher).Encrypt(Encoding.UTF8.GetBytes(text));
        var signature = CallbackSignature.Compute(Receiver.Token, timestamp, nonce, encrypted);
        return new Signed(
            $"?timestamp={timestamp}&nonce={nonce}&encrypt_type=aes&msg_signature={signature}",
            new JsonObject { ["ToUserName"] = "gh", ["Encrypt"] = encrypted }.ToJsonString()
        );
    }

    private (string Timestamp, string Nonce) Stamp(DateTimeOffset? at = null) =>
        (
            (at ?? scene.Sandbox.Clock.GetUtcNow()).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            Guid.NewGuid().ToString("n")
        );
}
