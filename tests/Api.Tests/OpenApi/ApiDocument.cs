using System.Text.Json;

namespace QhdHomeMap.Api.Tests.OpenApi;

/// <summary>The document of a running host, as its readers need it: operations, with references followed.</summary>
internal sealed class ApiDocument(JsonElement root)
{
    public static async Task<ApiDocument> ReadAsync(RunningApi api) => new(await api.GetJsonAsync("/openapi/v1.json"));

    public JsonElement Root => root;

    public IEnumerable<ApiOperation> Operations =>
        from path in root.GetProperty("paths").EnumerateObject()
        from method in path.Value.EnumerateObject()
        select new ApiOperation(this, method.Name.ToUpperInvariant(), path.Name, method.Value);

    public IEnumerable<JsonProperty> Schemas => root.GetProperty("components").GetProperty("schemas").EnumerateObject();

    /// <summary>What a <c>$ref</c> names, or the element itself.</summary>
    public JsonElement Follow(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("$ref", out var reference))
            return element;
        return reference.GetString()!.Split('/').Skip(1).Aggregate(root, (at, name) => at.GetProperty(name));
    }
}

internal sealed record ApiOperation(ApiDocument Document, string Method, string Path, JsonElement Json)
{
    public string Name => $"{Method} {Path}";

    public IEnumerable<JsonElement> Parameters =>
        Json.TryGetProperty("parameters", out var many) ? many.EnumerateArray().Select(Document.Follow) : [];

    public IEnumerable<JsonProperty> Responses => Json.GetProperty("responses").EnumerateObject();

    /// <summary>The body by its media types.</summary>
    public IEnumerable<JsonProperty> Body => Media(Json, "requestBody");

    public JsonElement? BodySchema =>
        Body.Select(m => (JsonElement?)Document.Follow(m.Value.GetProperty("schema"))).FirstOrDefault();

    public JsonElement? BodyExample =>
        Body.Select(m => m.Value.TryGetProperty("example", out var example) ? example : (JsonElement?)null)
            .FirstOrDefault();

    /// <summary>The codes that a failure of this status may carry.</summary>
    public IEnumerable<string> Codes(string status) =>
        Json.GetProperty("responses").TryGetProperty(status, out var response)
            ? Media(response)
                .Where(m => m.Value.TryGetProperty("examples", out _))
                .SelectMany(m => m.Value.GetProperty("examples").EnumerateObject())
                .Select(e => e.Name)
            : [];

    public static IEnumerable<JsonProperty> Media(JsonElement response) =>
        response.TryGetProperty("content", out var content) ? content.EnumerateObject() : [];

    private IEnumerable<JsonProperty> Media(JsonElement of, string member) =>
        of.TryGetProperty(member, out var body) ? Media(Document.Follow(body)) : [];
}
