using System.Text.Json;
using System.Text.Json.Serialization;

namespace QhdHomeMap.Seed.Reference;

/// <summary>The shape of <c>data/reference.json</c>: what the notice fixes, and the lists that it leaves open.</summary>
internal sealed record ReferenceFile(
    IReadOnlyList<ReferenceFile.AreaEntry> Areas,
    IReadOnlyList<ReferenceFile.UnionEntry> Unions,
    IReadOnlyList<ReferenceFile.ServiceEntry> Services,
    IReadOnlyList<ReferenceFile.TermEntry> HostPositions,
    IReadOnlyList<ReferenceFile.TermEntry> Settings,
    IReadOnlyList<ReferenceFile.TermEntry> ActivityKinds,
    IReadOnlyList<ReferenceFile.TermEntry> ServedGroups,
    IReadOnlyList<ReferenceFile.QuotaEntry> Quotas
)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    public sealed record AreaEntry(
        string Code,
        string Name,
        string ShortName,
        string SignatureName,
        IReadOnlyList<string>? Aliases = null,
        IReadOnlyList<string>? Hosts = null
    );

    public sealed record UnionEntry(
        string Code,
        string Name,
        string Kind,
        string? AreaCode = null,
        IReadOnlyList<string>? Aliases = null
    );

    public sealed record ServiceEntry(short Id, string Code, string Name, string Category);

    public sealed record TermEntry(string Code, string Name);

    public sealed record QuotaEntry(string Union, int Year, int County, int Town);

    public static ReferenceFile Read()
    {
        using var stream = File.OpenRead(DataFiles.Path("reference.json"));
        return JsonSerializer.Deserialize<ReferenceFile>(stream, Json)
            ?? throw new JsonException("reference.json is null.");
    }
}
