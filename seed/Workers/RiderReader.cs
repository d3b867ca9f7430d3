using QhdHomeMap.Data.Workers;
using QhdHomeMap.Formats.Tables;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Workers;

/// <summary>A row of a list of riders by cell and hour that reads well.</summary>
internal sealed record RiderDraft(
    TableRow Row,
    Wgs84 Centre,
    string AreaCode,
    int CellM,
    DayKind Day,
    short Hour,
    int People
) : IDraft;

/// <summary>
/// Reads the rows of a list of riders by cell and hour. Cells that are too small, overlap or hold too few people are refused: by
/// them somebody could be recognised.
/// </summary>
internal sealed class RiderReader(
    PlaceReference places,
    WorkerWords words,
    ListWords listWords,
    ListColumns columns,
    Datum datum,
    string lineUnit
) : IRowReader<RiderDraft>
{
    private readonly PlaceReader _places = new(places, datum);
    private readonly WordList<DayKind> _days = words.DayList();
    private readonly CellGround _ground = new();
    private readonly Dictionary<(Cell, DayKind, short), int> _firstLines = [];

    public DatumDoubt Doubt => _places.Doubt;

    public (RiderDraft? Draft, IReadOnlyList<RowProblem> Problems) Read(TableRow cells)
    {
        var row = new RowReading(cells, columns, listWords);
        if (row.IsUnreadable || row.IsNoRow)
        {
            return (null, row.Problems);
        }
        var place = _places.Read(row);
        var cellM = ReadCell(row);
        var day = row.Word(RiderField.Day, _days, Given<DayKind>.Of(DayKind.Daily), day => day).Or(DayKind.Daily);
        var hour = ReadHour(row);
        var people = ReadPeople(row);
        if (row.Problems.Count > 0 || Take(row, place!, cellM) is not { } cell)
        {
            return (null, row.Problems);
        }
        if (!_firstLines.TryAdd((cell, day, hour), row.Line))
        {
            var first = _firstLines[(cell, day, hour)];
            row.Refuse(RowReasons.Repeated("网格、日类型和小时", lineUnit, first), RiderField.Hour);
            return (null, row.Problems);
        }
        return (new RiderDraft(cells, cell.Centre, cell.AreaCode, cell.CellM, day, hour, people), []);
    }

    /// <summary>The cell of a row, which an earlier row may have named.</summary>
    private Cell? Take(RowReading row, Place place, int cellM)
    {
        var cell = new Cell(place.Point, place.Area.Code, cellM, $"第 {row.Line} {lineUnit}", row.Line);
        var (same, overlapping, distanceM) = _ground.Take(cell);
        if (overlapping is not null)
        {
            row.Refuse(WorkerReasons.CellsOverlap(overlapping.Place, distanceM), RiderField.Lon, RiderField.Lat);
            return null;
        }
        if (same!.CellM != cellM)
        {
            row.Refuse(WorkerReasons.CellSizeDiffers(lineUnit, same.Line, same.CellM), RiderField.CellM);
            return null;
        }
        return same;
    }

    private static int ReadCell(RowReading row)
    {
        if (row.Required(RiderField.CellM, int.MaxValue) is not { } text)
        {
            return 0;
        }
        var reason =
            !Quantities.TryMetres(text, out var metres) ? WorkerReasons.CellUnreadable()
            : metres < RiderCell.MinCellM ? WorkerReasons.CellTooFine(metres)
            : metres > RiderCell.MaxCellM ? WorkerReasons.CellTooLarge()
            : null;
        if (reason is not null)
        {
            row.Refuse(reason, RiderField.CellM);
        }
        return metres;
    }

    private static short ReadHour(RowReading row)
    {
        if (row.Required(RiderField.Hour, int.MaxValue) is not { } text)
        {
            return 0;
        }
        if (!Quantities.TryHour(text, out var hour))
        {
            row.Refuse(WorkerReasons.HourUnreadable(), RiderField.Hour);
        }
        return hour;
    }

    private static int ReadPeople(RowReading row)
    {
        if (row.Required(RiderField.People, int.MaxValue) is not { } text)
        {
            return 0;
        }
        var reason =
            !Quantities.TryPeople(text, out var people) ? WorkerReasons.PeopleUnreadable()
            : people < RiderCell.MinPeople ? WorkerReasons.PeopleTooFew(people)
            : people > RiderCell.MaxPeople ? WorkerReasons.PeopleTooMany()
            : null;
        if (reason is not null)
        {
            row.Refuse(reason, RiderField.People);
        }
        return people;
    }
}
