using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QhdHomeMap.Api.Tests.Homes;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Tests.Staff;

/// <summary>A database, a host, and members of staff who sign in to it as they do in earnest.</summary>
public class StaffScene : HomesFixture
{
    public const string City = "130300";
    public const string Haigang = "130302";
    public const string Shanhaiguan = "130303";

    /// <summary>What everybody chose in the place of the one-time password.</summary>
    public const string Password = "Gangwan-2026-ok";

    private int _accounts;

    /// <summary>Somebody appointed to a union, signed in with a password of his own.</summary>
    internal async Task<StaffClient> SignInAsync(StaffRole role, string unionCode)
    {
        await using var db = Open();
        var union = await db.Unions.SingleAsync(u => u.Code == unionCode, TestContext.Current.CancellationToken);
        return await SignInAsync(new StaffAppointment { Role = role, UnionId = union.Id });
    }

    /// <summary>The manager of a home.</summary>
    internal Task<StaffClient> SignInAsync(int homeId) =>
        SignInAsync(new StaffAppointment { Role = StaffRole.HomeManager, HomeId = homeId });

    /// <summary>Somebody with any appointments.</summary>
    internal async Task<StaffClient> SignInAsync(params StaffAppointment[] appointments)
    {
        var (client, oneTime) = await SignInOnceAsync(appointments);
        using var chosen = await client.SendAsync(
            HttpMethod.Post,
            "/api/session/password",
            new { current = oneTime, chosen = Password }
        );
        Assert.Equal(204, (int)chosen.StatusCode);
        return client;
    }

    /// <summary>Somebody who has not yet changed the one-time password.</summary>
    internal async Task<(StaffClient Client, string OneTimePassword)> SignInOnceAsync(
        params StaffAppointment[] appointments
    )
    {
        var userName = $"user{Interlocked.Increment(ref _accounts)}";
        var oneTime = await AddAccountAsync(userName, appointments);
        var client = new StaffClient(Api.Address, userName);
        var session = await client.JsonAsync(
            HttpMethod.Post,
            "/api/session",
            new { user = userName, password = oneTime }
        );
        client.Bearer = session.GetProperty("token").GetString()!;
        return (client, oneTime);
    }

    /// <returns>The one-time password.</returns>
    internal async Task<string> AddAccountAsync(string userName, params StaffAppointment[] appointments)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddDbContext<QhdDbContext>(o => QhdDbContext.Configure(o, ConnectionString));
        services.AddStaffIdentity();
        services.AddScoped<StaffAccounts>();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<StaffAccounts>();
        var (password, result) = await accounts.AddAsync(userName, $"{userName}的姓名", appointments);
        Assert.True(result.Succeeded, result.ToString());
        return password!;
    }

    /// <summary>May look and nothing else, in the whole city.</summary>
    internal async Task<StaffAppointment> ViewerAsync()
    {
        await using var db = Open();
        var city = await db.Unions.SingleAsync(u => u.Code == City, TestContext.Current.CancellationToken);
        return new StaffAppointment { Role = StaffRole.Viewer, UnionId = city.Id };
    }

    /// <param name="user">The name.</param>
    /// <param name="password">The password.</param>
    /// <param name="code">Of the second factor.</param>
    /// <param name="at">Another instance than the scene's.</param>
    /// <returns>Status, title and code.</returns>
    internal async Task<string> TryAsync(string user, string password, string? code = null, Uri? at = null)
    {
        using var client = new StaffClient(at ?? Api.Address, user);
        using var answer = await client.SendAsync(
            HttpMethod.Post,
            "/api/session",
            new
            {
                user,
                password,
                code,
            }
        );
        var json = await RunningApi.JsonAsync(answer);
        return $"{(int)answer.StatusCode} "
            + (answer.IsSuccessStatusCode ? "" : $"{json.GetProperty("title")} {json.GetProperty("code")}");
    }

    internal static async Task RefusedAsync(HttpResponseMessage answer, int status, string code)
    {
        var problem = await RunningApi.JsonAsync(answer);
        Assert.Equal((status, code), ((int)answer.StatusCode, problem.GetProperty("code").GetString()));
    }
}

/// <summary>A program that somebody signed in. It speaks JSON; disposing it leaves the session open.</summary>
internal sealed class StaffClient(Uri address, string userName) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    public string UserName => userName;

    public string Bearer
    {
        get => _http.DefaultRequestHeaders.Authorization?.Parameter ?? "";
        set => _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", value);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="method">The method.</param>
    /// <param name="path">From the root.</param>
    /// <param name="body">An object to be sent as JSON, a text that is JSON, or ready-made content.</param>
    /// <param name="ifMatch">The strong ETag of the version that is meant.</param>
    /// <param name="ifNoneMatch">The ETag of the answer that is at hand.</param>
    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        object? body = null,
        string? ifMatch = null,
        string? ifNoneMatch = null
    )
    {
        var request = new HttpRequestMessage(method, path)
        {
            Content = body switch
            {
                null => null,
                HttpContent content => content,
                string json => new StringContent(json, Encoding.UTF8, "application/json"),
                _ => JsonContent.Create(body),
            },
        };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (ifNoneMatch is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        return _http.SendAsync(request, Cancellation);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    /// <summary>The answer to what has to succeed.</summary>
    public async Task<JsonElement> JsonAsync(
        HttpMethod method,
        string path,
        object? body = null,
        string? ifMatch = null
    )
    {
        using var response = await SendAsync(method, path, body, ifMatch);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    public Task<JsonElement> GetJsonAsync(string path) => JsonAsync(HttpMethod.Get, path);

    public void Dispose() => _http.Dispose();
}
