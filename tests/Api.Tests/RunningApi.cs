using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace QhdHomeMap.Api.Tests;

/// <summary>The real host on a port of its own, spoken to over HTTP only.</summary>
internal sealed class RunningApi : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningApi(WebApplication app, HttpClient client, Lines log) => (_app, Client, Log) = (app, client, log);

    private HttpClient Client { get; }

    public Lines Log { get; }

    public Uri Address => Client.BaseAddress!;

    /// <summary>What the host answers.</summary>
    public IReadOnlyList<Endpoint> Endpoints => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    public int Port => Client.BaseAddress!.Port;

    public static Task<RunningApi> StartAsync(string database, params (string Key, string Value)[] settings) =>
        StartAsync(database, _ => { }, settings);

    /// <param name="add">Endpoints besides the product's own, such as one that fails.</param>
    public static Task<RunningApi> StartAsync(
        string database,
        Action<WebApplication> add,
        params (string Key, string Value)[] settings
    ) => StartAsync(database, _ => { }, add, settings);

    /// <param name="replace">Services in the place of the product's own, such as the clock.</param>
    public static async Task<RunningApi> StartAsync(
        string database,
        Action<IServiceCollection> replace,
        Action<WebApplication> add,
        params (string Key, string Value)[] settings
    )
    {
        var log = new Lines();
        var app = ApiHost.Build(
            [
                "--urls=http://127.0.0.1:0",
                $"--QHD_DATABASE={database}",
                "--RateLimits:RidersPerMinute=0",
                "--RateLimits:ExportsPerMinute=0",
                "--RateLimits:SignInsPerMinute=0",
                "--RateLimits:RiderSignInsPerMinute=0",
                "--Planning:PrepareSeconds=0",
                .. settings.Select(s => $"--{s.Key}={s.Value}"),
            ],
            services =>
            {
                services.RemoveAll<ILoggerProvider>().AddSingleton<ILoggerProvider>(log);
                replace(services);
            }
        );
        add(app);
        await app.StartAsync();
        return new RunningApi(app, new HttpClient { BaseAddress = new Uri(app.Urls.Single()) }, log);
    }

    /// <summary>Started, and answering from a snapshot.</summary>
    public static async Task<RunningApi> StartReadyAsync(string database, params (string Key, string Value)[] settings)
    {
        var api = await StartAsync(database, settings);
        await Eventually.BecomesTrueAsync(async () => (await api.Client.GetAsync("/health/ready")).IsSuccessStatusCode);
        return api;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task<HttpResponseMessage> PostAsync(string path, string body, string mediaType = "application/json") =>
        Client.PostAsync(path, new StringContent(body, Encoding.UTF8, mediaType), Cancellation);

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(path, Cancellation);

    public Task<string> GetTextAsync(string path) => Client.GetStringAsync(path, Cancellation);

    public Task<JsonElement> GetJsonAsync(string path) => Client.GetFromJsonAsync<JsonElement>(path, Cancellation);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => Client.SendAsync(request, Cancellation);

    public static Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);

    public async Task<JsonElement> NearestAsync(object question)
    {
        var response = await Client.PostAsJsonAsync("/api/homes/nearest", question, Cancellation);
        Assert.Equal(200, (int)response.StatusCode);
        return await JsonAsync(response);
    }

    public async Task<int[]> NearestIdsAsync(object question) => Ids(await NearestAsync(question), "homes");

    public static int[] Ids(JsonElement answer, string member) =>
        [.. answer.GetProperty(member).EnumerateArray().Select(h => h.GetProperty("id").GetInt32())];

    /// <summary>As SIGTERM does.</summary>
    public Task StopAsync() => _app.StopAsync(Cancellation);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>Every line that the host logged.</summary>
    public sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public string Text => string.Join('\n', _lines);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => _lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
