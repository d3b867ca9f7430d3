using QhdHomeMap.Geo.Accessibility;

namespace QhdHomeMap.Cli.Commands;

/// <summary>A decay as people write it: <c>binary</c>, <c>inverse</c>, <c>gravity:B</c>, <c>gaussian:S</c>, <c>step:10=1,20=.68</c>.</summary>
internal static class DecayText
{
    /// <exception cref="CliException">It is none of these, or its numbers make no sense: <c>bad_decay</c>.</exception>
    public static CostDecay Read(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (kind, numbers) = colon < 0 ? (text, "") : (text[..colon], text[(colon + 1)..]);
        try
        {
            return kind switch
            {
                "binary" when colon < 0 => new CostDecay.Binary(),
                "inverse" when colon < 0 => new CostDecay.Gravity(),
                "gravity" => new CostDecay.Gravity(Number(text, numbers)),
                "gaussian" => new CostDecay.Gaussian(Number(text, numbers)),
                "step" => new CostDecay.Steps([.. numbers.Split(',').Select(zone => Zone(text, zone))]),
                _ => throw Refused(text, "可用：binary、inverse、gravity:2、gaussian:500、step:10=1,20=.68"),
            };
        }
        catch (ArgumentException)
        {
            throw Refused(text, "σ、指数与各段成本应大于 0 且各段不同，权重不能小于 0");
        }
    }

    private static (double UpTo, double Weight) Zone(string text, string zone) =>
        zone.Split('=') is [var upTo, var weight]
            ? (Number(text, upTo), Number(text, weight))
            : throw Refused(text, $"“{zone}”应写成 成本=权重");

    private static double Number(string text, string number) =>
        CallNumbers.TryParse(number, out var value) ? value : throw Refused(text, $"“{number}”不是有限的数");

    private static CliException Refused(string text, string why) =>
        CliException.CallRefused("bad_decay", $"看不懂 --decay {text}：{why}");
}
