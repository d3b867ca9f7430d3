using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Nearest;

namespace QhdHomeMap.Geo.Layouts;

/// <summary>Who the people of a demand point are. They are never added up over kinds: a rider may also be counted at a workplace.</summary>
public enum DemandKind
{
    /// <summary>Who works at a workplace.</summary>
    Workers,

    /// <summary>Riders in a cell of ground.</summary>
    Riders,

    /// <summary>Who lives there.</summary>
    Residents,
}

/// <summary>
/// Where the people of one kind are, in parallel arrays by demand point. Immutable. Groups are numbered from 0 by the caller;
/// −1 is in none.
/// </summary>
public sealed class Demand
{
    /// <summary>Fewer people than these are never shown as a place: a person could be told from them.</summary>
    public const double LeastShown = 5;

    private readonly Wgs84[] _places;
    private readonly PeopleByHour[] _people;
    private readonly int[] _areas;
    private readonly int[] _townships;
    private readonly Lazy<PointIndex> _index;

    /// <summary>Takes the arrays as they are; nobody may change them afterwards. O(1).</summary>
    /// <param name="kind">Who they are.</param>
    /// <param name="places">Where.</param>
    /// <param name="people">How many, by hour.</param>
    /// <param name="areas">The area each counts for, which for a zone's is the zone.</param>
    /// <param name="townships">The township each lies in.</param>
    /// <exception cref="ArgumentException">The arrays are not of one length.</exception>
    public Demand(DemandKind kind, Wgs84[] places, PeopleByHour[] people, int[] areas, int[] townships)
    {
        if (people.Length != places.Length || areas.Length != places.Length || townships.Length != places.Length)
        {
            throw new ArgumentException("Every demand point has a place, people, an area and a township.");
        }

        (Kind, _places, _people, _areas, _townships) = (kind, places, people, areas, townships);
        _index = new(() => PointIndex.Build(_places));
    }

    /// <summary>Who they are.</summary>
    public DemandKind Kind { get; }

    /// <summary>How many demand points there are.</summary>
    public int Count => _places.Length;

    /// <summary>Where each is.</summary>
    public ReadOnlySpan<Wgs84> Places => _places;

    /// <summary>How many people each has, by hour.</summary>
    public ReadOnlySpan<PeopleByHour> People => _people;

    /// <summary>The area each counts for; −1 none.</summary>
    public ReadOnlySpan<int> Areas => _areas;

    /// <summary>The township each lies in; −1 not known.</summary>
    public ReadOnlySpan<int> Townships => _townships;

    /// <summary>An index of the places, built for the first who asks.</summary>
    public PointIndex Index => _index.Value;

    /// <summary>How many people each demand point has in an hour, in the order of the points. O(n).</summary>
    /// <param name="hour">0 is Monday from 0:00; null: the most of any hour.</param>
    /// <param name="people">Receives them; as long as there are demand points.</param>
    public void WritePeople(int? hour, Span<double> people)
    {
        for (var point = 0; point < _people.Length; point++)
        {
            people[point] = _people[point].At(hour);
        }
    }
}
