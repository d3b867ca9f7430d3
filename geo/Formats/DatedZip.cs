using System.IO.Compression;

namespace QhdHomeMap.Formats;

/// <summary>A zip whose entries all bear one given time, so that the same content makes the same bytes.</summary>
internal sealed class DatedZip : IDisposable
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8); // a zip knows no zone; people here read it so
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, China);
    private static readonly DateTimeOffset Latest = new(2107, 12, 31, 23, 59, 58, China);

    private readonly ZipArchive _zip;
    private readonly DateTimeOffset _at;

    /// <param name="stream">Where to write; left open.</param>
    /// <param name="at">The time; null is the earliest that a zip knows.</param>
    public DatedZip(Stream stream, DateTimeOffset? at)
    {
        _zip = new(stream, ZipArchiveMode.Create, leaveOpen: true);
        var local = (at ?? Earliest).ToOffset(China);
        _at =
            local < Earliest ? Earliest
            : local > Latest ? Latest
            : local;
    }

    /// <summary>A file of the zip, to be closed before the next.</summary>
    public Stream Create(string name, CompressionLevel level = CompressionLevel.Optimal)
    {
        var entry = _zip.CreateEntry(name, level);
        entry.LastWriteTime = _at;
        return entry.Open();
    }

    public void Dispose() => _zip.Dispose();
}
