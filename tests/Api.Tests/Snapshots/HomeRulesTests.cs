using QhdHomeMap.Api.Snapshots;

namespace QhdHomeMap.Api.Tests.Snapshots;

public sealed class HomeRulesTests
{
    [Fact]
    public void For_HomesThatLeftMostRulesBehind_KeepsTheirs()
    {
        var rules = new HomeRules();
        // Each home's own hours, changed time and again: the texts of the last round are in use, 1200 are not.
        var homes = new HomeRecord[3];
        for (var round = 0; round <= 400; round++)
        for (var i = 0; i < homes.Length; i++)
            homes[i].Rules = rules.Number(Text(i, round));
        homes[1].Rules = HomeRules.Unknown;
        var before = homes.Select(h => (rules.Text(h.Rules), rules[h.Rules])).ToArray();

        var kept = rules.For(homes);

        Assert.Equal(1 + 2, kept.Count);
        Assert.Equal(before, homes.Select(h => (kept.Text(h.Rules), kept[h.Rules])));
        Assert.Equal(homes[2].Rules, kept.Number(Text(2, 400)));
        Assert.Equal(kept.Count, kept.Number(Text(2, 0)));
    }

    [Fact]
    public void For_HomesThatUseHalfOfManyRules_KeepsAll()
    {
        var rules = new HomeRules();
        var homes = new HomeRecord[HomeRules.Spare];
        for (var round = 0; round < 2; round++)
        for (var i = 0; i < homes.Length; i++)
            homes[i].Rules = rules.Number(Text(i, round));
        var numbers = homes.Select(h => h.Rules).ToArray();

        Assert.Same(rules, rules.For(homes));
        Assert.Equal(numbers, homes.Select(h => h.Rules));
    }

    /// <summary>Morning hours by the round, evening hours by the home.</summary>
    private static string Text(int home, int round) =>
        $"每天 8:00-{9 + (round / 60):00}:{round % 60:00}，18:{home % 60:00}-{19 + (home / 60)}:00";
}
