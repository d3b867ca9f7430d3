using QhdHomeMap.Api.Json;
using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Api.Snapshots;

/// <summary>
/// Which of the snapshot's rules are open in one minute, and the JSON that says so; each rule is worked out when first asked for.
/// Rules change on the minute, so what holds at its start holds all through it.
/// </summary>
internal sealed class OpenBoard(HomeSnapshot snapshot, DateTimeOffset minute)
{
    private readonly Answer[] _answers = new Answer[snapshot.Rules.Count];
    private readonly byte[]?[] _json = new byte[snapshot.Rules.Count][];

    /// <summary>One byte a rule, so that a search asks about thousands of homes within a line or two of memory.</summary>
    private enum Answer : byte
    {
        NotAskedYet,
        Unknown,
        Closed,
        Open,
    }

    public bool IsOpen(int rules) => AnswerOf(rules) is Answer.Open;

    /// <summary>Whether open, closed or not known.</summary>
    public OpeningNow Now(int rules) =>
        AnswerOf(rules) switch
        {
            Answer.Open => OpeningNow.Open,
            Answer.Closed => OpeningNow.Closed,
            _ => OpeningNow.Unknown,
        };

    /// <summary>The value of <c>open</c>.</summary>
    public ReadOnlySpan<byte> Json(int rules) => _json[rules] ?? WorkOut(rules);

    /// <summary>The value of <c>open</c> for a home that is closed for good.</summary>
    public static ReadOnlySpan<byte> ClosedJson => """{"now":false,"reason":"closed","note":"已撤销"}"""u8;

    /// <summary>The value of <c>open</c> for a home that is, or will be, closed for a while.</summary>
    public static byte[] Json(HomeSnapshot snapshot, int rules, TemporaryClosure closure, DateTimeOffset at) =>
        Write(Opening.At(snapshot.Rules[rules], snapshot.Terms.Calendar, at, closure));

    private Answer AnswerOf(int rules)
    {
        if (_answers[rules] is Answer.NotAskedYet)
            WorkOut(rules);
        return _answers[rules];
    }

    /// <remarks>Two requests may work out the same rule at once: both come to the same.</remarks>
    private byte[] WorkOut(int rules)
    {
        var state = Opening.At(snapshot.Rules[rules], snapshot.Terms.Calendar, minute);
        var json = Write(state);
        _json[rules] = json;
        _answers[rules] = state.Now switch
        {
            OpeningNow.Open => Answer.Open,
            OpeningNow.Closed => Answer.Closed,
            _ => Answer.Unknown,
        };
        return json;
    }

    private static byte[] Write(OpeningState state)
    {
        using var json = new JsonBuffer();
        json.Raw("{\"now\":"u8)
            .Raw(
                state.Now switch
                {
                    OpeningNow.Open => "true"u8,
                    OpeningNow.Closed => "false"u8,
                    _ => "null"u8,
                }
            );
        if (state.Until is { } until)
            json.Raw(",\"until\":"u8).Instant(until);
        if (state.Next is { } next)
            json.Raw(",\"next\":"u8).Instant(next);
        if (state.UnsureFrom is { } unsureFrom)
            json.Raw(",\"unsureFrom\":"u8).Instant(unsureFrom);
        if (state.Reason is not OpeningReason.None)
            json.Raw(",\"reason\":"u8)
                .Text(state.Reason.Code())
                .Raw(",\"note\":"u8)
                .Text(state.Note ?? state.Reason.Text());
        return json.Raw("}"u8).Written.ToArray();
    }
}
