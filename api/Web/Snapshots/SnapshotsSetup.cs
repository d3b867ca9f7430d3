using Npgsql;
using QhdHomeMap.Data.Homes;

namespace QhdHomeMap.Api.Snapshots;

internal static class SnapshotsSetup
{
    public static void AddSnapshots(this IServiceCollection services, IConfiguration configuration)
    {
        var connection =
            configuration["QHD_DATABASE"]
            ?? throw new InvalidOperationException(
                "QHD_DATABASE is not set: start through ./qhd, or name the database."
            );
        services.AddSingleton(_ => NpgsqlDataSource.Create(connection));
        services.AddSingleton<HomeFeed>();
        services
            .AddOptions<SnapshotOptions>()
            .BindConfiguration("Snapshot")
            .Configure(o => o.WithSamples = string.IsNullOrWhiteSpace(configuration["WeChat:AppId"]))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<SnapshotStore>();
        services.AddSingleton<SnapshotFigures>();
        services.AddSingleton<HomesListener>();
        services.AddHostedService(s => s.GetRequiredService<HomesListener>());
        services.AddHostedService<SnapshotFollower>();
    }
}
