using NetTopologySuite.Geometries;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Seed.Sample.Roads;

/// <summary>
/// The streets of a sample town: a grid of 150 m, a little crooked, with a secondary street every 600 m and a primary every 1,200 m;
/// some lanes are missing, some go one way, some blocks have a footway across. In a large town a river comes down from the north,
/// with bridges for primary streets only.
/// </summary>
internal sealed class TownStreets
{
    private const double BlockM = 150;
    private const double CrookedM = 12;
    private const int SecondaryEvery = 4;
    private const int PrimaryEvery = 8;
    private const double MissingShare = 0.07;
    private const double OneWayShare = 0.1;
    private const double FootwayShare = 0.05;

    /// <summary>Smaller towns lie beside their river.</summary>
    private const double LeastHalfWithRiverM = 1500;

    private readonly SampleTown _town;
    private readonly RoadDraft _draft;
    private readonly SplitMix64 _random;
    private readonly int _reach;
    private readonly int[,] _nodes;
    private readonly List<int> _placed = [];
    private readonly (int[] Rows, int[] Columns) _names;

    public TownStreets(SampleTown town, RoadDraft draft, SampleLand land)
    {
        (_town, _draft, _random) = (town, draft, SplitMix64.For($"streets of {town.AreaCode}"));
        _reach = (int)(town.HalfM / BlockM);
        _nodes = new int[(2 * _reach) + 1, (2 * _reach) + 1];
        _names = (Names("东西街"), Names("南北路"));
        PlaceNodes(land);
        JoinNodes();
    }

    /// <summary>The junction nearest to a spot; null in a town that has none.</summary>
    public int? Nearest(Coordinate spot) =>
        _placed.Count > 0 ? _placed.MinBy(node => SampleLand.DistanceM(_draft[node], spot)) : null;

    private void PlaceNodes(SampleLand land)
    {
        for (var row = -_reach; row <= _reach; row++)
        {
            for (var column = -_reach; column <= _reach; column++)
            {
                var spot = SampleLand.Moved(
                    _town.Centre,
                    (column * BlockM) + _random.Between(-CrookedM, CrookedM),
                    (row * BlockM) + _random.Between(-CrookedM, CrookedM)
                );
                var node = land.IsInland(spot) ? _draft.AddNode(spot) : -1;
                _nodes[row + _reach, column + _reach] = node;
                if (node >= 0)
                {
                    _placed.Add(node);
                }
            }
        }
    }

    private void JoinNodes()
    {
        for (var row = -_reach; row <= _reach; row++)
        {
            for (var column = -_reach; column <= _reach; column++)
            {
                Join((row, column), (row, column + 1), row, _names.Rows);
                Join((row, column), (row + 1, column), column, _names.Columns);
                if (_random.Chance(FootwayShare))
                {
                    Join((row, column), (row + 1, column + 1), new RoadKind(RoadClass.Footway, 0, RoadAccess.Walk));
                }
            }
        }
    }

    /// <summary>A piece of the street of this number.</summary>
    private void Join((int, int) from, (int, int) to, int street, int[] names)
    {
        var (isMissing, isOneWay, isReversed) = (
            _random.Chance(MissingShare),
            _random.Chance(OneWayShare),
            _random.Chance(0.5)
        );
        if (street % PrimaryEvery == 0)
        {
            Join(from, to, new RoadKind(RoadClass.Primary, names[street + _reach]));
        }
        else if (street % SecondaryEvery == 0)
        {
            Join(from, to, new RoadKind(RoadClass.Secondary, names[street + _reach]));
        }
        else if (!isMissing)
        {
            var cycling =
                !isOneWay ? RoadAccess.Cycle
                : isReversed ? RoadAccess.CycleBackward
                : RoadAccess.CycleForward;
            Join(from, to, new RoadKind(RoadClass.Residential, 0, RoadAccess.Walk | cycling));
        }
    }

    private void Join((int Row, int Column) from, (int Row, int Column) to, RoadKind kind)
    {
        if (NodeAt(from) is { } a && NodeAt(to) is { } b && (kind.Class == RoadClass.Primary || !CrossesRiver(a, b)))
        {
            _draft.Join(a, b, kind);
        }
    }

    private int? NodeAt((int Row, int Column) at) =>
        Math.Abs(at.Row) <= _reach
        && Math.Abs(at.Column) <= _reach
        && _nodes[at.Row + _reach, at.Column + _reach] is >= 0 and var node
            ? node
            : null;

    private bool CrossesRiver(int a, int b) =>
        _town.HalfM >= LeastHalfWithRiverM && IsWestOfRiver(_draft[a]) != IsWestOfRiver(_draft[b]);

    /// <summary>The river runs a third of the way to the western edge, and bends every two kilometres.</summary>
    private bool IsWestOfRiver(Coordinate spot)
    {
        const double BendM = 2000;
        const double SwingM = 250;
        var (east, north) = SampleLand.Offset(_town.Centre, spot);
        var along = (north / BendM) - Math.Floor(north / BendM); // 0 to 1 from bend to bend
        var swing = SwingM * ((4 * Math.Abs(along - 0.5)) - 1);
        return east < (-_town.HalfM / 3) + swing;
    }

    private int[] Names(string kind) =>
        [
            .. Enumerable
                .Range(-_reach, (2 * _reach) + 1)
                .Select(street =>
                    street % SecondaryEvery == 0
                        ? _draft.AddName($"（示例）{_town.Name}{kind}{(street + _reach) / SecondaryEvery + 1}")
                        : 0
                ),
        ];
}
