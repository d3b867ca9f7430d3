using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QhdHomeMap.Api.Riders;
using QhdHomeMap.Api.Tests.Staff;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Tests.Riders;

/// <summary>Every endpoint of riders has a row: nobody gets in, staff neither, and nobody sees or changes what is another's.</summary>
public sealed class RiderGateTests(RiderScene scene) : IClassFixture<RiderScene>
{
    private static readonly string[] Public =
    [
        "GET /api/rider/terms",
        "POST /api/rider/session",
        "POST /api/rider/session/refresh",
    ];

    private static readonly (string Operation, object? Body)[] Own =
    [
        ("DELETE /api/rider/session", null),
        ("POST /api/rider/phone", new { code = "a" }),
        ("DELETE /api/rider/phone", null),
        ("GET /api/rider/favourites", null),
        ("PUT /api/rider/favourites/{homeId:int}", null),
        ("DELETE /api/rider/favourites/{homeId:int}", null),
        ("GET /api/rider/consents", null),
        ("POST /api/rider/consents/claims", new { answers = new { t = "accept" } }),
        ("GET /api/rider/data", null),
        ("DELETE /api/rider", null),
    ];

    public static TheoryData<string> Operations => [.. Own.Select(o => o.Operation)];

    [Fact]
    public void EveryEndpoint_OfRiders_HasARowOrIsPublic()
    {
        var endpoints = scene
            .One.Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/rider", StringComparison.Ordinal))
            .Select(e =>
                (
                    Name: $"{e.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Single()} "
                        + e.RoutePattern.RawText!.TrimEnd('/'),
                    IsOwn: e.Metadata.GetMetadata<RiderDemand>() is not null
                        && e.Metadata.GetMetadata<IAllowAnonymous>() is null
                )
            )
            .ToArray();

        Assert.NotEmpty(endpoints);
        Assert.Equal(Own.Select(o => o.Operation).Order(), endpoints.Where(e => e.IsOwn).Select(e => e.Name).Order());
        Assert.Equal(Public.Order(), endpoints.Where(e => !e.IsOwn).Select(e => e.Name).Order());
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Endpoint_WithoutATokenOfARider_Is401(string operation)
    {
        using var signedIn = await scene.SignInRiderAsync();
        var officer = await scene.SignInAsync(StaffRole.CityOfficer, StaffScene.City);
        foreach (var token in new[] { "", "nonsense", signedIn.RefreshToken, officer.Bearer })
        {
            using var client = new RiderClient(scene.One.Address, "");
            if (token.Length > 0)
                client.Token = token;
            using var answer = await SendAsync(client, operation, 1);
            await StaffScene.RefusedAsync(answer, 401, "rider_sign_in_required");
            Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        }
    }

    [Fact]
    public async Task StaffsEndpoint_WithARidersToken_Is401()
    {
        using var rider = await scene.SignInRiderAsync();

        using var answer = await rider.SendAsync(HttpMethod.Get, "/api/session");

        await StaffScene.RefusedAsync(answer, 401, "sign_in_required");
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Endpoint_OfOneRider_NeitherShowsNorChangesWhatIsAnothers(string operation)
    {
        using var owner = await scene.SignInRiderAsync("13900000000");
        var home = await scene.AddHomeAsync();
        await owner.JsonAsync(HttpMethod.Put, $"/api/rider/favourites/{home}");
        await owner.JsonAsync(
            HttpMethod.Post,
            "/api/rider/phone",
            new { code = await scene.Sandbox.NumberCodeAsync(owner.OpenId) }
        );
        var before = await KeptAsync(owner);
        using var other = await scene.SignInRiderAsync();

        using var answer = await SendAsync(other, operation, home);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain(owner.OpenId, text, StringComparison.Ordinal);
        Assert.DoesNotContain("13900000000", text, StringComparison.Ordinal);
        Assert.DoesNotContain($"\"homeId\":{home}", text, StringComparison.Ordinal);
        Assert.Equal(before, await KeptAsync(owner));
    }

    /// <summary>But for the time of the export.</summary>
    private static async Task<string> KeptAsync(RiderClient rider)
    {
        var data = await rider.GetJsonAsync("/api/rider/data");
        return string.Join(
            '\n',
            data.EnumerateObject().Where(m => m.Name != "exportedAt").Select(m => m.Value.GetRawText())
        );
    }

    private static Task<HttpResponseMessage> SendAsync(RiderClient client, string operation, int home)
    {
        var (method, path) = (operation.Split(' ')[0], operation.Split(' ')[1]);
        return client.SendAsync(
            new HttpMethod(method),
            path.Replace("{homeId:int}", $"{home}", StringComparison.Ordinal),
            Own.Single(o => o.Operation == operation).Body
        );
    }
}
