namespace QhdHomeMap.WeChat.Answers;

/// <summary>What a refusal is about.</summary>
public enum ErrorClass
{
    /// <summary>WeChat has no time just now.</summary>
    Busy,

    /// <summary>The access token is wrong or has run out.</summary>
    Token,

    /// <summary>A code of the front end: wrong, used, or its five minutes are over.</summary>
    Code,

    /// <summary>This person cannot be served or reached.</summary>
    Person,

    /// <summary>No consent is left.</summary>
    Consent,

    /// <summary>Another message to the same person is under way.</summary>
    Concurrent,

    /// <summary>Too many calls in this minute.</summary>
    MinuteLimit,

    /// <summary>Too many calls today.</summary>
    DayLimit,

    /// <summary>A value of a message's field.</summary>
    Field,

    /// <summary>The message as a whole: its template, page or words.</summary>
    Message,

    /// <summary>The management of templates.</summary>
    Template,

    /// <summary>The scene, page or link of a code.</summary>
    Page,

    /// <summary>A picture or text that cannot be checked.</summary>
    Content,

    /// <summary>What we sent is malformed: a bug of ours.</summary>
    Request,

    /// <summary>The account's settings at WeChat or ours.</summary>
    Configuration,

    /// <summary>A code that no document at hand explains.</summary>
    Undocumented,
}

/// <summary>What is to be done about it.</summary>
public enum ErrorAction
{
    /// <summary>Known not to have been done: the client itself tries again with growing pauses, then it is up to the caller.</summary>
    RetryWithBackOff,

    /// <summary>The client drops the token, fetches one and asks once more.</summary>
    RenewToken,

    /// <summary>Ask the front end for a new code.</summary>
    AskForNewCode,

    /// <summary>Final for this person.</summary>
    GiveUpPerson,

    /// <summary>Final for this attempt: whatever our ledger says, this person's balance is 0.</summary>
    ZeroBalance,

    /// <summary>Later, after a random pause, one message at a time to one person.</summary>
    RetryLaterSerialised,

    /// <summary>All calls of this endpoint rest for 60 seconds.</summary>
    PauseOneMinute,

    /// <summary>All calls of this endpoint rest until 00:00 in Beijing.</summary>
    PauseUntilMidnight,

    /// <summary>The campaign ends and the officer reads why.</summary>
    StopCampaign,

    /// <summary>The campaign ends and whoever runs the system is woken.</summary>
    StopCampaignAndAlarm,

    /// <summary>Whoever runs the system must change a setting; no retry helps.</summary>
    Alarm,

    /// <summary>Shown to the member of staff who asked for it.</summary>
    ShowToStaff,

    /// <summary>The content waits for a person to look at it.</summary>
    QueueForModeration,
}

/// <param name="Code"><c>errcode</c>.</param>
/// <param name="Meaning">For staff, in Chinese.</param>
/// <param name="Class">What it is about.</param>
/// <param name="Action">What is to be done.</param>
public sealed record WeChatError(int Code, string Meaning, ErrorClass Class, ErrorAction Action);
