using QhdHomeMap.Geo.Coordinates;
using QhdHomeMap.Geo.Roads;

namespace QhdHomeMap.Formats.Roads.Lines;

/// <summary>
/// Takes lines with attributes by other names and in other words than OpenStreetMap's, brings them to those, and judges them by the same
/// rules. Features come one after another: first their attributes, then their lines.
/// </summary>
internal sealed class LineCollector
{
    private const int NotGiven = int.MaxValue;
    private const int ShownColumns = 30;

    private readonly RoadReading _reading;
    private readonly Dictionary<string, (int Key, int Rank)> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, Dictionary<string, string>> _words = [];
    private readonly string?[] _tags;
    private readonly int[] _ranks;
    private readonly bool[] _isName;
    private readonly HashSet<string> _seen = [];
    private readonly RoadLines _lines = new();
    private readonly RoadNames _names = new();
    private readonly int[] _waysByFate = new int[Enum.GetValues<RoadDrop>().Length];
    private readonly List<Wgs84> _line = [];
    private RoadVerdict _verdict;
    private int _name;
    private int _linesOfFeature;
    private bool _hasKind;

    public LineCollector(RoadReading reading)
    {
        _reading = reading;
        var rules = reading.Rules;
        (_tags, _ranks) = (new string?[rules.Keys.Count], new int[rules.Keys.Count]);
        _isName = new bool[rules.Keys.Count];
        foreach (var (key, number) in rules.Keys)
        {
            _isName[number] = rules.IsName(number);
            string[] accepted = [.. rules.Columns.GetValueOrDefault(key, []), key];
            for (var rank = 0; rank < accepted.Length; rank++)
            {
                _columns.TryAdd(accepted[rank], (number, rank));
            }

            if (rules.Words.TryGetValue(key, out var words))
            {
                _words.Add(number, new(words, StringComparer.OrdinalIgnoreCase));
            }
        }
    }

    /// <summary>Whether a column is of use.</summary>
    public bool Wants(string column)
    {
        var isWanted = _columns.TryGetValue(column, out var found);
        _hasKind |= isWanted && found.Key == _reading.Rules.Keys[RoadRules.Highway];
        if (_seen.Count < ShownColumns)
        {
            _seen.Add(column);
        }

        return isWanted;
    }

    public void BeginFeature()
    {
        Array.Clear(_tags);
        Array.Fill(_ranks, NotGiven);
        _linesOfFeature = 0;
    }

    /// <summary>An attribute of the feature, in any order; of several columns for one key the best that says something counts.</summary>
    public void SetAttribute(string column, string value)
    {
        var text = value.Trim();
        if (text.Length == 0 || !Wants(column))
        {
            return;
        }

        var (key, rank) = _columns[column];
        if (rank < _ranks[key])
        {
            _ranks[key] = rank;
            _tags[key] =
                _words.TryGetValue(key, out var words) && words.TryGetValue(text, out var meant) ? meant
                : _isName[key] ? text
                : text.ToLowerInvariant();
        }
    }

    /// <summary>After the last attribute and before the first line.</summary>
    public void Judge()
    {
        _verdict = _reading.Rules.Judge(_tags);
        _name = _verdict.Drop == RoadDrop.None ? _names.IndexOf(_reading.Rules.NameOf(_tags)) : 0;
    }

    /// <summary>A point of the line that is being drawn, in the file's datum.</summary>
    /// <param name="x">Longitude or easting.</param>
    /// <param name="y">Latitude or northing.</param>
    /// <param name="feature">The number of the feature, from 1, for messages.</param>
    public void AddPoint(double x, double y, int feature)
    {
        if (_reading.Datum.FindFault(x, y) != CoordinateFault.None)
        {
            throw RoadErrors.PositionOutOfRange($"第 {feature} 个要素", x, y, _reading.Datum.Code());
        }

        _line.Add(_reading.Datum.ToWgs84(x, y));
    }

    public void EndLine()
    {
        _linesOfFeature++;
        _waysByFate[(int)_verdict.Drop]++;
        if (_verdict.Drop == RoadDrop.None)
        {
            _lines.Add(
                new(_name, _verdict.Class, _verdict.Access),
                System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_line)
            );
        }

        _line.Clear();
    }

    public void EndFeature()
    {
        if (_linesOfFeature == 0)
        {
            _waysByFate[(int)RoadDrop.NotALine]++;
        }
    }

    /// <exception cref="RoadFileException">No column says what kind of road a line is.</exception>
    public RoadsFound ToRoads() =>
        _hasKind
            ? new(_lines.ToWays(_names), _waysByFate, MissingPoints: 0)
            : throw RoadErrors.ColumnMissing(
                _reading.Rules.Columns.GetValueOrDefault(RoadRules.Highway, [RoadRules.Highway]),
                _seen
            );
}
