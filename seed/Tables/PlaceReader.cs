using System.Globalization;
using QhdHomeMap.Data.Areas;
using QhdHomeMap.Geo.Coordinates;

namespace QhdHomeMap.Seed.Tables;

/// <summary>Where a row says that its thing is, and whether its coordinates and its words agree.</summary>
internal sealed class PlaceReader(PlaceReference reference, Datum datum)
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
                named is not null ? [PlaceField.Area, PlaceField.Lon, PlaceField.Lat] : [PlaceField.Lon, PlaceField.Lat]
            );
            return null;
        }
        var area = named ?? Map.AreaAt(point)!;
        return new(point, area, named is not null, ReadTownship(row, area));
    }

    private Area? ReadArea(RowReading row)
    {
        if (row.Optional(PlaceField.Area, int.MaxValue).Value is not { } word)
        {
            return null;
        }
        if (reference.Areas.TryFind(word, out var area))
        {
            return area;
        }
        row.Refuse(RowReasons.AreaUnknown(reference.Areas.Names), PlaceField.Area);
        return null;
    }

    private (double X, double Y)? ReadPoint(RowReading row)
    {
        var (x, y) = (ReadNumber(row, PlaceField.Lon), ReadNumber(row, PlaceField.Lat));
        if (x is not { } lon || y is not { } lat)
        {
            return null;
        }
        var reason =
            lon == 0 || lat == 0 ? RowReasons.CoordinateZero()
            : datum.FindFault(lon, lat) == CoordinateFault.None ? null
            : IsSwapped(lon, lat) ? RowReasons.Swapped()
            : RowReasons.CoordinateOutOfRange(datum);
        if (reason is null)
        {
            return (lon, lat);
        }
        row.Refuse(reason, PlaceField.Lon, PlaceField.Lat);
        return null;
    }

    private double? ReadNumber(RowReading row, ListField field)
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
        row.Refuse(RowReasons.CoordinateUnreadable(datum), field);
        return null;
    }

    private Reason FaultOf(Area? named, Wgs84 point)
    {
        if (named is not null && Map.AreaAt(point) is { } actual)
        {
            return RowReasons.AreaMismatch(named, actual);
        }
        if (IsSwapped(point.Lon, point.Lat))
        {
            return RowReasons.Swapped();
        }
        return RowReasons.Outside(Map.Nearest(point), Map.DistanceM(null, point));
    }

    private bool IsSwapped(double lon, double lat) => Map.Extent.Contains(lat, lon);

    private Given<string?> ReadTownship(RowReading row, Area area)
    {
        var text = row.Optional(PlaceField.Township, int.MaxValue);
        if (text.Value is not { } word)
        {
            return text;
        }
        var found = reference.Townships[WordKey.Of(word)].ToArray();
        if (Array.Find(found, township => AreaMap.MayHold(area, township)) is { } township)
        {
            return Given<string?>.Of(township.Code);
        }
        row.Refuse(
            found.Length == 0 ? RowReasons.TownshipUnknown() : RowReasons.TownshipMismatch(area),
            PlaceField.Township
        );
        return default;
    }
}

/// <summary>Where something is.</summary>
internal sealed record Place(Wgs84 Point, Area Area, bool IsAreaNamed, Given<string?> TownshipCode);
