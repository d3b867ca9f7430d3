using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data;
using QhdHomeMap.Data.Planning;
using QhdHomeMap.Data.Planning.Analysis;
using QhdHomeMap.Data.Staff;
using QhdHomeMap.Geo.Layouts;

namespace QhdHomeMap.Api.Planning;

/// <summary>Answers a planner's question: the city as it is, the scenario that is named, and what cannot be asked of them.</summary>
internal sealed class PlanDesk(QhdDbContext db, CityStore store)
{
    /// <summary>What is asked of which state of the city; equal for the same answer.</summary>
    /// <param name="City">The state.</param>
    /// <param name="Scope">What of it the caller sees.</param>
    /// <param name="Question">The question.</param>
    /// <param name="Scenario">The scenario laid over the homes, in the version that was asked for; null: none.</param>
    internal sealed record Asked(PlannedCity City, PlanScope Scope, LayoutQuestion Question, RunScenario? Scenario)
    {
        /// <summary>By which an answer is kept: a scenario's version says all of it.</summary>
        public (string, LayoutQuestion, long?) Key => (Scope.Key, Question, Scenario?.Version);

        /// <summary>The same tag for the same answer, in whatever instance.</summary>
        /// <param name="kind">Tells it from other answers to the same question.</param>
        public string ETag(string kind)
        {
            var text =
                $"{City.Layouts.Inputs.Versions.Hash} {QuestionForm.Of(Question).Print()} {Scenario?.Version} {Scope.Key} {kind}";
            return $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12))}\"";
        }

        /// <summary>The homes that the caller sees, which cost no search.</summary>
        public IEnumerable<CityHome> SeenHomes =>
            City.Layouts.HomesOf(Question.Homes, Scenario?.Changes ?? []).Where(Scope.Sees);

        public CityLayout Layout(CancellationToken cancellation) =>
            City.Answers.Get(
                ("layout", Scope.Key, Question with { Hour = null }, Scenario?.Version),
                () => City.Layouts.Of(Scope, Question with { Hour = null }, Scenario?.Changes ?? [], cancellation)
            ) with
            {
                Question = Question,
            };
    }

    /// <summary>A question that can be answered; or why not.</summary>
    /// <param name="caller">Who asks: a scenario of other unions is none.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <param name="needsPeople">Whether nothing can be answered without people of that kind.</param>
    public async Task<(Asked? Asked, Problem? Problem)> AskAsync(
        StaffCaller caller,
        LayoutQuestion question,
        CancellationToken cancellation,
        bool needsPeople = true
    )
    {
        RunScenario? scenario = null;
        if (question.ScenarioId is { } id)
        {
            scenario = await FindAsync(caller, id, cancellation);
            if (scenario is null)
                return (null, Problem.ScenarioNotFound);
        }
        var city = await store.GetAsync(cancellation);
        if (question.Rule.Profile is not null && city.Layouts.Roads is null)
            return (null, Problem.RoadsNotLoaded);
        var scope = ScopeOf(caller, city);
        if (needsPeople && Missing(city.Layouts, scope, question.People) is { } missing)
            return (null, missing);
        return (new(city, scope, question, scenario), null);
    }

    /// <summary>What of a city the caller sees.</summary>
    public static PlanScope ScopeOf(StaffCaller caller, PlannedCity city) =>
        city.Layouts.ScopeOf(caller.Scope(StaffRight.SeePlans).UnionIds);

    /// <summary>Why there is nobody of whom anything could be said; null when there is.</summary>
    public static Problem? Missing(CityLayouts layouts, PlanScope scope, DemandKind people) =>
        layouts.PeopleIn(scope, people).Demand.Count > 0 ? null
        : layouts.DemandOf(people).Count > 0 ? Problem.DemandElsewhere
        : people is DemandKind.Residents ? Problem.ResidentsNotPlaced
        : Problem.DemandEmpty;

    private Task<RunScenario?> FindAsync(StaffCaller caller, int id, CancellationToken cancellation)
    {
        int[] unions = [.. caller.Scope(StaffRight.SeePlans).UnionIds];
        return db
            .Scenarios.AsNoTracking()
            .Where(s => s.Id == id && unions.Contains(s.UnionId))
            .Select(s => new RunScenario(s.Id, s.Name, s.Version, s.Changes))
            .SingleOrDefaultAsync(cancellation);
    }
}
