using System.CommandLine;
using System.Globalization;

namespace QhdHomeMap.Cli;

/// <summary>Numbers among a call's options.</summary>
internal static class CallNumbers
{
    /// <summary>A number, also one without a digit before the point.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    /// <summary>What an option says, if it was given.</summary>
    /// <exception cref="CliException">It is no number (<c>bad_number</c>) or refused by <paramref name="isGood"/> (<paramref name="code"/>).</exception>
    public static double? Number(
        this ParseResult call,
        Option<string> option,
        Func<double, bool> isGood,
        string rule,
        string code
    ) => call.GetValue(option) is { } text ? Read(option, text, isGood, rule, code) : null;

    /// <summary>What an option says that takes several numbers with commas between, if it was given.</summary>
    /// <exception cref="CliException">As for one number; one is said twice (<c>repeated_value</c>).</exception>
    public static double[]? Numbers(
        this ParseResult call,
        Option<string> option,
        Func<double, bool> isGood,
        string rule,
        string code
    ) => call.GetValue(option) is { } text ? Distinct(option, ReadAll(option, text, isGood, rule, code)) : null;

    private static double[] ReadAll(Option option, string text, Func<double, bool> isGood, string rule, string code) =>
        text.IndexOfAny(['，', '、', '；']) is var at and >= 0
            ? throw CliException.CallRefused(
                "bad_number",
                $"{option.Name} 的几个值用半角逗号“,”分开，写的是“{text[at]}”"
            )
            : Array.ConvertAll(text.Split(','), part => Read(option, part, isGood, rule, code));

    private static double[] Distinct(Option option, double[] numbers)
    {
        var seen = new HashSet<double>();
        foreach (var number in numbers)
        {
            if (!seen.Add(number))
            {
                throw CliException.CallRefused(
                    "repeated_value",
                    string.Create(CultureInfo.InvariantCulture, $"{option.Name} 把 {number} 写了不止一次")
                );
            }
        }

        return numbers;
    }

    private static double Read(Option option, string text, Func<double, bool> isGood, string rule, string code)
    {
        if (!TryParse(text, out var number))
        {
            throw CliException.CallRefused("bad_number", $"{option.Name} 的“{text}”不是有限的数");
        }

        return isGood(number) ? number : throw CliException.CallRefused(code, $"{option.Name} {rule}，写的是 {text}");
    }
}
