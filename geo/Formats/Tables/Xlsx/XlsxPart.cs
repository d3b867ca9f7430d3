using System.Text;
using System.Xml;

namespace QhdHomeMap.Formats.Tables.Xlsx;

/// <summary>
/// A part of a workbook, read forward once. Elements are known by local names, so that the strict form of the format
/// reads alike. No document type, hence no entities, and no depth at which a hostile file could hurt.
/// </summary>
internal sealed class XlsxPart : IDisposable
{
    private const int MaxDepth = 64;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly XmlReader _xml;
    private readonly string _name;
    private readonly StringBuilder _text = new();

    public XlsxPart(Stream stream, string name)
    {
        _name = name;
        _xml = XmlReader.Create(stream, Settings);
    }

    public int Depth => _xml.Depth;

    /// <summary>The local name of the element read.</summary>
    public string Element => _xml.LocalName;

    public bool IsElement => _xml.NodeType == XmlNodeType.Element;

    public bool IsEmpty => _xml.IsEmptyElement;

    /// <summary>An attribute of the element read, without namespace.</summary>
    public string? this[string attribute] => _xml.GetAttribute(attribute);

    /// <summary>Whether an element of this name was read.</summary>
    public bool Opens(string element) => IsElement && _xml.LocalName == element;

    /// <summary>Whether the end of an element of this name was read.</summary>
    public bool Closes(string element) => _xml.NodeType == XmlNodeType.EndElement && _xml.LocalName == element;

    /// <summary>Reads on; false at the end.</summary>
    /// <exception cref="TableFileException">Damaged.</exception>
    public bool Next()
    {
        try
        {
            if (!_xml.Read())
            {
                return false;
            }
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged(e);
        }
        return _xml.Depth <= MaxDepth ? true : throw TableErrors.XlsxMalformed($"部件“{_name}”嵌套过深");
    }

    /// <summary>An attribute that has a namespace, such as r:id, by its local name.</summary>
    public string? Qualified(string attribute)
    {
        string? value = null;
        while (_xml.MoveToNextAttribute())
        {
            if (_xml.LocalName == attribute && _xml.Prefix.Length > 0)
            {
                value = _xml.Value;
            }
        }
        _xml.MoveToElement();
        return value;
    }

    /// <summary>The text directly within the element read, whose end it reads.</summary>
    public string Text() => Collect(within: Element);

    /// <summary>The text of a string item, whose end it reads: all its runs, without the phonetic ones.</summary>
    public string RichText() => Collect(within: "t");

    /// <summary>A long text is read on when it is asked for, so damage shows here as well.</summary>
    private string Value
    {
        get
        {
            try
            {
                return _xml.Value;
            }
            catch (Exception e) when (IsDamage(e))
            {
                throw Damaged(e);
            }
        }
    }

    private static bool IsDamage(Exception e) => e is XmlException or InvalidDataException or EndOfStreamException;

    private TableFileException Damaged(Exception e) => TableErrors.XlsxMalformed($"部件“{_name}”不是完好的 XML", e);

    private string Collect(string within)
    {
        if (IsEmpty)
        {
            return "";
        }
        _text.Clear();
        var depth = Depth;
        var (inText, inPhonetic) = (Element == within, false);
        while (Next() && Depth > depth)
        {
            switch (_xml.NodeType)
            {
                case XmlNodeType.Element or XmlNodeType.EndElement when Element == "rPh":
                    inPhonetic = IsElement && !IsEmpty;
                    break;
                case XmlNodeType.Element:
                    inText = Element == within && !IsEmpty;
                    break;
                case XmlNodeType.EndElement:
                    inText = false;
                    break;
                default:
                    // What else has a value is text, CDATA or white space: comments and the like are not read.
                    _text.Append(inText && !inPhonetic ? Value : "");
                    break;
            }
        }
        var text = _text.ToString();
        // Characters that XML cannot hold are written _x000D_.
        return text.Contains("_x", StringComparison.Ordinal) ? XmlConvert.DecodeName(text) : text;
    }

    public void Dispose() => _xml.Dispose();
}
