using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.Tests.Staff;

namespace QhdHomeMap.Api.Tests.Riders;

/// <summary>Riders sign in through the sandbox, as they will through WeChat.</summary>
public sealed class RiderSessionTests(RiderScene scene) : IClassFixture<RiderScene>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Terms_OfTheSandbox_SayThatItIsNotWeChat()
    {
        using var answer = await scene.One.GetAsync("/api/rider/terms");
        var terms = await RunningApi.JsonAsync(answer);

        Assert.Equal("true", answer.Headers.GetValues("X-WeChat-Sandbox").Single());
        Assert.True(terms.GetProperty("signIn").GetBoolean() && terms.GetProperty("sandbox").GetBoolean());
        Assert.StartsWith("这是沙箱，不是微信", terms.GetProperty("notice").GetString(), StringComparison.Ordinal);
        Assert.Equal(RiderScene.PrivacyVersion, terms.GetProperty("privacyVersion").GetString());
        Assert.Equal(14, terms.GetProperty("guardianAge").GetInt32());
    }

    [Fact]
    public async Task SignIn_WithACode_IsGoodOnEveryInstance_AndTellsNoOpenId()
    {
        var phone = await scene.Sandbox.NewPhoneAsync();
        using var answer = await SignInAsync(
            new { code = await scene.Sandbox.LoginCodeAsync(phone), privacyVersion = RiderScene.PrivacyVersion }
        );
        var text = await answer.Content.ReadAsStringAsync(Cancellation);

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.DoesNotContain(phone, text, StringComparison.Ordinal);
        Assert.DoesNotContain("session", text, StringComparison.OrdinalIgnoreCase);
        using var elsewhere = new RiderClient(scene.Other.Address, phone)
        {
            Token = JsonSerializer.Deserialize<JsonElement>(text).GetProperty("token").GetString()!,
        };
        Assert.Equal(phone, (await elsewhere.GetJsonAsync("/api/rider/data")).GetProperty("openId").GetString());
    }

    [Fact]
    public async Task SignIn_WithACodeUsedBefore_IsRefused()
    {
        var phone = await scene.Sandbox.NewPhoneAsync();
        var question = new
        {
            code = await scene.Sandbox.LoginCodeAsync(phone),
            privacyVersion = RiderScene.PrivacyVersion,
        };
        (await SignInAsync(question)).Dispose();

        using var again = await SignInAsync(question);

        await StaffScene.RefusedAsync(again, 422, "wechat_code_invalid");
    }

    [Fact]
    public async Task SignIn_OfAChild_NeedsAGuardian()
    {
        var phone = await scene.Sandbox.NewPhoneAsync();
        var code = await scene.Sandbox.LoginCodeAsync(phone);
        using var refused = await SignInAsync(
            new
            {
                code,
                privacyVersion = RiderScene.PrivacyVersion,
                underGuardianAge = true,
            }
        );
        await StaffScene.RefusedAsync(refused, 422, "guardian_consent_required");
        using var agreed = await SignInAsync(
            new
            {
                code = await scene.Sandbox.LoginCodeAsync(phone),
                privacyVersion = RiderScene.PrivacyVersion,
                underGuardianAge = true,
                guardianConsent = true,
            }
        );

        var rider = (await RunningApi.JsonAsync(agreed)).GetProperty("rider");
        Assert.NotEqual(JsonValueKind.Null, rider.GetProperty("guardianConsentAt").ValueKind);
    }

    [Fact]
    public async Task SignIn_WithAnotherPrivacyText_DoesNotSpendTheCode()
    {
        var phone = await scene.Sandbox.NewPhoneAsync();
        var code = await scene.Sandbox.LoginCodeAsync(phone);
        using var old = await SignInAsync(new { code, privacyVersion = "2020-01" });
        await StaffScene.RefusedAsync(old, 422, "privacy_version_outdated");

        using var good = await SignInAsync(new { code, privacyVersion = RiderScene.PrivacyVersion });

        Assert.Equal(200, (int)good.StatusCode);
    }

    [Theory]
    [InlineData("""{"privacyVersion": "2026-11"}""", "code")]
    [InlineData("""{"code": "a"}""", "privacyVersion")]
    [InlineData("""{"code": "a", "privacyVersion": "2026-11", "acceptedAt": "yesterday"}""", "acceptedAt")]
    [InlineData("""{"code": "a\u0000", "privacyVersion": "2026-11"}""", "code")]
    public async Task SignIn_MalFormed_NamesTheField(string body, string field)
    {
        using var answer = await scene.One.PostAsync("/api/rider/session", body);

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.True((await RunningApi.JsonAsync(answer)).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task SignIn_OfSomebodyWeChatBlocks_IsRefused()
    {
        var phone = await scene.Sandbox.NewPhoneAsync();
        await scene.Sandbox.PretendAsync($"/phones/{phone}/block?blocked=true");

        using var answer = await SignInAsync(
            new { code = await scene.Sandbox.LoginCodeAsync(phone), privacyVersion = RiderScene.PrivacyVersion }
        );

        await StaffScene.RefusedAsync(answer, 403, "wechat_person_refused");
    }

    [Fact]
    public async Task SignIn_WithoutAppIdAndSandbox_SaysSo()
    {
        await using var api = await RunningApi.StartAsync(scene.ConnectionString);
        using var answer = await api.PostAsync("/api/rider/session", """{"code": "a", "privacyVersion": "2026-11"}""");
        await StaffScene.RefusedAsync(answer, 422, "wechat_not_configured");

        var terms = await api.GetJsonAsync("/api/rider/terms");
        Assert.False(terms.GetProperty("signIn").GetBoolean() || terms.GetProperty("sandbox").GetBoolean());
    }

    [Fact]
    public async Task Refresh_ChangesBothTokens_AndReuseEndsThemAll()
    {
        using var rider = await scene.SignInRiderAsync();
        var first = rider.RefreshToken;
        var next = await rider.JsonAsync(HttpMethod.Post, "/api/rider/session/refresh", new { refreshToken = first });
        rider.Token = next.GetProperty("token").GetString()!;
        await rider.GetJsonAsync("/api/rider/favourites");

        using var reused = await rider.SendAsync(
            HttpMethod.Post,
            "/api/rider/session/refresh",
            new { refreshToken = first }
        );

        await StaffScene.RefusedAsync(reused, 401, "rider_sign_in_required");
        using var over = await rider.SendAsync(HttpMethod.Get, "/api/rider/favourites");
        await StaffScene.RefusedAsync(over, 401, "rider_sign_in_required");
    }

    [Fact]
    public async Task Refresh_AfterANewPrivacyText_WantsItAcceptedFirst()
    {
        using var rider = await scene.SignInRiderAsync();
        await using var newer = await scene.StartAsync(("Riders:PrivacyVersion", "2027-01"));
        using var client = new RiderClient(newer.Address, rider.OpenId);

        using var answer = await client.SendAsync(
            HttpMethod.Post,
            "/api/rider/session/refresh",
            new { refreshToken = rider.RefreshToken }
        );

        await StaffScene.RefusedAsync(answer, 422, "privacy_version_outdated");
    }

    [Fact]
    public async Task SignOut_EndsTheSession()
    {
        using var rider = await scene.SignInRiderAsync();

        await rider.JsonAsync(HttpMethod.Delete, "/api/rider/session");

        using var over = await rider.SendAsync(HttpMethod.Get, "/api/rider/data");
        Assert.Equal(401, (int)over.StatusCode);
    }

    [Fact]
    public async Task SignIns_FromOneAddress_AreLimited()
    {
        await using var api = await scene.StartAsync(("RateLimits:RiderSignInsPerMinute", "3"));
        var answers = new List<int>();
        for (var n = 0; n < 4; n++)
        {
            using var answer = await api.PostAsync("/api/rider/session", "{}");
            answers.Add((int)answer.StatusCode);
        }

        Assert.Equal([400, 400, 400, 429], answers);
    }

    [Fact]
    public async Task AccessTokenOfWeChat_IsOneForBothInstances()
    {
        using var one = await scene.SignInRiderAsync("13800000001");
        using var other = await scene.SignInRiderAsync("13800000002", scene.Other);
        foreach (var rider in new[] { one, other })
            await rider.JsonAsync(
                HttpMethod.Post,
                "/api/rider/phone",
                new { code = await scene.Sandbox.NumberCodeAsync(rider.OpenId) }
            );

        await using var db = scene.Open();
        Assert.Equal(1, await db.SharedSecrets.CountAsync(Cancellation));
    }

    private Task<HttpResponseMessage> SignInAsync(object question) =>
        scene.One.PostAsync("/api/rider/session", JsonSerializer.Serialize(question));
}
