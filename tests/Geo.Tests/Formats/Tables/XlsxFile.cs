using System.IO.Compression;
using System.Security;
using System.Text;

namespace QhdHomeMap.Geo.Tests.Formats.Tables;

/// <summary>
/// A workbook written part by part, so that a test can say exactly what stands in it, also what no program would write.
/// </summary>
internal sealed class XlsxFile
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly Dictionary<string, string> _parts = [];

    /// <summary>A workbook with one visible sheet of these rows.</summary>
    public static XlsxFile Of(string rows, string afterRows = "") => Of(("Sheet1", "visible", rows, afterRows));

    /// <summary>A workbook with sheets of a name, a state, rows, and what follows the rows.</summary>
    public static XlsxFile Of(params (string Name, string State, string Rows, string AfterRows)[] sheets)
    {
        var file = new XlsxFile();
        var list = sheets.Select(
            (sheet, index) =>
                $"""<sheet name="{sheet.Name}" sheetId="{index + 1}" state="{sheet.State}" r:id="r{index}"/>"""
        );
        var links = sheets.Select(
            (_, index) => Relationship($"r{index}", "worksheet", $"worksheets/sheet{index + 1}.xml")
        );
        file._parts["_rels/.rels"] = Rels(Relationship("r0", "officeDocument", "xl/workbook.xml"));
        file._parts["xl/workbook.xml"] =
            $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><workbookPr/><sheets>{string.Concat(list)}</sheets></workbook>""";
        file._parts["xl/_rels/workbook.xml.rels"] = Rels([
            .. links,
            Relationship("s1", "sharedStrings", "/xl/sharedStrings.xml"),
            Relationship("s2", "styles", "styles.xml"),
        ]);
        file._parts["xl/sharedStrings.xml"] = $"""<sst xmlns="{Main}"/>""";
        file._parts["xl/styles.xml"] = $"""<styleSheet xmlns="{Main}"/>""";
        foreach (var (index, sheet) in sheets.Index())
        {
            file._parts[$"xl/worksheets/sheet{index + 1}.xml"] =
                $"""<worksheet xmlns="{Main}"><sheetData>{sheet.Rows}</sheetData>{sheet.AfterRows}</worksheet>""";
        }
        return file;
    }

    public XlsxFile WithStrings(params string[] items) =>
        With(
            "xl/sharedStrings.xml",
            $"""<sst xmlns="{Main}">{string.Concat(items.Select(item => $"<si>{item}</si>"))}</sst>"""
        );

    /// <summary>Cell styles, in order, by their number format codes.</summary>
    public XlsxFile WithFormats(params string[] codes)
    {
        var formats = codes.Select(
            (code, index) => $"""<numFmt numFmtId="{164 + index}" formatCode="{Escape(code)}"/>"""
        );
        var styles = codes.Select((_, index) => $"""<xf numFmtId="{164 + index}"/>""");
        return WithStyles($"<numFmts>{string.Concat(formats)}</numFmts><cellXfs>{string.Concat(styles)}</cellXfs>");
    }

    public XlsxFile WithStyles(string content) =>
        With("xl/styles.xml", $"""<styleSheet xmlns="{Main}">{content}</styleSheet>""");

    public XlsxFile With(string part, string content)
    {
        _parts[part] = content;
        return this;
    }

    public XlsxFile Without(string part)
    {
        _parts.Remove(part);
        return this;
    }

    public XlsxFile Replace(string part, string old, string with) =>
        With(part, _parts[part].Replace(old, with, StringComparison.Ordinal));

    /// <summary>The file, with the bytes of one part changed on their way into the zip.</summary>
    public byte[] ToBytes(string? changed = null, Func<byte[], byte[]>? change = null)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (part, content) in _parts)
            {
                using var entry = zip.CreateEntry(part).Open();
                var bytes = Encoding.UTF8.GetBytes(content);
                entry.Write(part == changed ? change!(bytes) : bytes);
            }
        }
        return stream.ToArray();
    }

    /// <summary>A row of inline texts; null leaves a cell out.</summary>
    public static string Row(int line, params string?[] texts) =>
        Cells(
            line,
            [.. texts.Select(text => text is null ? null : $"""t="inlineStr"><is><t>{Escape(text)}</t></is>""")]
        );

    /// <summary>
    /// A row of cells, each given by what follows its address up to its closing tag; null leaves a cell out.
    /// </summary>
    public static string Cells(int line, params string?[] cells) =>
        $"""<row r="{line}">{string.Concat(cells.Select((cell, column) => cell is null ? "" : $"""<c r="{(char)('A' + column)}{line}" {cell}</c>"""))}</row>""";

    public static string Relationship(string id, string kind, string target) =>
        $"""<Relationship Id="{id}" Type="{Relations}/{kind}" Target="{target}"/>""";

    public static string Rels(params string[] relationships) =>
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(relationships)}</Relationships>""";

    private static string Escape(string text) => SecurityElement.Escape(text);
}
