using System.Globalization;

namespace QhdHomeMap.Formats.Tables.Xlsx;

/// <summary>
/// Numbers of a workbook as text. Dates and times are numbers that only their format tells apart (ECMA-376 part 1,
/// 18.8.30); they become 2024-05-01, 9:00 or 2024-05-01 9:00, so that hours or a code which a spreadsheet took for a
/// date is seen.
/// </summary>
internal sealed class XlsxNumbers
{
    private const string General = "General";

    /// <summary>1900-01-01 is day 1, and a 29 February 1900 that never was is day 60.</summary>
    private const int FirstTrueDay = 61;
    private const int DaysFrom1900To1904 = 1462;
    private const int SecondsPerDay = 86400;
    private const double SecondsAfterLast = 2958466.0 * SecondsPerDay; // 10000-01-01

    private readonly List<XlsxNumberFormat> _styles;
    private readonly bool _from1904;

    private XlsxNumbers(List<XlsxNumberFormat> styles, bool from1904)
    {
        _styles = styles;
        _from1904 = from1904;
    }

    /// <summary>Reads the cell formats of the styles part, if there is one.</summary>
    public static XlsxNumbers Read(XlsxPart? xml, bool from1904)
    {
        var (own, styles, inCellFormats) = (new Dictionary<int, string>(), new List<XlsxNumberFormat>(), false);
        while (xml?.Next() ?? false)
        {
            if (xml.Opens("numFmt") && Id(xml) is { } defined)
            {
                own[defined] = xml["formatCode"] ?? General;
            }
            else if (xml.Opens("cellXfs") || xml.Closes("cellXfs"))
            {
                inCellFormats = xml.IsElement && !xml.IsEmpty;
            }
            else if (inCellFormats && xml.Opens("xf"))
            {
                var id = Id(xml) ?? 0;
                styles.Add(XlsxNumberFormat.Parse(own.GetValueOrDefault(id) ?? BuiltIn(id)));
            }
        }
        return new(styles, from1904);
    }

    /// <summary>The text of a number in a cell of this style.</summary>
    public string Text(double value, int style)
    {
        var format = style >= 0 && style < _styles.Count ? _styles[style] : XlsxNumberFormat.Plain;
        if (format.PaddedDigits > 0 && value >= 0 && value < 1e15 && value == Math.Floor(value))
        {
            return TableText.Number(value).PadLeft(format.PaddedDigits, '0');
        }
        var days = value + (_from1904 && format.HasDate ? DaysFrom1900To1904 : 0);
        var seconds = Math.Round(days * SecondsPerDay);
        return !format.IsTemporal || days < 0 || seconds is not < SecondsAfterLast
            ? TableText.Number(value)
            : Moment((long)seconds, format);
    }

    private static string Moment(long seconds, XlsxNumberFormat format)
    {
        if (format.IsElapsed)
        {
            return Time(seconds);
        }
        var (day, ofDay) = Math.DivRem(seconds, SecondsPerDay);
        // Hours typed into a column of dates have no day, and a column of hours shows none.
        if (!format.HasDate || day == 0)
        {
            return Time(ofDay);
        }
        var date = DateTime.FromOADate(day < FirstTrueDay ? day + 1 : day);
        var text = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return ofDay == 0 && !format.HasTime ? text : $"{text} {Time(ofDay)}";
    }

    private static string Time(long seconds)
    {
        var (minutes, rest) = Math.DivRem(seconds, 60);
        var text = string.Create(CultureInfo.InvariantCulture, $"{minutes / 60}:{minutes % 60:00}");
        return rest == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}:{rest:00}");
    }

    private static int? Id(XlsxPart xml) =>
        int.TryParse(xml["numFmtId"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>
    /// The formats without a code of their own in the file, by ECMA-376 and as Chinese Excel has 27 to 58.
    /// </summary>
    private static string BuiltIn(int id) =>
        id switch
        {
            14 or 15 or 16 or 17 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => "yyyy-mm-dd",
            (>= 18 and <= 21) or (>= 32 and <= 35) or 45 or 47 or 55 or 56 => "h:mm:ss",
            22 => "yyyy-mm-dd h:mm",
            46 => "[h]:mm:ss",
            _ => General,
        };
}
