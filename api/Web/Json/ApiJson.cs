using System.Text.Json;
using System.Text.Json.Serialization;
using QhdHomeMap.Api.Features.Homes;

namespace QhdHomeMap.Api.Json;

/// <summary>
/// How bodies are read: strictly. A misspelt member is refused, because a rider whose filter was ignored walks for nothing.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNameCaseInsensitive = false,
    NumberHandling = JsonNumberHandling.Strict,
    AllowDuplicateProperties = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    MaxDepth = 8
)]
[JsonSerializable(typeof(NearestRequest))]
[JsonSerializable(typeof(CoveringRequest))]
internal sealed partial class ApiJson : JsonSerializerContext;
