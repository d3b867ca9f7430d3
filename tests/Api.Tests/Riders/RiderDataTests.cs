using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.Tests.Staff;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Riders;

namespace QhdHomeMap.Api.Tests.Riders;

/// <summary>What a rider keeps, sees and deletes.</summary>
public sealed class RiderDataTests(RiderScene scene) : IClassFixture<RiderScene>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Favourites_AreKeptOnce_AndOnlyOfHomesThatRidersSee()
    {
        using var rider = await scene.SignInRiderAsync();
        var (open, planned) = (await scene.AddHomeAsync(), await scene.AddHomeAsync(HomeStatus.Planned));

        await rider.JsonAsync(HttpMethod.Put, $"/api/rider/favourites/{open}");
        await rider.JsonAsync(HttpMethod.Put, $"/api/rider/favourites/{open}");
        using var hidden = await rider.SendAsync(HttpMethod.Put, $"/api/rider/favourites/{planned}");
        using var nowhere = await rider.SendAsync(HttpMethod.Put, "/api/rider/favourites/2147483647");

        await StaffScene.RefusedAsync(hidden, 404, "home_not_found");
        await StaffScene.RefusedAsync(nowhere, 404, "home_not_found");
        var kept = await rider.GetJsonAsync("/api/rider/favourites");
        Assert.Equal(open, Assert.Single(kept.EnumerateArray()).GetProperty("homeId").GetInt32());
        await rider.JsonAsync(HttpMethod.Delete, $"/api/rider/favourites/{open}");
        await rider.JsonAsync(HttpMethod.Delete, $"/api/rider/favourites/{open}");
        Assert.Empty((await rider.GetJsonAsync("/api/rider/favourites")).EnumerateArray());
    }

    [Fact]
    public async Task Favourites_BeyondTheMost_AreRefused()
    {
        using var rider = await scene.SignInRiderAsync();
        await using (var db = scene.Open())
        {
            var homes = Enumerable.Range(0, RiderFavourite.MaxPerRider).Select(n => scene.NewHome($"most{n}", 0, 0));
            db.AddRange(homes);
            await db.SaveChangesAsync(Cancellation);
            db.AddRange(
                db.ChangeTracker.Entries<Home>()
                    .Select(h => new RiderFavourite
                    {
                        RiderId = rider.Id,
                        HomeId = h.Entity.Id,
                        CreatedAt = scene.Sandbox.Clock.GetUtcNow(),
                    })
                    .ToList()
            );
            await db.SaveChangesAsync(Cancellation);
        }

        using var more = await rider.SendAsync(HttpMethod.Put, $"/api/rider/favourites/{await scene.AddHomeAsync()}");

        await StaffScene.RefusedAsync(more, 422, "too_many_favourites");
    }

    [Fact]
    public async Task Phone_OfTheSamePerson_IsKeptEncryptedAndForgotten()
    {
        using var rider = await scene.SignInRiderAsync("13812345678");
        var kept = await rider.JsonAsync(
            HttpMethod.Post,
            "/api/rider/phone",
            new { code = await scene.Sandbox.NumberCodeAsync(rider.OpenId) }
        );

        Assert.Equal("138****5678", kept.GetProperty("phone").GetString());
        Assert.True(kept.GetProperty("sandbox").GetBoolean());
        await using var db = scene.Open();
        var row = await db.Riders.SingleAsync(r => r.Id == rider.Id, Cancellation);
        Assert.DoesNotContain("13812345678", row.ProtectedPhone, StringComparison.Ordinal);
        Assert.Equal("13812345678", (await DataAsync(rider)).GetProperty("phone").GetString());
        await rider.JsonAsync(HttpMethod.Delete, "/api/rider/phone");
        Assert.Equal(JsonValueKind.Null, (await DataAsync(rider)).GetProperty("phone").ValueKind);
    }

    [Fact]
    public async Task Phone_WithAnothersCode_IsRefused()
    {
        using var rider = await scene.SignInRiderAsync();
        using var other = await scene.SignInRiderAsync("13812345679");

        using var refused = await rider.SendAsync(
            HttpMethod.Post,
            "/api/rider/phone",
            new { code = await scene.Sandbox.NumberCodeAsync(other.OpenId) }
        );

        await StaffScene.RefusedAsync(refused, 422, "wechat_code_invalid");
    }

    [Fact]
    public async Task Claim_OfTheFrontEnd_IsKeptAndCountsNothing()
    {
        using var rider = await scene.SignInRiderAsync();
        var template = await scene.Sandbox.TemplateAsync("活动通知");

        await rider.JsonAsync(
            HttpMethod.Post,
            "/api/rider/consents/claims",
            new { answers = new Dictionary<string, string> { [template.Id] = "accept", ["unknown"] = "accept" } }
        );

        Assert.Equal(0, await rider.BalanceAsync(template));
        var claim = Assert.Single((await DataAsync(rider)).GetProperty("claims").EnumerateArray());
        Assert.True(claim.GetProperty("accepted").GetBoolean());
    }

    [Fact]
    public async Task Deletion_InOneCall_EndsEverySessionAndForgetsThePerson()
    {
        using var rider = await scene.SignInRiderAsync("13812345670");
        using var tablet = new RiderClient(scene.Other.Address, rider.OpenId);
        await tablet.SignInAsync(scene.Sandbox);
        await rider.JsonAsync(HttpMethod.Put, $"/api/rider/favourites/{await scene.AddHomeAsync()}");

        var said = await rider.JsonAsync(HttpMethod.Delete, "/api/rider");

        Assert.Contains("流水", said.GetProperty("text").GetString(), StringComparison.Ordinal);
        foreach (var client in new[] { rider, tablet })
        {
            using var over = await client.SendAsync(HttpMethod.Get, "/api/rider/data");
            Assert.Equal(401, (int)over.StatusCode);
        }
        await rider.SignInAsync(scene.Sandbox);
        var data = await DataAsync(rider);
        Assert.Equal(JsonValueKind.Null, data.GetProperty("phone").ValueKind);
        Assert.Empty(data.GetProperty("favourites").EnumerateArray());
        Assert.NotEqual(tablet.Id, rider.Id);
    }

    [Fact]
    public async Task Log_OfAllThis_HasNothingOfThePerson()
    {
        using var rider = await scene.SignInRiderAsync("13812345671");
        var code = await scene.Sandbox.NumberCodeAsync(rider.OpenId);
        await rider.JsonAsync(HttpMethod.Post, "/api/rider/phone", new { code });
        (await rider.SendAsync(HttpMethod.Post, "/api/rider/phone", new { code })).Dispose(); // refused: used
        await DataAsync(rider);
        await rider.JsonAsync(HttpMethod.Delete, "/api/rider");

        foreach (var secret in new[] { rider.OpenId, rider.Token, rider.RefreshToken, code, "13812345671" })
            Assert.DoesNotContain(secret, scene.One.Log.Text, StringComparison.Ordinal);
    }

    private static Task<JsonElement> DataAsync(RiderClient rider) => rider.GetJsonAsync("/api/rider/data");
}
