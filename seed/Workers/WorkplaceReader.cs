using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Workers;
using QhdHomeMap.Formats.Tables;
using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Workers;

/// <summary>A workplace as a list and the database have it.</summary>
internal sealed record WorkplaceState(
    string Name,
    Wgs84 Location,
    string AreaCode,
    int HeadCount,
    Trade? Trade,
    string? Hours
)
{
    /// <summary>One workplace: a name at a place.</summary>
    public (string, Wgs84) Key => (Name, Location);
}

/// <summary>A row of a list of workplaces that reads well.</summary>
internal sealed record WorkplaceDraft(TableRow Row, WorkplaceState State) : IDraft;

/// <summary>Which workplaces the bad rows of a list name: by name and place or, where no place can be read, by name.</summary>
internal sealed class WorkplacesNamedBadly
{
    private readonly HashSet<(string, Wgs84?)> _named = [];

    public void Add(string? name, Wgs84? location)
    {
        if (name is not null)
        {
            _named.Add((name, location));
        }
    }

    public bool Has(WorkplaceState state) =>
        _named.Contains((state.Name, state.Location)) || _named.Contains((state.Name, null));
}

/// <summary>Reads the rows of a list of workplaces.</summary>
internal sealed class WorkplaceReader(
    PlaceReference places,
    WorkerWords words,
    ListWords listWords,
    ListColumns columns,
    Datum datum,
    string lineUnit
) : IRowReader<WorkplaceDraft>
{
    private readonly PlaceReader _places = new(places, datum);
    private readonly HoursReader _hours = new(WorkplaceField.Hours, listWords);
    private readonly WordList<Trade> _trades = words.TradeList();
    private readonly Dictionary<(string, Wgs84), int> _firstLines = [];

    public DatumDoubt Doubt => _places.Doubt;

    public IReadOnlyList<HoursReading> HoursRead => _hours.HoursRead;

    public WorkplacesNamedBadly NamedBadly { get; } = new();

    public (WorkplaceDraft? Draft, IReadOnlyList<RowProblem> Problems) Read(TableRow cells)
    {
        var row = new RowReading(cells, columns, listWords);
        if (row.IsUnreadable || row.IsNoRow)
        {
            return (null, row.Problems);
        }
        var name = ReadName(row);
        var place = _places.Read(row);
        var headCount = ReadHeadCount(row);
        var trade = row.Word(WorkplaceField.Trade, _trades, Given<Trade?>.Of(null), trade => (Trade?)trade);
        var (hours, _) = _hours.Read(row);
        if (row.Problems.Count > 0)
        {
            NamedBadly.Add(name, place?.Point);
            return (null, row.Problems);
        }
        var state = new WorkplaceState(name!, place!.Point, place.Area.Code, headCount, trade.Value, hours.Value);
        if (_firstLines.TryAdd(state.Key, row.Line))
        {
            return (new WorkplaceDraft(cells, state), []);
        }
        row.Refuse(RowReasons.Repeated("名称和坐标", lineUnit, _firstLines[state.Key]), WorkplaceField.Name);
        return (null, row.Problems);
    }

    private static string? ReadName(RowReading row)
    {
        var name = row.Required(WorkplaceField.Name, Workplace.NameMaxLength);
        if (name?.StartsWith(Home.SampleNamePrefix, StringComparison.Ordinal) ?? false)
        {
            row.Refuse(WorkerReasons.SampleName(), WorkplaceField.Name);
        }
        return name;
    }

    private static int ReadHeadCount(RowReading row) =>
        QuantityCell.Read<int>(
            row,
            WorkplaceField.HeadCount,
            Quantities.TryPeople,
            WorkerReasons.PeopleUnreadable(),
            people => people is < 1 or > Workplace.MaxHeadCount ? WorkerReasons.HeadCountOutOfRange() : null
        );
}
