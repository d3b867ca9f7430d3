using Npgsql;
using QhdHomeMap.Data.Roads;
using QhdHomeMap.Formats.Roads;

namespace QhdHomeMap.Api.Roads;

internal static class RoadsSetup
{
    /// <summary>Roads are kept beside the snapshot, where that is kept.</summary>
    public static void AddRoads(this IServiceCollection services, IConfiguration configuration)
    {
        var format = new RoadNetworkFormat(RoadNetworkFile.ReadIfWhole, RoadNetworkFile.Write);
        var cache = configuration["Snapshot:Directory"] is { Length: > 0 } directory
            ? new RoadNetworkCache(directory, format)
            : null;
        services.AddSingleton(s => new RoadNetworkStore(s.GetRequiredService<NpgsqlDataSource>(), cache));
        services.AddSingleton<RiderRoadsStore>();
        services.AddHostedService<RiderRoadsFollower>();
    }
}
