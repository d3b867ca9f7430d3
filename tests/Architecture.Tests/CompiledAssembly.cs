using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace QhdHomeMap.Architecture.Tests;

/// <summary>What the compiler wrote down of an assembly's uses of others: exact, and without loading it.</summary>
internal sealed record CompiledAssembly(
    IReadOnlySet<string> Assemblies,
    IReadOnlySet<string> Types,
    IReadOnlySet<string> Members
)
{
    public static CompiledAssembly Read(string assemblyName)
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, $"{assemblyName}.dll"));
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();
        return new CompiledAssembly(
            metadata
                .AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
                .ToHashSet(),
            metadata.TypeReferences.Select(handle => FullName(metadata, handle)).ToHashSet(),
            metadata.MemberReferences.Select(handle => FullName(metadata, handle)).OfType<string>().ToHashSet()
        );
    }

    private static string FullName(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }

    /// <summary>Null for members of constructed generic types, whose parent is a signature.</summary>
    private static string? FullName(MetadataReader metadata, MemberReferenceHandle handle)
    {
        var member = metadata.GetMemberReference(handle);
        return member.Parent.Kind == HandleKind.TypeReference
            ? $"{FullName(metadata, (TypeReferenceHandle)member.Parent)}.{metadata.GetString(member.Name)}"
            : null;
    }
}
