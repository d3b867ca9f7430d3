using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using QhdHomeMap.Benchmarks.Nearest;

namespace QhdHomeMap.Benchmarks.Roads;

/// <summary>
/// A larger extract where there is only a small one: copies of it side by side, eastward, each with ids of its own. Nodes and ways
/// only, since roads need no more. It takes osmium, which unpacks and packs.
/// </summary>
internal static class RoadCopies
{
    private const double GapDegrees = 0.01;

    /// <summary>Writes an <c>.osm.pbf</c> into a folder.</summary>
    /// <returns>Its path.</returns>
    public static async Task<string> WriteAsync(string file, int copies, string folder)
    {
        var (one, all) = (Path.Combine(folder, "one.osm"), Path.Combine(folder, "copies.osm"));
        await Command.RunAsync("osmium", ["cat", "--no-progress", file, "-o", one]);
        var elements = XDocument.Load(one).Root!.Elements().ToArray();
        await using (var writer = XmlWriter.Create(all, new XmlWriterSettings { Async = true }))
        {
            await writer.WriteStartElementAsync(null, "osm", null);
            await writer.WriteAttributeStringAsync(null, "version", null, "0.6");
            foreach (var element in Copies(elements, copies))
                await element.WriteToAsync(writer, CancellationToken.None);
            await writer.WriteEndElementAsync();
        }

        var packed = Path.ChangeExtension(all, ".osm.pbf");
        await Command.RunAsync("osmium", ["cat", "--no-progress", all, "-o", packed]);
        return packed;
    }

    /// <summary>By kind and then by id, as extracts are.</summary>
    private static IEnumerable<XElement> Copies(XElement[] elements, int copies)
    {
        var nodes = elements.Where(element => element.Name == "node").ToArray();
        var ways = elements.Where(element => element.Name == "way").ToArray();
        var (west, east) = (nodes.Min(Lon), nodes.Max(Lon));
        var ids = 1 + nodes.Concat(ways).Max(element => Number(element, "id"));
        foreach (var kind in new[] { nodes, ways })
        {
            for (var copy = 0; copy < copies; copy++)
            {
                foreach (var element in kind)
                    yield return Shifted(element, copy * ids, copy * (east - west + GapDegrees));
            }
        }
    }

    private static XElement Shifted(XElement element, long ids, double lonDegrees)
    {
        var copy = new XElement(element);
        copy.SetAttributeValue("id", Number(element, "id") + ids);
        if (element.Name == "node")
            copy.SetAttributeValue("lon", (Lon(element) + lonDegrees).ToString("F7", CultureInfo.InvariantCulture));
        foreach (var point in copy.Elements("nd"))
            point.SetAttributeValue("ref", Number(point, "ref") + ids);
        return copy;
    }

    private static double Lon(XElement node) => (double)node.Attribute("lon")!;

    private static long Number(XElement element, string attribute) => (long)element.Attribute(attribute)!;
}
