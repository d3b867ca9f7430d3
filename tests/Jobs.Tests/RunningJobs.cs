using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace QhdHomeMap.Jobs.Tests;

/// <summary>The real host, on a port of its own, in a hurry to find a worker dead and to try again.</summary>
internal sealed class RunningJobs : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningJobs(WebApplication app, Lines log) => (_app, Log) = (app, log);

    public Lines Log { get; }

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<RunningJobs> StartAsync(string database, params string[] settings)
    {
        var log = new Lines();
        var app = JobsHost.Build(
            Arguments(database, settings),
            services => services.RemoveAll<ILoggerProvider>().AddSingleton<ILoggerProvider>(log)
        );
        await app.StartAsync();
        return new RunningJobs(app, log);
    }

    public static string[] Arguments(string database, params string[] settings) =>
        [
            "--urls=http://127.0.0.1:0",
            $"--QHD_DATABASE={database}",
            "--PlanRuns:PollSeconds=0.2",
            "--PlanRuns:DeadAfterSeconds=3",
            "--PlanRuns:RetrySeconds=0",
            .. settings,
        ];

    /// <summary>As SIGTERM does.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
