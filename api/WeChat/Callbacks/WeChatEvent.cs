namespace QhdHomeMap.WeChat.Callbacks;

/// <summary>What a push tells.</summary>
/// <param name="OpenId">Who did it, or to whom it happened.</param>
/// <param name="At">When, to the second.</param>
/// <param name="Key">The same when WeChat pushes the same thing again.</param>
public abstract record WeChatEvent(string OpenId, DateTimeOffset At, string Key)
{
    /// <summary>Without the person: this ends up in logs.</summary>
    public sealed override string ToString() => GetType().Name;
}

/// <summary>An answer to the question whether one wants messages of a template.</summary>
/// <param name="TemplateId">The template.</param>
/// <param name="Accepted">Or refused.</param>
/// <param name="PopupScene">Where it was asked: 0 by a tap, 1 in the card of a message, 2 in the settings; null when not told.</param>
public sealed record Consent(string TemplateId, bool Accepted, int? PopupScene);

/// <summary><c>subscribe_msg_popup_event</c>: the only word on consents that can be trusted.</summary>
public sealed record ConsentGiven(string OpenId, DateTimeOffset At, string Key, IReadOnlyList<Consent> Consents)
    : WeChatEvent(OpenId, At, Key);

/// <summary><c>subscribe_msg_change_event</c>: changed in the settings; WeChat tells of refusals only.</summary>
public sealed record ConsentChanged(string OpenId, DateTimeOffset At, string Key, IReadOnlyList<Consent> Consents)
    : WeChatEvent(OpenId, At, Key);

/// <param name="TemplateId">The template.</param>
/// <param name="MessageId">That of <see cref="SentMessage"/>.</param>
/// <param name="ErrorCode">0: delivered.</param>
/// <param name="ErrorStatus">In WeChat's words.</param>
public sealed record Delivery(string TemplateId, long MessageId, int ErrorCode, string ErrorStatus);

/// <summary><c>subscribe_msg_sent_event</c>.</summary>
public sealed record MessagesSent(string OpenId, DateTimeOffset At, string Key, IReadOnlyList<Delivery> Deliveries)
    : WeChatEvent(OpenId, At, Key);

/// <summary><c>wxa_media_check</c>.</summary>
public sealed record MediaChecked(
    string OpenId,
    DateTimeOffset At,
    string Key,
    string TraceId,
    Suggestion Suggestion,
    int Label
) : WeChatEvent(OpenId, At, Key);

/// <summary>Anything else that WeChat tells and we have no use for.</summary>
public sealed record OtherEvent(string OpenId, DateTimeOffset At, string Key, string Name)
    : WeChatEvent(OpenId, At, Key);
