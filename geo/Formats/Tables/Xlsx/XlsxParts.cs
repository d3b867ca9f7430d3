using System.Globalization;
using System.Security;

namespace QhdHomeMap.Formats.Tables.Xlsx;

/// <summary>The parts of a workbook that is written which are not its cells.</summary>
internal static class XlsxParts
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    // The styles of Styles, by their place in it.
    public const string HeaderStyle = "1";
    public const string TextStyle = "2";
    public const string OneDecimalStyle = "3";
    public const string PercentStyle = "4";

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string CoreProperties = "/relationships/metadata/core-properties";

    public const string Styles =
        $"""<styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="0.0"/><numFmt numFmtId="165" formatCode="0.0%"/></numFmts>"""
        + """<fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>"""
        + """<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>"""
        + """<fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF3"/></patternFill></fill></fills><borders count="1"><border/></borders>"""
        + """<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" fillId="2" applyFont="1" applyFill="1"/>"""
        + """<xf numFmtId="49" applyNumberFormat="1" quotePrefix="1"/><xf numFmtId="164" applyNumberFormat="1"/>"""
        + """<xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>""";

    public static string SheetPart(int sheet) => $"worksheets/sheet{sheet + 1}";

    public static string ContentTypes(int sheets) =>
        $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"""
        + ContentType("workbook", "sheet.main")
        + string.Concat(Enumerable.Range(0, sheets).Select(sheet => ContentType(SheetPart(sheet), "worksheet")))
        + ContentType("styles", "styles")
        + """<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>""";

    public static string PackageRelations =>
        Relationships([
            ($"{Relations}/officeDocument", "xl/workbook.xml"),
            (Package + CoreProperties, "docProps/core.xml"),
        ]);

    public static string WorkbookRelations(int sheets) =>
        Relationships([
            .. Enumerable.Range(0, sheets).Select(sheet => ($"{Relations}/worksheet", $"{SheetPart(sheet)}.xml")),
            ($"{Relations}/styles", "styles.xml"),
        ]);

    public static string Workbook(IReadOnlyList<XlsxSheet> sheets) =>
        $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>"""
        + string.Concat(
            sheets.Select((sheet, i) => $"""<sheet name="{Escape(sheet.Name)}" sheetId="{i + 1}" r:id="r{i + 1}"/>""")
        )
        + "</sheets></workbook>";

    public static string Properties(XlsxDocument? document)
    {
        var properties =
            $"""<cp:coreProperties xmlns:cp="{Package}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" """
            + """xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">""";
        if (document is not null)
        {
            var at = document.AsOf.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            properties +=
                $"<dc:title>{Escape(document.Title)}</dc:title><dc:description>{Escape(document.Remark)}</dc:description>"
                + $"""<dcterms:created xsi:type="dcterms:W3CDTF">{at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{at}</dcterms:modified>""";
        }
        return properties + "</cp:coreProperties>";
    }

    private static string Relationships(IEnumerable<(string Kind, string Target)> relations) =>
        $"""<Relationships xmlns="{Package}/relationships">"""
        + string.Concat(
            relations.Select(
                (relation, index) =>
                    $"""<Relationship Id="r{index + 1}" Type="{relation.Kind}" Target="{relation.Target}"/>"""
            )
        )
        + "</Relationships>";

    private static string ContentType(string part, string kind) =>
        $"""<Override PartName="/xl/{part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>""";

    private static string Escape(string text) => SecurityElement.Escape(text);
}
