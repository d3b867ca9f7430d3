using System.Globalization;
using CsvHelper;
using QhdHomeMap.Cli.Files;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Cli.Commands;

/// <summary>The two coordinate columns of a csv: where they are, how they read in one datum, and how they are written in another.</summary>
internal sealed class PointColumns
{
    private readonly CsvInput _input;
    private readonly Datum _from;
    private readonly Datum _to;
    private readonly int _x;
    private readonly int _y;

    private PointColumns(CsvInput input, Datum from, Datum to)
    {
        (_input, _from, _to) = (input, from, to);
        var (xBefore, yBefore) = HeadersOf(from);
        var (xAfter, yAfter) = HeadersOf(to);
        (_x, _y) = (input.Column(xBefore), input.Column(yBefore));
        var isIdTwice = input.Headers.Count(Header.Id.Is) > 1;
        HeadersAfter =
        [
            .. input.Headers.Select(written => Header.Id.IsAnother(written) && !isIdTwice ? Header.Id.Name : written),
        ];
        (HeadersAfter[_x], HeadersAfter[_y]) = (xAfter.Name, yAfter.Name);
        foreach (var header in (Header[])[xAfter, yAfter])
        {
            if (HeadersAfter.Count(header.Is) > 1)
            {
                throw CliException.WorkFailed(
                    "duplicate_column",
                    $"输入里已有别的 {header.Name} 列，换算后会重复，请先改名"
                );
            }
        }
    }

    /// <summary>The headers of the converted file.</summary>
    public string[] HeadersAfter { get; }

    /// <exception cref="CliException"><c>missing_column</c>, <c>duplicate_column</c>.</exception>
    public static PointColumns Find(CsvInput input, Datum from, Datum to) => new(input, from, to);

    /// <summary>The current row's point in the new datum; false, and a problem, when the row has none.</summary>
    public bool TryConvert(out double x, out double y)
    {
        // Both are read before either decides, so that a row with two bad numbers is told of both.
        var (isX, isY) = (_input.TryNumber(_x, out x), _input.TryNumber(_y, out y));
        if (!isX || !isY || !IsPoint(x, y))
        {
            return false;
        }

        if (_from == _to)
        {
            return true;
        }

        var point = _from.ToWgs84(x, y);
        if (_to.IsProjected() && !GaussKruger120.Reaches(point))
        {
            _input.AddProblem(_x, "离中央经线 120° 太远，epsg4549 只表示东经 70° 到 170° 的点", "out_of_range");
            return false;
        }

        (x, y) = _to.FromWgs84(point);
        return true;
    }

    /// <summary>Writes the current row with its point replaced.</summary>
    public void Write(CsvWriter writer, double x, double y)
    {
        for (var column = 0; column < HeadersAfter.Length; column++)
        {
            if (column == _x)
            {
                WriteNumber(writer, x);
            }
            else if (column == _y)
            {
                WriteNumber(writer, y);
            }
            else
            {
                writer.WriteField(_input.Bytes(column));
            }
        }

        writer.EndRecord();
    }

    private static (Header X, Header Y) HeadersOf(Datum datum) =>
        datum.IsProjected() ? (Header.Easting, Header.Northing) : (Header.Lon, Header.Lat);

    private bool IsPoint(double x, double y)
    {
        var (column, reason) = _from.FindFault(x, y) switch
        {
            CoordinateFault.LonOutOfRange => (_x, "经度应在 -180 到 180 之间"),
            CoordinateFault.LatOutOfRange when Math.Abs(x) <= 90 && Math.Abs(y) <= 180 => (
                _y,
                "纬度应在 -90 到 90 之间，经纬度可能填反了"
            ),
            CoordinateFault.LatOutOfRange => (_y, "纬度应在 -90 到 90 之间"),
            CoordinateFault.EastingOutOfRange when Math.Floor(x / 1_000_000) is >= 25 and <= 45 => (
                _x,
                "东坐标带有带号，请去掉前两位"
            ),
            CoordinateFault.EastingOutOfRange => (_x, "东坐标离中央经线 120° 太远"),
            CoordinateFault.NorthingOutOfRange => (_y, "北坐标越过了极点"),
            _ => (-1, ""),
        };
        if (column < 0)
        {
            return true;
        }

        _input.AddProblem(column, reason, "out_of_range");
        return false;
    }

    // Ten decimals of a degree are 0.01 mm, four of a metre 0.1 mm. Adding zero turns -0 into 0.
    private void WriteNumber(CsvWriter writer, double value)
    {
        var decimals = _to.IsProjected() ? 4 : 10;
        Span<char> text = stackalloc char[32];
        var rounded = Math.Round(value, decimals) + 0.0;
        rounded.TryFormat(text, out var length, _to.IsProjected() ? "F4" : "F10", CultureInfo.InvariantCulture);
        writer.WriteField(text[..length]);
    }
}
