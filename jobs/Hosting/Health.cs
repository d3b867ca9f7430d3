namespace QhdHomeMap.Jobs.Hosting;

/// <summary>For the watchman: whether the process lives, and whether it takes work.</summary>
internal static class Health
{
    public static void AddHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<TakesWork>("work");

    /// <summary>Answers <c>Healthy</c> with 200, else 503.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
    }
}
