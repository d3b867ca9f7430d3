using System.IO.Compression;

namespace QhdHomeMap.Formats.Tables.Xlsx;

/// <summary>
/// The zip of a workbook: its parts and how they relate (ECMA-376 part 2). Only what a table needs is opened, so a
/// missing drawing or a malformed hyperlink, both frequent in files that programs write, does no harm.
/// </summary>
/// <remarks>
/// The sizes that the zip declares are checked before anything is unpacked; .NET never unpacks an entry beyond its
/// declared size, so the check holds for a zip that lies.
/// </remarks>
internal sealed class XlsxPackage : IDisposable
{
    private const int MaxParts = 20_000;

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    private XlsxPackage(ZipArchive zip) => _zip = zip;

    /// <exception cref="TableFileException">Not a zip, cut off, or a zip bomb.</exception>
    public static XlsxPackage Open(Stream file, TableLimits limits)
    {
        if (FileSignatures.Read(file) is var signature and not FileSignature.Zip)
        {
            throw TableErrors.NotXlsx(signature);
        }
        file.Position = 0;
        try
        {
            var package = new XlsxPackage(new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true));
            package.List(limits);
            return package;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw TableErrors.ZipTruncated(e);
        }
    }

    public bool Contains(string part) => _parts.ContainsKey(part);

    /// <exception cref="TableFileException">There is no such part, or it cannot be unpacked.</exception>
    public XlsxPart Read(string part)
    {
        if (!_parts.TryGetValue(part, out var entry))
        {
            throw TableErrors.PartMissing(part);
        }
        try
        {
            return new(entry.Open(), part);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw TableErrors.XlsxMalformed($"部件“{part}”无法解压", e);
        }
    }

    /// <summary>
    /// The relationships of a part, or of the package for an empty name. Targets are part names; the last word of the
    /// type tells what it is, alike in the transitional and the strict form of the format. Those to the outside are
    /// left out.
    /// </summary>
    public IReadOnlyDictionary<string, XlsxRelationship> RelationshipsOf(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var relations = new Dictionary<string, XlsxRelationship>();
        var path = $"{part[..slash]}_rels/{part[slash..]}.rels";
        if (!Contains(path) || !Uri.TryCreate($"http://package/{part}", UriKind.Absolute, out var from))
        {
            return relations;
        }
        using var xml = Read(path);
        while (xml.Next())
        {
            if (
                xml.Opens("Relationship")
                && xml["TargetMode"] is not "External"
                && xml["Id"] is { } id
                && xml["Type"] is { } type
                && Uri.TryCreate(from, xml["Target"], out var target)
            )
            {
                var kind = type[(type.LastIndexOf('/') + 1)..];
                relations[id] = new(kind, Uri.UnescapeDataString(target.AbsolutePath).TrimStart('/'));
            }
        }
        return relations;
    }

    public void Dispose() => _zip.Dispose();

    private void List(TableLimits limits)
    {
        var unpacked = 0L;
        foreach (var entry in _zip.Entries)
        {
            // Some writers use the back slashes of their own file system.
            _parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
            unpacked += entry.Length;
            if (unpacked > limits.MaxUnpackedBytes || _parts.Count > MaxParts)
            {
                throw TableErrors.UnpackedTooLarge(limits);
            }
        }
    }
}

/// <summary>What a part points to.</summary>
/// <param name="Kind">Such as worksheet or sharedStrings.</param>
/// <param name="Part">The part's name, without a leading slash.</param>
internal sealed record XlsxRelationship(string Kind, string Part);
