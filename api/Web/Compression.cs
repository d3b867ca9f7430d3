using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace QhdHomeMap.Api;

/// <summary>
/// Large answers cross a rider's one bar of signal packed. The nearest homes are sent as they are: packing them would take longer
/// than finding them.
/// </summary>
internal static class Compression
{
    /// <summary>Says of an endpoint that its answers are large.</summary>
    private sealed record Large;

    public static void AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(o =>
        {
            // What a page may tell of a secret by its length needs a secret beside words of the asker's: these answers have none.
            o.EnableForHttps = true;
            o.MimeTypes = ["application/json", "application/geo+json", "application/vnd.mapbox-vector-tile"];
            o.Providers.Add<BrotliCompressionProvider>();
            o.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
    }

    public static TBuilder Compresses<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Large());

    /// <summary>After routing, which knows the endpoint.</summary>
    public static void UseCompression(this WebApplication app) =>
        app.UseWhen(
            context => context.GetEndpoint()?.Metadata.GetMetadata<Large>() is not null,
            large => large.UseResponseCompression()
        );
}
