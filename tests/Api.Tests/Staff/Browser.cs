using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace QhdHomeMap.Api.Tests.Staff;

/// <summary>A browser at the console: cookies, and the antiforgery token that a page would hold.</summary>
internal sealed class Browser(Uri address) : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private HttpClient? _http;

    private HttpClient Http =>
        _http ??= new HttpClient(new HttpClientHandler { CookieContainer = _cookies }) { BaseAddress = address };

    /// <summary>As a header.</summary>
    public string Cookies => _cookies.GetCookieHeader(address);

    public string? Antiforgery { get; set; }

    /// <summary>The session's token, as nobody but the browser should know it.</summary>
    public string Token { get; private set; } = "";

    /// <summary>Attributes of the session's cookie.</summary>
    public string SetCookie { get; private set; } = "";

    public async Task<JsonElement> SignInAsync(string userName, string password)
    {
        using var answer = await SendAsync(
            HttpMethod.Post,
            "/api/session",
            new
            {
                user = userName,
                password,
                kind = "cookie",
            }
        );
        Assert.Equal(200, (int)answer.StatusCode);
        SetCookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("qhd=", StringComparison.Ordinal));
        Token = SetCookie.Split(';')[0]["qhd=".Length..];
        var session = await RunningApi.JsonAsync(answer);
        Antiforgery = session.GetProperty("antiforgery").GetString();
        return session;
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (Antiforgery is not null)
            request.Headers.Add("X-CSRF-Token", Antiforgery);
        return Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _http?.Dispose();
}
