using Microsoft.Extensions.Options;
using Npgsql;
using QhdHomeMap.Data;
using QhdHomeMap.Jobs.Hosting;
using QhdHomeMap.Jobs.PlanRuns;
using QhdHomeMap.Jobs.Riders;

namespace QhdHomeMap.Jobs;

/// <summary>Puts the host together. Tests build the same one.</summary>
internal static class JobsHost
{
    /// <param name="args">The command line.</param>
    /// <param name="configure">What a test changes.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.AddLogs();
        var connection =
            builder.Configuration["QHD_DATABASE"]
            ?? throw new InvalidOperationException(
                "QHD_DATABASE is not set: start through ./qhd, or name the database."
            );
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => NpgsqlDataSource.Create(connection));
        services.AddDbContextFactory<QhdDbContext>(o => QhdDbContext.Configure(o, connection));
        services.AddHealth();
        services.AddOptions<WorkQueueOptions>().BindConfiguration("Work").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(s => s.GetRequiredService<IOptions<WorkQueueOptions>>().Value);
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<WorkQueue>(s, connection));
        services.AddHostedService(s => s.GetRequiredService<WorkQueue>());
        services.AddPlanRuns(builder.Configuration);
        services.AddRiderUpkeep();
        configure?.Invoke(services);

        var app = builder.Build();
        app.MapHealth();
        return app;
    }
}
