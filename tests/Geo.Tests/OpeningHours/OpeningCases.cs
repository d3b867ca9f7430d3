using System.Globalization;
using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Geo.Tests.OpeningHours;

/// <summary>One line of <c>opening-cases.txt</c> with the text and the closure it stands under.</summary>
public sealed record OpeningCase(string Text, TemporaryClosure? Closure, DateTimeOffset Instant, OpeningState Expected)
{
    private const string Format = "yyyy-MM-dd HH:mm";

    public static IEnumerable<OpeningCase> ReadAll()
    {
        var text = "";
        TemporaryClosure? closure = null;
        foreach (
            var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "OpeningHours", "opening-cases.txt"))
        )
        {
            if (line.StartsWith('@'))
            {
                (text, closure) = (line[1..].Trim(), null);
            }
            else if (line.StartsWith('!'))
            {
                closure = ReadClosure(line);
            }
            else if (line.Length > 0 && !line.StartsWith('#'))
            {
                yield return Read(line, text, closure);
            }
        }
    }

    private static OpeningCase Read(string line, string text, TemporaryClosure? closure)
    {
        var fields = line.Split('|', StringSplitOptions.TrimEntries);
        var instant = ReadInstant(fields[0][4..])!.Value;
        if (!instant.DayOfWeek.ToString().StartsWith(fields[0][..3], StringComparison.Ordinal))
        {
            throw new FormatException($"{fields[0]} is a {instant.DayOfWeek}.");
        }
        var state = fields[1].Split(' ');
        var values = fields[2..]
            .ToDictionary(field => field[..field.IndexOf(' ')], field => field[(field.IndexOf(' ') + 1)..]);
        var expected = new OpeningState(
            Enum.Parse<OpeningNow>(state[0], ignoreCase: true),
            ReadInstant(values.GetValueOrDefault("until")),
            ReadInstant(values.GetValueOrDefault("next")),
            Enum.GetValues<OpeningReason>().Single(reason => reason.Code() == (state.Length > 1 ? state[1] : "none")),
            values.GetValueOrDefault("note"),
            ReadInstant(values.GetValueOrDefault("unsure"))
        );
        return new(text, closure, instant, expected);
    }

    private static TemporaryClosure ReadClosure(string line)
    {
        var (from, rest) = (line[2..18], line[22..]);
        var isOpenEnded = rest.StartsWith('-');
        return new(
            ReadInstant(from)!.Value,
            isOpenEnded ? null : ReadInstant(rest[..16]),
            rest[(isOpenEnded ? 2 : 17)..]
        );
    }

    private static DateTimeOffset? ReadInstant(string? text) =>
        text is null or "-"
            ? null
            : new(DateTime.ParseExact(text, Format, CultureInfo.InvariantCulture), Opening.Offset);
}
