using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using QhdHomeMap.Api.Json;
using QhdHomeMap.Api.OpenApi;
using QhdHomeMap.Api.Problems;
using QhdHomeMap.Api.Snapshots;
using QhdHomeMap.Api.Staff;
using QhdHomeMap.Data.Staff;
using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Api.Features.HomeKeeping;

/// <summary>试读开放时间: shows how a text is understood before it is saved.</summary>
internal static class ReadHours
{
    private const int Days = 7;

    internal sealed record ReadHoursRequest
    {
        [Required, Description("开放时间，中文")]
        public string? Text { get; init; }
    }

    internal sealed record ReadHoursAnswer(
        [property: Description("保存时的统一写法")] string Canonical,
        [property: Description("此刻：true 开放、false 未开放、null 不能确定")] bool? OpenNow,
        [property: Description("从今天起 7 天")] IReadOnlyList<HoursDay> Days
    );

    internal sealed record HoursDay(
        [property: Description("日期")] DateOnly Date,
        [property: Description("星期几")] string Weekday,
        [property: Description("开放或可能开放的时段；空为全天不开放")] IReadOnlyList<HoursStretch> Stretches,
        [property: Description("全天不开放的原因")] string? Note
    );

    internal sealed record HoursStretch(
        [property: Description("从何时起")] DateTimeOffset From,
        [property: Description("到何时")] DateTimeOffset Until,
        [property: Description("true 开放、null 不能确定")] bool? Open,
        [property: Description("说明")] string? Note
    );

    public static void Map(IEndpointRouteBuilder staff) =>
        staff
            .MapPost("/hours/read", HandleAsync)
            .RequireRight(StaffRight.KeepHomes)
            .WithName("readHours")
            .WithSummary("试读开放时间")
            .WithDescription(
                "读懂则给出统一写法和今后 7 天的时段；读不懂答 422，trouble 指出是哪里（position 从 0 数起）。"
            )
            .Accepts<ReadHoursRequest>("application/json")
            .Produces<ReadHoursAnswer>()
            .ProducesProblems(Problem.HoursUnreadable)
            .WithRequestExample(KeepingExamples.HoursText)
            .WithAnswerExample(KeepingExamples.Hours);

    private static async Task<IResult> HandleAsync(HttpContext context, SnapshotStore store, TimeProvider clock)
    {
        var (request, problem) = await RequestBody.ReadAsync(context, ApiJson.Default.ReadHoursRequest);
        if (request is null)
            return problem!.AsResult();
        if (store.Current is not { } state)
            return Problem.DatabaseAway.AsResult();
        if (!OpeningText.TryParse(request.Text ?? "", out var rules, out var error))
            return Refused(error).AsResult();
        var (calendar, now) = (state.Snapshot.Terms.Calendar, clock.GetUtcNow().InCity());
        var stretches = Opening.Days(rules, calendar, DateOnly.FromDateTime(now.DateTime), Days);
        return Results.Ok(
            new ReadHoursAnswer(
                OpeningText.Print(rules),
                IsOpen(Opening.At(rules, calendar, now).Now),
                [.. stretches.GroupBy(s => DateOnly.FromDateTime(s.From.DateTime)).Select(Day)]
            )
        );
    }

    private static Problem Refused(OpeningTextError error)
    {
        var errors = new FieldErrors();
        errors.Add("text", error.Message);
        return Problem.HoursUnreadable.With(errors) with
        {
            Members = new Dictionary<string, object?>
            {
                ["trouble"] = new
                {
                    error.Code,
                    error.Position,
                    error.Length,
                },
            },
        };
    }

    private static HoursDay Day(IGrouping<DateOnly, OpeningStretch> day)
    {
        var open = day.Where(s => s.Now is not OpeningNow.Closed).ToList();
        return new HoursDay(
            day.Key,
            "周" + "日一二三四五六"[(int)day.Key.DayOfWeek],
            [.. open.Select(s => new HoursStretch(s.From, s.Until, IsOpen(s.Now), NoteOf(s)))],
            open.Count == 0 ? NoteOf(day.First()) : null
        );
    }

    private static bool? IsOpen(OpeningNow now) =>
        now switch
        {
            OpeningNow.Open => true,
            OpeningNow.Closed => false,
            _ => null,
        };

    private static string? NoteOf(OpeningStretch stretch) =>
        stretch.Reason is OpeningReason.None ? null : stretch.Note ?? stretch.Reason.Text();
}
