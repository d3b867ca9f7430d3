using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Data.Roads;

/// <summary>How a network is kept in a file; the host hands it in, since this project does not know file formats.</summary>
/// <param name="Read">Null for a file that is damaged, cut off or of another layout.</param>
/// <param name="Write">Writes what <paramref name="Read"/> reads.</param>
public sealed record RoadNetworkFormat(Func<Stream, RoadNetwork?> Read, Action<RoadNetwork, Stream> Write);

/// <summary>
/// A folder that keeps the network last loaded, so that the next process need not ask the database for all of it. Several
/// processes may share it: a file appears whole, under its version's key, and is never changed.
/// </summary>
public sealed class RoadNetworkCache(string folder, RoadNetworkFormat format)
{
    private const string Prefix = "roads-";
    private const string Suffix = ".bin";
    private const string PartSuffix = ".part";

    /// <summary>The network of a version; null when there is no whole file of it.</summary>
    public RoadNetwork? Read(Guid key)
    {
        try
        {
            using var file = File.OpenRead(PathOf(key));
            return format.Read(file);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Keeps the network of a version, and no other any more.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Write(Guid key, RoadNetwork network)
    {
        Directory.CreateDirectory(folder);
        var part = Path.Combine(folder, $"{Prefix}{Guid.NewGuid():n}{PartSuffix}");
        try
        {
            using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                format.Write(network, file);
                file.Flush(flushToDisk: true);
            }
            File.Move(part, PathOf(key), overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
        DeleteOthers(key);
    }

    /// <summary>Older versions, and parts whose writer was killed: one at work has its part locked.</summary>
    private void DeleteOthers(Guid key)
    {
        foreach (var other in Directory.GetFiles(folder, $"{Prefix}*{Suffix}").Where(path => path != PathOf(key)))
            File.Delete(other);
        foreach (var part in Directory.GetFiles(folder, $"{Prefix}*{PartSuffix}").Where(IsAbandoned))
            File.Delete(part);
    }

    private static bool IsAbandoned(string part)
    {
        try
        {
            using var file = new FileStream(part, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false; // its writer is at work, or has just renamed it
        }
    }

    private string PathOf(Guid key) => Path.Combine(folder, $"{Prefix}{key:n}{Suffix}");
}
