using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace QhdHomeMap.Api.Pages;

/// <summary>One file of the built pages, with what its build compressed beforehand.</summary>
/// <param name="Path">Below the root of the pages, without a slash in front.</param>
/// <param name="Plain">The file itself.</param>
/// <param name="Packed">The same by content coding, best first.</param>
/// <param name="Hash">Of its bytes, and so the same in every instance.</param>
internal sealed record PageFile(
    string Path,
    IFileInfo Plain,
    IReadOnlyList<(string Coding, IFileInfo File)> Packed,
    string Hash
)
{
    /// <summary>Names below it change with the content.</summary>
    private const string HashedNames = "assets/";

    private static readonly (string Coding, string Ending)[] Codings = [("br", ".br"), ("gzip", ".gz")];

    private static readonly FileExtensionContentTypeProvider ContentTypes = new()
    {
        Mappings = { [".mjs"] = "text/javascript", [".webmanifest"] = "application/manifest+json" },
    };

    private string CacheControl =>
        Path.StartsWith(HashedNames, StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";

    private string ContentType =>
        !ContentTypes.TryGetContentType(Path, out var type) ? "application/octet-stream"
        : type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8"
        : type;

    /// <summary>All files of the pages; none when they were not built.</summary>
    public static IEnumerable<PageFile> In(IFileProvider pages) => In(pages, "");

    /// <summary>Answers with the file, in the smallest form that the browser takes, or with 304.</summary>
    /// <param name="context">The request.</param>
    /// <param name="policy">From where the page may take things.</param>
    public async Task SendAsync(HttpContext context, StringValues policy)
    {
        var (coding, file) = Choose(context.Request);
        var response = context.Response;
        var headers = response.Headers;
        var etag = $"\"{Hash}{(coding is null ? "" : $"-{coding}")}\"";
        headers.ContentSecurityPolicy = policy;
        headers.CacheControl = CacheControl;
        headers.Vary = "Accept-Encoding";
        headers.ETag = etag;
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Tag == etag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        if (coding is not null)
            headers.ContentEncoding = coding;
        response.ContentType = ContentType;
        response.ContentLength = file.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.SendFileAsync(file, context.RequestAborted);
    }

    private (string? Coding, IFileInfo File) Choose(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        foreach (var (coding, file) in Packed)
        {
            if (accepted.Any(a => a.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && a.Quality is not 0))
                return (coding, file);
        }
        return (null, Plain);
    }

    private static IEnumerable<PageFile> In(IFileProvider pages, string folder)
    {
        foreach (var file in pages.GetDirectoryContents(folder))
        {
            var path = folder.Length == 0 ? file.Name : $"{folder}/{file.Name}";
            if (file.IsDirectory)
            {
                foreach (var inside in In(pages, path))
                    yield return inside;
            }
            else if (!Codings.Any(c => file.Name.EndsWith(c.Ending, StringComparison.Ordinal)))
            {
                yield return Of(pages, path, file);
            }
        }
    }

    private static PageFile Of(IFileProvider pages, string path, IFileInfo file)
    {
        using var bytes = file.CreateReadStream();
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes)[..8]);
        return new PageFile(
            path,
            file,
            [
                .. Codings
                    .Select(c => (c.Coding, File: pages.GetFileInfo(path + c.Ending)))
                    .Where(packed => packed.File.Exists),
            ],
            hash
        );
    }
}
