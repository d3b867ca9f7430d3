using System.Text;
using QhdHomeMap.Data.Homes;
using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Api.Snapshots;

/// <summary>
/// The distinct opening rules of all homes, each parsed once: a city writes the same few dozen texts on its doors.
/// Number 0 is the unknown. A snapshot's never change; one writer makes the next's.
/// </summary>
internal sealed class HomeRules
{
    public const int Unknown = 0;

    /// <summary>So many that no home has any more are not worth a look; a door's hours often come back.</summary>
    public const int Spare = 256;

    private readonly Dictionary<string, int> _numbers;
    private readonly List<string?> _texts;
    private readonly List<OpeningRules> _rules;

    public HomeRules()
        : this([], [null], [OpeningRules.Unknown]) { }

    private HomeRules(Dictionary<string, int> numbers, List<string?> texts, List<OpeningRules> rules) =>
        (_numbers, _texts, _rules) = (numbers, texts, rules);

    public int Count => _rules.Count;

    public OpeningRules this[int number] => _rules[number];

    /// <summary>The texts from number 1 on, in order.</summary>
    public IReadOnlyList<string> Texts => [.. _texts.Skip(1).Select(t => t!)];

    public string? Text(int number) => _texts[number];

    /// <summary>
    /// The rules for these homes: all of them, or, when those of no home any more are the most, without them; the homes then get
    /// the new numbers.
    /// </summary>
    /// <param name="homes">Nobody else's yet.</param>
    public HomeRules For(Span<HomeRecord> homes)
    {
        if (Count <= Spare)
            return this;
        var numbers = new int[Count];
        var inUse = 0;
        foreach (ref readonly var home in homes)
        {
            if (home.Rules != Unknown && numbers[home.Rules] == 0)
                numbers[home.Rules] = ++inUse;
        }
        if (Count <= Spare + (2 * inUse))
            return this;
        var fresh = new HomeRules();
        for (var number = 1; number < Count; number++)
        {
            if (numbers[number] != 0)
                numbers[number] = fresh.Add(_texts[number]!, _rules[number]);
        }
        foreach (ref var home in homes)
            home.Rules = numbers[home.Rules];
        return fresh;
    }

    public HomeRules Continue() => new(new(_numbers), [.. _texts], [.. _rules]);

    /// <summary>
    /// The number of a text. One that this release cannot read counts as not known, which is what a rider is then told:
    /// the database may have been written by a later release.
    /// </summary>
    public int Number(ReadOnlySpan<byte> utf8)
    {
        Span<char> chars = stackalloc char[Home.HoursMaxLength];
        if (Encoding.UTF8.TryGetChars(utf8, chars, out var length))
        {
            var known = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
            if (known.TryGetValue(chars[..length], out var number))
                return number;
        }
        return Number(Encoding.UTF8.GetString(utf8));
    }

    /// <inheritdoc cref="Number(ReadOnlySpan{byte})"/>
    public int Number(string? text)
    {
        if (text is null)
            return Unknown;
        if (_numbers.TryGetValue(text, out var number))
            return number;
        return Add(text, OpeningText.TryParse(text, out var rules, out _) ? rules : OpeningRules.Unknown);
    }

    private int Add(string text, OpeningRules rules)
    {
        var number = _rules.Count;
        _numbers.Add(text, number);
        _texts.Add(text);
        _rules.Add(rules);
        return number;
    }
}
