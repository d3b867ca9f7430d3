using System.Text.Json.Serialization;

namespace QhdHomeMap.Api.Json;

/// <summary>How bodies are read that an endpoint takes as a parameter: as strictly as <see cref="ApiJson"/>.</summary>
internal static class JsonSetup
{
    public static void AddStrictJson(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            o.SerializerOptions.PropertyNameCaseInsensitive = false;
            o.SerializerOptions.AllowDuplicateProperties = false;
            o.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            o.SerializerOptions.MaxDepth = 16;
        });
        // Answered, and not thrown and logged with what could not be read, also in Development.
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = false);
    }
}
