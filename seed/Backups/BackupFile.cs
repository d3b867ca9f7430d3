using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace QhdHomeMap.Seed.Backups;

/// <summary>
/// One file that holds a dump and its manifest: a zip without compression (the dump is compressed already) with
/// <c>database.dump</c>, <c>manifest.json</c> and <c>SHA256SUMS</c>, so that a person without this program can unpack it, check it
/// by <c>sha256sum -c</c> and read it by <c>pg_restore</c>.
/// </summary>
internal static class BackupFile
{
    public const string DamagedMessage = "这不是完好的备份文件（被截断、改动过，或者根本不是备份）：请换另一份备份";

    private const string DumpName = "database.dump";
    private const string ManifestName = "manifest.json";
    private const string SumsName = "SHA256SUMS";

    /// <param name="file">Empty and seekable.</param>
    /// <param name="writeDump">Writes the dump to the stream that it is given.</param>
    /// <param name="manifestOf">The manifest, once the dump's length and SHA-256 are known.</param>
    public static async Task<BackupManifest> WriteAsync(
        Stream file,
        Func<Stream, Task> writeDump,
        Func<long, string, BackupManifest> manifestOf
    )
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long length;
        await using (var entry = zip.CreateEntry(DumpName, CompressionLevel.NoCompression).Open())
        await using (var hashed = new HashedWriting(entry, hash))
        {
            await writeDump(hashed);
            length = hashed.Written;
        }
        var manifest = manifestOf(length, Convert.ToHexStringLower(hash.GetCurrentHash()));
        var bytes = manifest.ToBytes();
        var sums =
            $"{manifest.Sha256}  {DumpName}\n{Convert.ToHexStringLower(SHA256.HashData(bytes))}  {ManifestName}\n";
        await WriteEntryAsync(zip, ManifestName, bytes);
        await WriteEntryAsync(zip, SumsName, Encoding.ASCII.GetBytes(sums));
        return manifest;
    }

    /// <summary>Reads the whole file once and compares every sum.</summary>
    /// <exception cref="BackupException">The file is not just what was written.</exception>
    public static async Task<BackupManifest> VerifyAsync(string path, CancellationToken cancellation)
    {
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(path, cancellation);
            var bytes = await ReadEntryAsync(zip, ManifestName, cancellation);
            var manifest = BackupManifest.Read(bytes);
            await using var dump = await Entry(zip, DumpName).OpenAsync(cancellation);
            var sum = Convert.ToHexStringLower(await SHA256.HashDataAsync(dump, cancellation));
            var sums = Encoding.ASCII.GetString(await ReadEntryAsync(zip, SumsName, cancellation));
            var whole =
                sum == manifest.Sha256
                && Entry(zip, DumpName).Length == manifest.DumpBytes
                && sums.Contains(
                    $"{Convert.ToHexStringLower(SHA256.HashData(bytes))}  {ManifestName}",
                    StringComparison.Ordinal
                );
            return whole ? manifest : throw Damaged();
        }
        catch (InvalidDataException)
        {
            throw Damaged();
        }
    }

    /// <summary>Hands the dump to a reader.</summary>
    public static async Task ReadDumpAsync(string path, Func<Stream, Task> read, CancellationToken cancellation)
    {
        await using var zip = await ZipFile.OpenReadAsync(path, cancellation);
        await using var dump = await Entry(zip, DumpName).OpenAsync(cancellation);
        await read(dump);
    }

    private static async Task WriteEntryAsync(ZipArchive zip, string name, byte[] content)
    {
        await using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
        await entry.WriteAsync(content);
    }

    private static async Task<byte[]> ReadEntryAsync(ZipArchive zip, string name, CancellationToken cancellation)
    {
        await using var entry = await Entry(zip, name).OpenAsync(cancellation);
        using var content = new MemoryStream();
        await entry.CopyToAsync(content, cancellation);
        return content.ToArray();
    }

    private static ZipArchiveEntry Entry(ZipArchive zip, string name) => zip.GetEntry(name) ?? throw Damaged();

    private static BackupException Damaged() => new("backup_damaged", DamagedMessage);
}
