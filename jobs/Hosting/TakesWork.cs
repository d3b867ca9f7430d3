using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace QhdHomeMap.Jobs.Hosting;

/// <summary>Work is rows: with the database there, and this instance not about to stop, it is taken.</summary>
internal sealed class TakesWork(NpgsqlDataSource source, IHostApplicationLifetime lifetime) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return HealthCheckResult.Unhealthy("stopping");
        try
        {
            await using var command = source.CreateCommand("select 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e.IsDatabaseAway())
        {
            return HealthCheckResult.Unhealthy("database away");
        }
    }
}
