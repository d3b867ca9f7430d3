using QhdHomeMap.Api.Json;
using QhdHomeMap.Data.Planning;
using QhdHomeMap.Data.Planning.Analysis;
using QhdHomeMap.Formats.Roads;

namespace QhdHomeMap.Api.Planning;

/// <summary>
/// The city as planners are answered by it: read when one asks, or when it is to be prepared, and something was changed since; and kept.
/// </summary>
internal sealed class CityStore(LayoutInputsReader reader, TimeProvider clock) : IDisposable
{
    /// <summary>A map asks for dozens of tiles at once: what was asked of the database just now still holds.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(250);

    private readonly SemaphoreSlim _turn = new(1);
    private PlannedCity? _city;
    private long _checkedAt;

    /// <summary>The current city. A question to the database of a few milliseconds, and a reading after a change.</summary>
    public async Task<PlannedCity> GetAsync(CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().InCity().DateTime);
        if (Volatile.Read(ref _city) is { } known && clock.GetElapsedTime(Volatile.Read(ref _checkedAt)) < Fresh)
            return known;
        var asked = clock.GetTimestamp();
        var mark = await reader.VersionAsync(cancellation);
        if (Volatile.Read(ref _city) is { } city && city.Is(mark, today))
        {
            Volatile.Write(ref _checkedAt, asked);
            return city;
        }
        await _turn.WaitAsync(cancellation);
        try
        {
            if (_city is { } meanwhile && meanwhile.Is(mark, today))
                return meanwhile;
            var inputs = await reader.ReadAsync(today, cancellation);
            var layouts = new CityLayouts(inputs, TravelProfiles.Default, _city?.Layouts);
            Volatile.Write(ref _city, new PlannedCity(layouts));
            return _city;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}

/// <summary>One state of the city, with the answers that were given of it.</summary>
internal sealed class PlannedCity(CityLayouts layouts)
{
    public CityLayouts Layouts => layouts;

    /// <summary>Answers, layouts and what tiles are cut from; they go with the state they were given of.</summary>
    public AnswerCache Answers { get; } = new(200);

    /// <summary>Tiles: a map asks for a hundred at a glance, and must not drive out what they are cut from.</summary>
    public AnswerCache Tiles { get; } = new(2_000);

    /// <summary>
    /// Brings roads and people together and draws the ground of the usual questions, of which most others are drawn, too: seconds that the first
    /// planner does not wait for.
    /// </summary>
    public void Prepare(CancellationToken cancellation)
    {
        var scope = PlanScope.WholeCity(layouts.Inputs);
        foreach (var question in LayoutQuestion.UsualByRoad)
        {
            if (PlanDesk.Missing(layouts, scope, question.People) is null)
                _ = new PlanDesk.Asked(this, scope, question, null).Layout(cancellation).WholeGround;
        }
    }

    public bool Is(InputMark mark, DateOnly today) =>
        layouts.Inputs.Versions.Mark == mark && layouts.Inputs.Monday == LayoutInputsReader.MondayOf(today);
}
