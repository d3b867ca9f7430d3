using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace QhdHomeMap.Api.Features.Health;

/// <summary>
/// Told to stop, the instance goes on answering for a while, says at <c>/health/ready</c> that it is leaving, and lets go of each
/// connection after its next answer: a balancer turns away without a rider noticing.
/// </summary>
internal sealed class Draining(IOptions<DrainingOptions> options, TimeProvider clock) : IHostedLifecycleService
{
    private volatile bool _begun;

    public bool HasBegun => _begun;

    /// <summary>Before the server stops listening; the host's own time limit for stopping holds here too.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _begun = true;
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(options.Value.DrainSeconds), clock, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Whoever stops us has no more patience.
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Section <c>Shutdown</c> of the settings.</summary>
internal sealed class DrainingOptions
{
    /// <summary>Behind a balancer longer than it takes to notice; 0 where riders come straight to us.</summary>
    [Range(0, 20)]
    public double DrainSeconds { get; set; }
}

internal static class DrainingSetup
{
    public static void AddDraining(this IServiceCollection services)
    {
        services
            .AddOptions<DrainingOptions>()
            .BindConfiguration("Shutdown")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<Draining>();
        services.AddHostedService(s => s.GetRequiredService<Draining>());
    }

    public static void UseDraining(this IApplicationBuilder app)
    {
        var draining = app.ApplicationServices.GetRequiredService<Draining>();
        app.Use(
            (context, next) =>
            {
                if (draining.HasBegun)
                    context.Response.Headers.Connection = "close";
                return next(context);
            }
        );
    }
}
