namespace QhdHomeMap.Data.Callbacks;

public enum CallbackKind
{
    /// <summary>Answers to the question.</summary>
    Popup,

    /// <summary>Refusals in the settings.</summary>
    Change,

    /// <summary>Messages that arrived or failed.</summary>
    Sent,
    Other,
}

/// <summary>A push as the ledger understands it. Whoever knows WeChat's own form makes one.</summary>
/// <param name="AppId">The mini-program.</param>
/// <param name="OpenId">Whom it tells of.</param>
/// <param name="At">When it happened.</param>
/// <param name="Key">The same when the same thing is pushed again.</param>
/// <param name="Kind">What it tells.</param>
/// <param name="Consents">Of <see cref="CallbackKind.Popup"/> and <see cref="CallbackKind.Change"/>.</param>
/// <param name="Deliveries">Of <see cref="CallbackKind.Sent"/>.</param>
public sealed record CallbackEvent(
    string AppId,
    string OpenId,
    DateTimeOffset At,
    string Key,
    CallbackKind Kind,
    IReadOnlyList<CallbackEvent.Consent> Consents,
    IReadOnlyList<CallbackEvent.Delivery> Deliveries
)
{
    public override string ToString() => nameof(CallbackEvent); // a record would print the openid

    public sealed record Consent(string TemplateId, bool Accepted);

    public sealed record Delivery(string TemplateId, long MessageId, int ErrorCode);
}

/// <summary>What came in through the door.</summary>
/// <param name="Timestamp">Of its signature.</param>
/// <param name="Nonce">Of its signature.</param>
/// <param name="Raw">The opened message.</param>
/// <param name="Event">As it was read; null when it could not be.</param>
public sealed record CallbackPush(long Timestamp, string Nonce, byte[] Raw, CallbackEvent? Event)
{
    public override string ToString() => nameof(CallbackPush);
}
