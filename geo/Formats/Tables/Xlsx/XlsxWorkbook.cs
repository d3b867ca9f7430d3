namespace QhdHomeMap.Formats.Tables.Xlsx;

/// <summary>A worksheet in the order of its tab.</summary>
internal sealed record WorkbookSheet(string Name, string Part, bool IsHidden);

/// <summary>What the sheets of a workbook share: their list, strings and number formats.</summary>
internal sealed class XlsxWorkbook : IDisposable
{
    private readonly XlsxPackage _package;

    private XlsxWorkbook(XlsxPackage package, string part)
    {
        _package = package;
        var relations = package.RelationshipsOf(part);
        string? Related(string kind) => relations.Values.FirstOrDefault(relation => relation.Kind == kind)?.Part;

        var (sheets, from1904) = ReadSheets(part, relations);
        Sheets = sheets;
        Strings = Related("sharedStrings") is { } strings ? ReadStrings(strings) : [];
        using var styles = Related("styles") is { } stylesPart ? package.Read(stylesPart) : null;
        Numbers = XlsxNumbers.Read(styles, from1904);
    }

    /// <exception cref="TableFileException">Not a workbook, or damaged.</exception>
    public static XlsxWorkbook Open(Stream file, TableLimits limits)
    {
        var package = XlsxPackage.Open(file, limits);
        try
        {
            var main = package.RelationshipsOf("").Values.FirstOrDefault(relation => relation.Kind == "officeDocument");
            return main is null ? throw TableErrors.NotAWorkbook() : new(package, main.Part);
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    /// <summary>The worksheets; sheets that are only a chart are left out.</summary>
    public IReadOnlyList<WorkbookSheet> Sheets { get; }

    /// <summary>The shared strings, which cells name by index.</summary>
    public IReadOnlyList<string> Strings { get; }

    public XlsxNumbers Numbers { get; }

    public XlsxPart Read(WorkbookSheet sheet) => _package.Read(sheet.Part);

    public void Dispose() => _package.Dispose();

    private (List<WorkbookSheet>, bool From1904) ReadSheets(
        string part,
        IReadOnlyDictionary<string, XlsxRelationship> relations
    )
    {
        var (sheets, parts) = (new List<WorkbookSheet>(), new HashSet<string>());
        var (from1904, isWorkbook) = (false, false);
        using var xml = _package.Read(part);
        while (xml.Next())
        {
            if (xml.Opens("workbook"))
            {
                isWorkbook = true;
            }
            else if (xml.Opens("workbookPr"))
            {
                from1904 = xml["date1904"] is "1" or "true";
            }
            else if (
                xml.Opens("sheet")
                && relations.GetValueOrDefault(xml.Qualified("id") ?? "") is { Kind: "worksheet" } relation
                && parts.Add(relation.Part) // a million names for one part would have it read a million times
            )
            {
                sheets.Add(new(xml["name"] ?? "", relation.Part, xml["state"] is "hidden" or "veryHidden"));
            }
        }
        return isWorkbook ? (sheets, from1904) : throw TableErrors.NotAWorkbook();
    }

    private List<string> ReadStrings(string part)
    {
        var strings = new List<string>();
        using var xml = _package.Read(part);
        while (xml.Next())
        {
            if (xml.Opens("si"))
            {
                strings.Add(xml.RichText());
            }
        }
        return strings;
    }
}
