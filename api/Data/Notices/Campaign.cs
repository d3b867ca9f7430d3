using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Data.Notices;

public enum CampaignKind
{
    /// <summary>What an officer writes. Needs a second person.</summary>
    Notice,

    /// <summary>Before an activity, to those signed up.</summary>
    Reminder,

    /// <summary>An activity has another time or place.</summary>
    Change,

    /// <summary>An activity does not take place.</summary>
    Cancellation,

    /// <summary>Somebody who waited has a place now.</summary>
    MovedUp,
}

public enum CampaignStatus
{
    Draft,

    /// <summary>Waits for the second person.</summary>
    Submitted,

    /// <summary>Waits for its time, or for the end of the quiet hours.</summary>
    Scheduled,

    /// <summary>The recipients are written down; there are some to send to.</summary>
    Sending,

    /// <summary>Nobody is left to send to; WeChat's events may still come.</summary>
    Sent,

    /// <summary>Somebody cancelled it.</summary>
    Cancelled,

    /// <summary>Cannot go on; says why.</summary>
    Stopped,

    /// <summary>Its use was over before it was all sent.</summary>
    Expired,
}

/// <summary>What WeChat's content check said of the text.</summary>
public enum ContentCheck
{
    /// <summary>It could not be asked: the word list and the second person have to do.</summary>
    NotAsked,
    Pass,
    Review,
    Risky,
}

/// <summary>
/// 通知: one text of one template for many riders. Its methods are the only ways from one status to the next; whoever calls them holds the row.
/// </summary>
public sealed class Campaign
{
    public const int TitleMaxLength = 40;
    public const int PageMaxLength = 200;
    public const int StopMaxLength = 300;
    public const int TextMaxLength = 100;

    public int Id { get; init; }
    public required CampaignKind Kind { get; init; }

    /// <summary>What the officers call it; no rider sees it.</summary>
    public required string Title { get; set; }

    /// <summary>Whose officers see it.</summary>
    public required int UnionId { get; init; }

    /// <summary>Null: it came of an activity.</summary>
    public int? CreatedById { get; init; }

    public StaffUser? CreatedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; set; }
    public required string TemplateId { get; set; }

    /// <summary>By the template's keys.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; set; } = new Dictionary<string, string>();

    /// <summary>The page that a tap opens, without a leading slash.</summary>
    public string? Page { get; set; }

    public required Audience Audience { get; set; }

    /// <summary>What it tells of: with the activity's beginning its use is over.</summary>
    public int? ActivityId { get; set; }

    /// <summary>Not before. Null: as soon as it is approved.</summary>
    public DateTimeOffset? SendAt { get; set; }

    /// <summary>Nothing is sent from here on.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    public CampaignStatus Status { get; private set; } = CampaignStatus.Draft;
    public ContentCheck ContentCheck { get; set; }
    public DateTimeOffset? ContentCheckedAt { get; set; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public int? ApprovedById { get; private set; }
    public StaffUser? ApprovedBy { get; init; }
    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>When the recipients were written down.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }
    public int? CancelledById { get; private set; }
    public string? StopCode { get; private set; }

    /// <summary>In Chinese, for the officer.</summary>
    public string? StopText { get; private set; }

    /// <summary>When Jobs is to look at it (again).</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>Counts the changes of the row; kept by the database.</summary>
    public long Version { get; private set; }

    public bool IsOver =>
        Status is CampaignStatus.Sent or CampaignStatus.Cancelled or CampaignStatus.Stopped or CampaignStatus.Expired;

    public bool TrySubmit(DateTimeOffset now)
    {
        if (Status is not CampaignStatus.Draft)
            return false;
        (Status, SubmittedAt, ChangedAt) = (CampaignStatus.Submitted, now, now);
        return true;
    }

    /// <summary>Back to its author.</summary>
    public bool TryReturn(DateTimeOffset now)
    {
        if (Status is not CampaignStatus.Submitted)
            return false;
        (Status, SubmittedAt, ChangedAt) = (CampaignStatus.Draft, null, now);
        return true;
    }

    /// <summary>By a second person; who wrote it may not.</summary>
    public bool TryApprove(int byId, DateTimeOffset now)
    {
        if (Status is not CampaignStatus.Submitted || byId == CreatedById)
            return false;
        (ApprovedById, ApprovedAt) = (byId, now);
        Schedule(now);
        return true;
    }

    /// <summary>What came of an activity needs nobody: those signed up wait for it.</summary>
    public void ScheduleByItself(DateTimeOffset now)
    {
        if (Kind is CampaignKind.Notice || Status is not CampaignStatus.Draft)
            throw new InvalidOperationException("Only what came of an activity is sent without a second person.");
        Schedule(now);
    }

    public bool TryStart(DateTimeOffset now)
    {
        if (Status is not CampaignStatus.Scheduled)
            return false;
        (Status, StartedAt) = (CampaignStatus.Sending, now);
        return true;
    }

    /// <summary>Nobody is left to send to.</summary>
    public bool TryFinish(DateTimeOffset now) => Status is CampaignStatus.Sending && End(CampaignStatus.Sent, now);

    public bool TryExpire(DateTimeOffset now) =>
        Status is CampaignStatus.Scheduled or CampaignStatus.Sending && End(CampaignStatus.Expired, now);

    public bool TryCancel(int byId, DateTimeOffset now)
    {
        if (IsOver)
            return false;
        CancelledById = byId;
        return End(CampaignStatus.Cancelled, now);
    }

    /// <summary>Cannot go on: what is left is not sent.</summary>
    public bool TryStop(string code, string text, DateTimeOffset now)
    {
        if (Status is not (CampaignStatus.Scheduled or CampaignStatus.Sending))
            return false;
        (StopCode, StopText) = (code, text);
        return End(CampaignStatus.Stopped, now);
    }

    private void Schedule(DateTimeOffset now) =>
        (Status, DueAt, ChangedAt) = (CampaignStatus.Scheduled, SendAt > now ? SendAt : now, now);

    private bool End(CampaignStatus status, DateTimeOffset now)
    {
        (Status, EndedAt, DueAt, ChangedAt) = (status, now, null, now);
        return true;
    }
}
