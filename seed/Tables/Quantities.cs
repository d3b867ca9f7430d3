using System.Globalization;
using System.Text.RegularExpressions;

namespace QhdHomeMap.Seed.Tables;

/// <summary>Quantities as people write them into cells.</summary>
internal static partial class Quantities
{
    private const int MetresPerKilometre = 1000;

    /// <summary>A length to the metre: 800, 800米, 1.5公里, 1.5km.</summary>
    public static bool TryMetres(string text, out int metres)
    {
        metres = 0;
        var match = Length().Match(WordKey.Narrow(text).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant());
        if (
            !match.Success
            || !double.TryParse(
                match.Groups["number"].Value,
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
        {
            return false;
        }
        var exact = Math.Round(number * (match.Groups["kilometres"].Success ? MetresPerKilometre : 1));
        metres = (int)Math.Min(exact, int.MaxValue);
        return true;
    }

    /// <summary>A whole number of people: 120, 1,200, 120人.</summary>
    public static bool TryPeople(string text, out int people)
    {
        people = 0;
        var match = People().Match(WordKey.Narrow(text).Replace(" ", "", StringComparison.Ordinal));
        return match.Success
            && int.TryParse(
                match.Groups["number"].Value,
                NumberStyles.AllowThousands,
                CultureInfo.InvariantCulture,
                out people
            );
    }

    /// <summary>An hour of the day by its beginning: 8, 8时, 08:00, 8-9, 23:00-24:00.</summary>
    public static bool TryHour(string text, out short hour)
    {
        hour = 0;
        var match = Hour().Match(WordKey.Narrow(text).Replace(" ", "", StringComparison.Ordinal));
        if (!match.Success)
        {
            return false;
        }
        hour = short.Parse(match.Groups["from"].Value, CultureInfo.InvariantCulture);
        var isOneHour =
            !match.Groups["to"].Success
            || int.Parse(match.Groups["to"].Value, CultureInfo.InvariantCulture) is var to
                && (to == hour + 1 || (hour == 23 && to == 0));
        return hour < 24 && isOneHour;
    }

    [GeneratedRegex("^(?<number>[0-9]+(\\.[0-9]+)?)((?<kilometres>公里|千米|km)|米|m)?\\z")]
    private static partial Regex Length();

    [GeneratedRegex("^(?<number>[0-9]{1,3}(,[0-9]{3})+|[0-9]+)(人|名|位)?\\z")]
    private static partial Regex People();

    [GeneratedRegex("^(?<from>[0-9]{1,2})(:00|时|点)?([-~—至到](?<to>[0-9]{1,2})(:00|时|点)?)?\\z")]
    private static partial Regex Hour();
}
