using System.Diagnostics.CodeAnalysis;
using QhdHomeMap.Geo.OpeningHours.Reading;

namespace QhdHomeMap.Geo.OpeningHours;

/// <summary>Reads the Chinese text that people write about opening hours, and prints rules as such text.</summary>
public static class OpeningText
{
    /// <summary>Longest text that is read, in characters.</summary>
    public const int MaxLength = 1000;

    /// <summary>Reads a text such as 周一至周五 9:00-11:30，14:00-17:30；周六日休；法定节假日休息.</summary>
    /// <param name="text">What people wrote; full and half width, 周/星期/礼拜, 上午9点-11点半 and the like are understood.</param>
    /// <param name="rules">The rules, when true.</param>
    /// <param name="error">The first trouble and its place, when false. What is not understood is refused, never guessed.</param>
    /// <returns>Whether the whole text was understood.</returns>
    /// <remarks>One pass without backtracking over at most <see cref="MaxLength"/> characters; never throws on any text.</remarks>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out OpeningRules? rules,
        [NotNullWhen(false)] out OpeningTextError? error
    )
    {
        rules = null;
        var trouble = new Trouble(text);
        if (text.Length > MaxLength)
        {
            trouble.TooLong(MaxLength);
        }
        else if (new Parser(new Lexer(text).Read(), text, trouble).Parse() is { } draft)
        {
            rules = new Assembler(draft, trouble).Assemble();
            if (rules is not null && Print(rules).Length > MaxLength)
            {
                // What is read must be readable again after printing.
                trouble.TooLong(MaxLength);
                rules = null;
            }
        }
        error = trouble.Error;
        return rules is not null;
    }

    /// <summary>Prints rules in one fixed way: reading the text gives equal rules, printing those the same text.</summary>
    public static string Print(OpeningRules rules) => RulesPrinter.Print(rules);

    /// <summary>Prints the hours of one day, 休息 when closed.</summary>
    public static string Print(DayHours hours) => HoursPrinter.Print(hours);
}

/// <summary>Why a text about opening hours was refused.</summary>
/// <param name="Code">One of the stable codes in <c>docs/decisions/0003-opening-rules.md</c>.</param>
/// <param name="Position">Index of the first character of the trouble in the given text.</param>
/// <param name="Length">Number of characters it spans; 0 where something is missing at the end.</param>
/// <param name="Message">A Chinese sentence that quotes the place and says what to do.</param>
public sealed record OpeningTextError(string Code, int Position, int Length, string Message);
