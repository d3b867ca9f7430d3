using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using QhdHomeMap.Geo.Layouts;

namespace QhdHomeMap.Data.Planning.Analysis;

/// <summary>A question as it is written: in a run's row, and in answers. The same question is always the same text.</summary>
public sealed record QuestionForm(
    [property: Description("站点：open 现有、planned 现有与规划")] string Homes,
    [property: Description("方案的编号")] int? Scenario,
    [property: Description("人群：workers、riders、residents")] string People,
    [property: Description("按什么算：radius、walk、ebike")] string By,
    [property: Description("不超过多少分钟")] int? Minutes,
    [property: Description("不超过多少米；与 minutes 都没有：各站点自己的服务半径")] int? Metres,
    [property: Description("一周里的小时，0 至 167；没有：不分时段")] int? Hour
)
{
    public const string ByRadius = "radius";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static QuestionForm Of(LayoutQuestion question)
    {
        var limit = (int?)question.Rule.Limit;
        var isTimed = question.Rule.Unit is CoverUnit.Seconds;
        return new(
            question.Homes.Code(),
            question.ScenarioId,
            question.People.Code(),
            question.Rule.Profile ?? ByRadius,
            isTimed ? limit / LayoutQuestion.SecondsPerMinute : null,
            isTimed ? null : limit,
            question.Hour
        );
    }

    public LayoutQuestion ToQuestion()
    {
        var profile = By == ByRadius ? null : By;
        var rule = Minutes is { } minutes
            ? new CoverRule(profile, CoverUnit.Seconds, minutes * LayoutQuestion.SecondsPerMinute)
            : new CoverRule(profile, CoverUnit.Metres, Metres);
        return new(EnumCode.Parse<HomeChoice>(Homes), Scenario, EnumCode.Parse<DemandKind>(People), rule, Hour);
    }

    public string Print() => JsonSerializer.Serialize(this, Json);

    /// <exception cref="JsonException">The text is none of a question.</exception>
    public static QuestionForm Parse(string json) =>
        JsonSerializer.Deserialize<QuestionForm>(json, Json) ?? throw new JsonException("The question is null.");
}
