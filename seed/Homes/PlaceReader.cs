using System.Globalization;
using QhdHomeMap.Data.Areas;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Seed.Homes;

/// <summary>Where a row says that the home is, and whether its coordinates and its words agree.</summary>
internal sealed class PlaceReader(HomeReference reference, Datum datum)
{
    private const int LongestNumber = 40;

    private AreaMap Map => reference.Map;

    /// <summary>The points read so far, in view of the datum.</summary>
    public DatumDoubt Doubt { get; } = new(reference.Map, datum);

    /// <summary>The place of a row; null when something about it was refused.</summary>
    public Place? Read(RowReading row)
    {
        var named = ReadArea(row);
        if (ReadPoint(row) is not var (x, y))
        {
            return null;
        }
        var point = datum.ToWgs84(x, y);
        var fits = Map.Fits(named, point);
        Doubt.Note(row.Line, x, y, named);
        if (!fits)
        {
            row.Refuse(
                FaultOf(named, point),
                named is not null ? [HomeField.Area, HomeField.Lon, HomeField.Lat] : [HomeField.Lon, HomeField.Lat]
            );
            return null;
        }
        var area = named ?? Map.AreaAt(point)!;
        return new(point, area, named is not null, ReadTownship(row, area));
    }

    private Area? ReadArea(RowReading row)
    {
        if (row.Optional(HomeField.Area, int.MaxValue).Value is not { } word)
        {
            return null;
        }
        if (reference.Areas.TryFind(word, out var area))
        {
            return area;
        }
        row.Refuse(Reasons.AreaUnknown(reference.Areas.Names), HomeField.Area);
        return null;
    }

    private (double X, double Y)? ReadPoint(RowReading row)
    {
        var (x, y) = (ReadNumber(row, HomeField.Lon), ReadNumber(row, HomeField.Lat));
        if (x is not { } lon || y is not { } lat)
        {
            return null;
        }
        var reason =
            lon == 0 || lat == 0 ? Reasons.CoordinateZero()
            : datum.FindFault(lon, lat) == CoordinateFault.None ? null
            : IsSwapped(lon, lat) ? Reasons.Swapped()
            : Reasons.CoordinateOutOfRange(datum);
        if (reason is null)
        {
            return (lon, lat);
        }
        row.Refuse(reason, HomeField.Lon, HomeField.Lat);
        return null;
    }

    private double? ReadNumber(RowReading row, HomeField field)
    {
        if (row.Required(field, LongestNumber) is not { } text)
        {
            return null;
        }
        var digits = WordKey.Narrow(text).Trim('°', '度', 'E', 'N', 'e', 'n', ' ', '东', '北', '经', '纬');
        if (
            double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
        )
        {
            return number;
        }
        row.Refuse(Reasons.CoordinateUnreadable(datum), field);
        return null;
    }

    private Reason FaultOf(Area? named, Wgs84 point)
    {
        if (named is not null && Map.AreaAt(point) is { } actual)
        {
            return Reasons.AreaMismatch(named, actual);
        }
        if (IsSwapped(point.Lon, point.Lat))
        {
            return Reasons.Swapped();
        }
        return Reasons.Outside(Map.Nearest(point), Map.DistanceM(null, point));
    }

    private bool IsSwapped(double lon, double lat) => Map.Extent.Contains(lat, lon);

    private Given<string?> ReadTownship(RowReading row, Area area)
    {
        var text = row.Optional(HomeField.Township, int.MaxValue);
        if (text.Value is not { } word)
        {
            return text;
        }
        var found = reference.Townships[WordKey.Of(word)].ToArray();
        if (Array.Find(found, township => AreaMap.MayHold(area, township)) is { } township)
        {
            return Given<string?>.Of(township.Code);
        }
        row.Refuse(found.Length == 0 ? Reasons.TownshipUnknown() : Reasons.TownshipMismatch(area), HomeField.Township);
        return default;
    }
}

/// <summary>Where a home is.</summary>
internal sealed record Place(Wgs84 Point, Area Area, bool IsAreaNamed, Given<string?> TownshipCode);
