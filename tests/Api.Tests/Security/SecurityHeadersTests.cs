using System.Net;
using Microsoft.AspNetCore.Builder;
using QhdHomeMap.TestSupport;

namespace QhdHomeMap.Api.Tests.Security;

public sealed class SecurityHeadersTests(SecurityHeadersTests.Fixture fixture)
    : IClassFixture<SecurityHeadersTests.Fixture>
{
    public sealed class Fixture : DatabaseFixture
    {
        internal RunningApi Api { get; private set; } = null!;

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            Api = await RunningApi.StartAsync(
                ConnectionString,
                app =>
                    app.MapGet("/fails", string () => throw new InvalidOperationException("13812345678"))
                        .AllowAnonymous()
            );
        }

        public override async ValueTask DisposeAsync()
        {
            await Api.DisposeAsync();
            await base.DisposeAsync();
            GC.SuppressFinalize(this);
        }
    }

    [Theory]
    [InlineData("/health/live", 200)]
    [InlineData("/docs/", 200)]
    [InlineData("/openapi/v1.json", 200)]
    [InlineData("/nothing", 404)]
    [InlineData("/api/homes?page=x", 400)]
    [InlineData("/api/homes/nearest", 405)]
    [InlineData("/fails", 500)]
    public async Task Answer_WhateverItsStatus_TellsTheBrowser(string path, int status)
    {
        // Before the first snapshot look-ups are 503: refused values are told behind it.
        await Eventually.BecomesTrueAsync(async () =>
            (await fixture.Api.GetAsync("/health/ready")).IsSuccessStatusCode
        );
        using var response = await fixture.Api.GetAsync(path);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(response, "X-Frame-Options"));
        Assert.Equal("no-referrer", Header(response, "Referrer-Policy"));
        Assert.Equal("same-origin", Header(response, "Cross-Origin-Opener-Policy"));
        Assert.Contains("geolocation=(self)", Header(response, "Permissions-Policy"), StringComparison.Ordinal);
        var policy = Header(response, "Content-Security-Policy");
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("X-Powered-By"));
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
    }

    /// <summary>As the balancer on this machine passes on a rider who came by https.</summary>
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/fails")]
    public async Task Answer_ToWhoCameByHttps_KeepsHimThere(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var response = await fixture.Api.SendAsync(request);
        Assert.Equal("max-age=15552000", Header(response, "Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?returnUrl=https://evil.example")]
    [InlineData("/docs")]
    [InlineData("/docs?returnUrl=//evil.example")]
    public async Task Redirect_WhoeverAsksForIt_StaysHere(string path)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{fixture.Api.Port}{path}");
        request.Headers.Host = "evil.example";
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.InRange(response.StatusCode, HttpStatusCode.OK, HttpStatusCode.PermanentRedirect);
        Assert.DoesNotContain("evil", $"{response.Headers.Location}".Split('?')[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("//evil.example/docs")]
    [InlineData("/\\evil.example/docs")]
    [InlineData("/%2f%2fevil.example")]
    [InlineData("/docs//evil.example")]
    [InlineData("/.//evil.example/docs")]
    public async Task Redirect_FromATwistedPath_IsNone(string path)
    {
        var answer = await RawHttp.ExchangeAsync(
            fixture.Api.Port,
            $"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        );
        Assert.DoesNotContain("Location: //", answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Location: http", answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Location: /\\", answer, StringComparison.OrdinalIgnoreCase);
    }

    private static string Header(HttpResponseMessage response, string name) =>
        Assert.Single(response.Headers.GetValues(name));
}
