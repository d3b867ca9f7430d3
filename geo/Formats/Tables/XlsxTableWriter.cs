using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace QhdHomeMap.Formats.Tables;

/// <summary>A column of a sheet that is written.</summary>
/// <param name="Header">Its name.</param>
/// <param name="Width">In characters of a digit's width; a Chinese one takes two.</param>
/// <param name="IsNumber">Whether its cells are numbers, where they can be read as such. Others are text whatever they look like.</param>
public sealed record XlsxColumn(string Header, double Width, bool IsNumber = false);

/// <summary>
/// Writes a workbook of one sheet, row by row, with a header that stays in sight. Text is stored as text and marked so, so that
/// a spreadsheet neither runs what looks like a formula nor makes a date of what looks like one, not even after editing.
/// <see cref="TableFile.Open"/> reads it back as it was written, but trimmed.
/// </summary>
public sealed class XlsxTableWriter : IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    // The styles of StylesXml, by their place in it.
    private const string HeaderStyle = "1";
    private const string TextStyle = "2";

    private const string StylesXml =
        $"""<styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>"""
        + """<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>"""
        + """<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/>"""
        + """<xf numFmtId="49" applyNumberFormat="1" quotePrefix="1"/></cellXfs></styleSheet>""";

    private readonly ZipArchive _zip;
    private readonly XmlWriter _xml;
    private readonly IReadOnlyList<XlsxColumn> _columns;
    private int _line;

    /// <summary>Writes all that stands above the first row.</summary>
    /// <param name="stream">Where to write; left open.</param>
    /// <param name="sheet">The sheet's name: at most 31 characters and none of : \ / ? * [ ].</param>
    /// <param name="columns">The columns.</param>
    public XlsxTableWriter(Stream stream, string sheet, IReadOnlyList<XlsxColumn> columns)
    {
        _columns = columns;
        _zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        WritePart("[Content_Types].xml", ContentTypesXml);
        WritePart("_rels/.rels", RelationshipsXml(("officeDocument", "xl/workbook.xml")));
        WritePart(
            "xl/workbook.xml",
            $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="{Escape(sheet)}" sheetId="1" r:id="r1"/></sheets></workbook>"""
        );
        WritePart(
            "xl/_rels/workbook.xml.rels",
            RelationshipsXml(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"))
        );
        WritePart("xl/styles.xml", StylesXml);
        _xml = XmlWriter.Create(
            _zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open(),
            new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = true }
        );
        BeginSheet();
    }

    /// <summary>Writes one row. Characters that a workbook cannot hold become the replacement character.</summary>
    /// <exception cref="ArgumentException">Not one cell for each column.</exception>
    public void WriteRow(IReadOnlyList<string> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells.Count != _columns.Count)
        {
            throw new ArgumentException($"{cells.Count} cells for {_columns.Count} columns.", nameof(cells));
        }
        WriteCells(cells, (index, cell) => _columns[index].IsNumber && IsNumber(cell) ? null : TextStyle);
    }

    /// <summary>Ends the workbook.</summary>
    public void Dispose()
    {
        _xml.WriteEndElement(); // sheetData
        _xml.WriteStartElement("autoFilter", Main);
        _xml.WriteAttributeString("ref", $"A1:{Address(_columns.Count - 1)}{_line}");
        _xml.WriteEndElement();
        _xml.WriteEndElement(); // worksheet
        _xml.Dispose();
        _zip.Dispose();
    }

    private void BeginSheet()
    {
        _xml.WriteStartElement("worksheet", Main);
        _xml.WriteRaw(
            """<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>"""
        );
        foreach (var (index, column) in _columns.Index())
        {
            _xml.WriteRaw(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""<col min="{index + 1}" max="{index + 1}" width="{column.Width}" customWidth="1"/>"""
                )
            );
        }
        _xml.WriteRaw("</cols>");
        _xml.WriteStartElement("sheetData", Main);
        WriteCells([.. _columns.Select(column => column.Header)], (_, _) => HeaderStyle);
    }

    /// <param name="cells">The texts.</param>
    /// <param name="styleOf">The style of a text; null for a number.</param>
    private void WriteCells(IReadOnlyList<string> cells, Func<int, string, string?> styleOf)
    {
        _line++;
        _xml.WriteStartElement("row", Main);
        _xml.WriteAttributeString("r", _line.ToString(CultureInfo.InvariantCulture));
        foreach (var (index, cell) in cells.Index())
        {
            if (cell.Length > 0)
            {
                WriteCell($"{Address(index)}{_line}", cell, styleOf(index, cell));
            }
        }
        _xml.WriteEndElement();
    }

    private void WriteCell(string address, string cell, string? style)
    {
        _xml.WriteStartElement("c", Main);
        _xml.WriteAttributeString("r", address);
        if (style is null)
        {
            _xml.WriteElementString("v", Main, cell);
        }
        else
        {
            _xml.WriteAttributeString("s", style);
            _xml.WriteAttributeString("t", "inlineStr");
            _xml.WriteStartElement("is", Main);
            _xml.WriteStartElement("t", Main);
            _xml.WriteAttributeString("xml", "space", null, "preserve");
            _xml.WriteString(Storable(cell));
            _xml.WriteEndElement();
            _xml.WriteEndElement();
        }
        _xml.WriteEndElement();
    }

    private static bool IsNumber(string cell) =>
        decimal.TryParse(
            cell,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out _
        );

    private static string Storable(string cell) =>
        string.Concat(
            cell.EnumerateRunes()
                .Select(rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? Rune.ReplacementChar : rune)
        );

    /// <summary>A, B, … Z, AA, …</summary>
    private static string Address(int column) =>
        column < 26 ? $"{(char)('A' + column)}" : Address((column / 26) - 1) + (char)('A' + (column % 26));

    private static string Escape(string text) => System.Security.SecurityElement.Escape(text);

    private static string ContentTypesXml =>
        $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"""
        + ContentType("workbook", "sheet.main")
        + ContentType("worksheets/sheet1", "worksheet")
        + ContentType("styles", "styles")
        + "</Types>";

    private static string ContentType(string part, string kind) =>
        $"""<Override PartName="/xl/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>""";

    private static string RelationshipsXml(params (string Kind, string Target)[] relations) =>
        $"""<Relationships xmlns="{Package}/relationships">"""
        + string.Concat(
            relations.Select(
                (relation, index) =>
                    $"""<Relationship Id="r{index + 1}" Type="{Relations}/{relation.Kind}" Target="{relation.Target}"/>"""
            )
        )
        + "</Relationships>";

    private void WritePart(string name, string xml)
    {
        using var entry = new StreamWriter(_zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        entry.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + xml);
    }
}
