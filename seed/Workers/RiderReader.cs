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

/// <summary>Which figures the bad rows of a list name: by cell, and by day and hour or, where these cannot be read, all of the cell.</summary>
internal sealed class FiguresNamedBadly
{
    private readonly HashSet<(Wgs84, DayKind, short)> _figures = [];
    private readonly HashSet<Wgs84> _cells = [];

    public void Add(Wgs84? centre, DayKind? day, short? hour)
    {
        if (centre is { } cell)
        {
            _ = day is { } d && hour is { } h ? _figures.Add((cell, d, h)) : _cells.Add(cell);
        }
    }

    public bool Has(Wgs84 centre, RiderFigure figure) =>
        _cells.Contains(centre) || _figures.Contains((centre, figure.Day, figure.Hour));
}

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

    public FiguresNamedBadly NamedBadly { get; } = new();

    public (RiderDraft? Draft, IReadOnlyList<RowProblem> Problems) Read(TableRow cells)
    {
        var row = new RowReading(cells, columns, listWords);
        if (row.IsUnreadable || row.IsNoRow)
        {
            return (null, row.Problems);
        }
        var place = _places.Read(row);
        var cellM = ReadCell(row);
        var before = row.Problems.Count;
        var day = row.Word(RiderField.Day, _days, Given<DayKind>.Of(DayKind.Daily), day => day).Or(DayKind.Daily);
        var hour = ReadHour(row);
        var isTimeRead = row.Problems.Count == before;
        var people = ReadPeople(row);
        if (row.Problems.Count > 0 || Take(row, place!, cellM) is not { } cell)
        {
            NamedBadly.Add(place?.Point, isTimeRead ? day : null, isTimeRead ? hour : null);
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

    private static int ReadCell(RowReading row) =>
        QuantityCell.Read<int>(
            row,
            RiderField.CellM,
            Quantities.TryMetres,
            WorkerReasons.CellUnreadable(),
            metres =>
                metres < RiderCell.MinCellM ? WorkerReasons.CellTooFine(metres)
                : metres > RiderCell.MaxCellM ? WorkerReasons.CellTooLarge()
                : null
        );

    private static short ReadHour(RowReading row) =>
        QuantityCell.Read<short>(row, RiderField.Hour, Quantities.TryHour, WorkerReasons.HourUnreadable(), _ => null);

    private static int ReadPeople(RowReading row) =>
        QuantityCell.Read<int>(
            row,
            RiderField.People,
            Quantities.TryPeople,
            WorkerReasons.PeopleUnreadable(),
            people =>
                people < RiderCell.MinPeople ? WorkerReasons.PeopleTooFew(people)
                : people > RiderCell.MaxPeople ? WorkerReasons.PeopleTooMany()
                : null
        );
}
