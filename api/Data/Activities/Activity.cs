using QhdHomeMap.Data.Homes;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Data.Activities;

public enum ActivityStatus
{
    /// <summary>Only the staff see it.</summary>
    Draft,

    Published,
    Cancelled,
}

/// <summary>暖“新”的服务活动 in a home. Who keeps it follows the home's affiliation.</summary>
public sealed class Activity
{
    public const int TitleMaxLength = 40;
    public const int TextMaxLength = 1000;
    public const int ReasonMaxLength = 100;
    public const int MaxPlaces = 10_000;

    public int Id { get; init; }

    /// <summary>Of <see cref="Terms.ActivityKind"/>.</summary>
    public required string KindCode { get; set; }

    public required int HomeId { get; set; }
    public Home? Home { get; init; }
    public required string Title { get; set; }
    public string? Text { get; set; }
    public required DateTimeOffset StartsAt { get; set; }
    public required DateTimeOffset EndsAt { get; set; }

    /// <summary>Null: as many as come.</summary>
    public int? Places { get; set; }

    /// <summary>Null: until it begins.</summary>
    public DateTimeOffset? SignUpUntil { get; set; }

    public ActivityStatus Status { get; private set; } = ActivityStatus.Draft;
    public required int CreatedById { get; init; }
    public StaffUser? CreatedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; set; }
    public DateTimeOffset? PublishedAt { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }
    public string? CancelReason { get; private set; }

    /// <summary>Counts the changes of the row; kept by the database.</summary>
    public long Version { get; private set; }

    /// <summary>Riders see it from here on.</summary>
    /// <returns>Whether it was a draft.</returns>
    public bool TryPublish(DateTimeOffset now)
    {
        if (Status is not ActivityStatus.Draft)
            return false;
        (Status, PublishedAt, ChangedAt) = (ActivityStatus.Published, now, now);
        return true;
    }

    /// <summary>It will not take place.</summary>
    /// <returns>Whether it was going to.</returns>
    public bool TryCancel(string reason, DateTimeOffset now)
    {
        if (Status is ActivityStatus.Cancelled || EndsAt <= now)
            return false;
        (Status, CancelledAt, CancelReason, ChangedAt) = (ActivityStatus.Cancelled, now, reason, now);
        return true;
    }
}

public enum SignUpStatus
{
    /// <summary>Has a place.</summary>
    SignedUp,

    /// <summary>Gets one when somebody cancels, in the order of coming.</summary>
    Waiting,

    Cancelled,
}

/// <summary>A rider who wants to come; once for an activity, whatever became of it.</summary>
public sealed class ActivitySignUp
{
    public long Id { get; init; }
    public required int ActivityId { get; init; }
    public required int RiderId { get; init; }
    public required SignUpStatus Status { get; set; }

    /// <summary>Of the last time he asked: the waiting list goes by it.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>Since when he has had a place that he first waited for.</summary>
    public DateTimeOffset? MovedUpAt { get; set; }

    public DateTimeOffset? CancelledAt { get; set; }
}

/// <summary>A rider at the door of a home, as the door code told. Home and time; no place of his is kept.</summary>
public sealed class CheckIn
{
    public long Id { get; init; }
    public required int HomeId { get; init; }
    public required int RiderId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The activity that he attends by it.</summary>
    public int? ActivityId { get; init; }
}

/// <summary>The mini-program code at a home's door. A new one makes the old one useless; both are kept, so that a sticker can be told from a forgery.</summary>
public sealed class DoorCode
{
    public const int CheckLength = 6;
    public const int SceneMaxLength = 32;

    public int Id { get; init; }
    public required int HomeId { get; init; }

    /// <summary>What the code says, at most 32 visible characters: <c>h=…&amp;k=…</c>.</summary>
    public required string Scene { get; init; }

    /// <summary>PNG as WeChat drew it; null until it has.</summary>
    public byte[]? Image { get; set; }

    /// <summary>Whether the picture is the sandbox's and no phone reads it.</summary>
    public required bool IsSandbox { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }
}
