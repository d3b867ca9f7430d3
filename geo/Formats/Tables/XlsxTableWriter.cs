using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using static QhdHomeMap.Formats.Tables.Xlsx.XlsxParts;

namespace QhdHomeMap.Formats.Tables;

/// <summary>
/// Writes a workbook of one sheet or several, row by row, each with a header that stays in sight. Text is stored as text and marked so, so
/// that a spreadsheet neither runs what looks like a formula nor makes a date of what looks like one, not even after editing.
/// <see cref="TableFile.Open"/> reads it back as it was written, but trimmed. The same rows make the same bytes.
/// </summary>
public sealed class XlsxTableWriter : IDisposable
{
    private readonly DatedZip _zip;
    private readonly IReadOnlyList<XlsxSheet> _sheets;
    private XmlWriter _xml;
    private int _sheet;
    private int _line;

    /// <summary>A workbook of one sheet that says nothing of itself.</summary>
    /// <param name="stream">Where to write; left open.</param>
    /// <param name="sheet">The sheet's name.</param>
    /// <param name="columns">The columns.</param>
    /// <exception cref="ArgumentException">Not the name of a sheet.</exception>
    public XlsxTableWriter(Stream stream, string sheet, IReadOnlyList<XlsxColumn> columns)
        : this(stream, [new(sheet, columns)]) { }

    /// <summary>Writes all that stands above the first row of the first sheet.</summary>
    /// <param name="stream">Where to write; left open.</param>
    /// <param name="sheets">The sheets, at least one.</param>
    /// <param name="document">What the workbook says of itself.</param>
    /// <exception cref="ArgumentException">No sheet, not the name of a sheet, or one twice.</exception>
    public XlsxTableWriter(Stream stream, IReadOnlyList<XlsxSheet> sheets, XlsxDocument? document = null)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        if (
            sheets.Count == 0
            || !sheets.All(sheet => sheet.IsNameGood)
            || sheets.DistinctBy(sheet => sheet.Name, StringComparer.OrdinalIgnoreCase).Count() < sheets.Count
        )
        {
            throw new ArgumentException(
                $"No names of sheets: {string.Join(", ", sheets.Select(sheet => sheet.Name))}.",
                nameof(sheets)
            );
        }
        _sheets = sheets;
        _zip = new(stream, document?.AsOf);
        WritePart("[Content_Types].xml", ContentTypes(sheets.Count));
        WritePart("_rels/.rels", PackageRelations);
        WritePart("docProps/core.xml", Properties(document));
        WritePart("xl/workbook.xml", Workbook(sheets));
        WritePart("xl/_rels/workbook.xml.rels", WorkbookRelations(sheets.Count));
        WritePart("xl/styles.xml", Styles);
        _xml = BeginSheet();
    }

    private IReadOnlyList<XlsxColumn> Columns => _sheets[_sheet].Columns;

    /// <summary>Writes one row of the sheet. Characters that a workbook cannot hold become the replacement character.</summary>
    /// <exception cref="ArgumentException">Not one cell for each column.</exception>
    public void WriteRow(IReadOnlyList<string> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells.Count != Columns.Count)
        {
            throw new ArgumentException($"{cells.Count} cells for {Columns.Count} columns.", nameof(cells));
        }
        WriteCells(cells, isHeader: false);
    }

    /// <summary>Ends the sheet and goes to the next.</summary>
    /// <exception cref="InvalidOperationException">It is the last.</exception>
    public void NextSheet()
    {
        if (_sheet == _sheets.Count - 1)
        {
            throw new InvalidOperationException($"{_sheets[_sheet].Name} is the last sheet.");
        }
        EndSheet();
        _sheet++;
        _xml = BeginSheet();
    }

    /// <summary>Ends the workbook; the sheets that were not come to have no rows.</summary>
    public void Dispose()
    {
        while (_sheet < _sheets.Count - 1)
        {
            NextSheet();
        }
        EndSheet();
        _zip.Dispose();
    }

    private XmlWriter BeginSheet()
    {
        _line = 0;
        _xml = XmlWriter.Create(
            _zip.Create($"xl/{SheetPart(_sheet)}.xml", CompressionLevel.Fastest),
            new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = true }
        );
        _xml.WriteStartElement("worksheet", Main);
        _xml.WriteRaw(
            """<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>"""
        );
        foreach (var (index, column) in Columns.Index())
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
        WriteCells([.. Columns.Select(column => column.Header)], isHeader: true);
        return _xml;
    }

    private void EndSheet()
    {
        _xml.WriteEndElement(); // sheetData
        _xml.WriteStartElement("autoFilter", Main);
        _xml.WriteAttributeString("ref", $"A1:{Address(Columns.Count - 1)}{_line}");
        _xml.WriteEndElement();
        _xml.WriteEndElement(); // worksheet
        _xml.Dispose();
    }

    private void WriteCells(IReadOnlyList<string> cells, bool isHeader)
    {
        _line++;
        _xml.WriteStartElement("row", Main);
        _xml.WriteAttributeString("r", _line.ToString(CultureInfo.InvariantCulture));
        foreach (var (index, cell) in cells.Index())
        {
            if (cell.Length > 0)
            {
                _xml.WriteStartElement("c", Main);
                _xml.WriteAttributeString("r", $"{Address(index)}{_line}");
                if (!isHeader && Columns[index].Format != XlsxFormat.Text && IsNumber(cell))
                {
                    WriteNumber(cell, Columns[index].Format);
                }
                else
                {
                    WriteText(cell, isHeader ? HeaderStyle : TextStyle);
                }
                _xml.WriteEndElement();
            }
        }
        _xml.WriteEndElement();
    }

    private void WriteNumber(string cell, XlsxFormat format)
    {
        if (format != XlsxFormat.Number)
        {
            _xml.WriteAttributeString("s", format == XlsxFormat.Percent ? PercentStyle : OneDecimalStyle);
        }
        _xml.WriteElementString("v", Main, cell);
    }

    private void WriteText(string cell, string style)
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

    private void WritePart(string name, string xml)
    {
        using var entry = new StreamWriter(_zip.Create(name), new UTF8Encoding(false));
        entry.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + xml);
    }
}
