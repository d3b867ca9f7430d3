namespace QhdHomeMap.WeChat.Answers;

/// <summary>
/// What became of a call, one of four: <see cref="Answered{T}"/>, <see cref="Refused{T}"/>, <see cref="Unreached{T}"/>,
/// <see cref="Unknown{T}"/>. A refusal is no exception: whoever calls decides what it means for him.
/// </summary>
public abstract record WeChatAnswer<T>
{
    private protected WeChatAnswer() { }

    /// <summary>The same fate with another value.</summary>
    public WeChatAnswer<TOther> Select<TOther>(Func<T, TOther> select) =>
        this switch
        {
            Answered<T>(var value) => new Answered<TOther>(select(value)),
            Refused<T>(var refusal) => new Refused<TOther>(refusal),
            Unreached<T> => new Unreached<TOther>(),
            Unknown<T>(var cause) => new Unknown<TOther>(cause),
            _ => throw new InvalidOperationException("There are four kinds of answer."),
        };
}

/// <summary>WeChat did what it was asked.</summary>
public sealed record Answered<T>(T Value) : WeChatAnswer<T>;

/// <summary>WeChat did not do it, and says so: known, whatever the reason.</summary>
public sealed record Refused<T>(WeChatRefusal Refusal) : WeChatAnswer<T>;

/// <summary>No connection came about, so nothing was asked. May be tried again later without a second thought.</summary>
public sealed record Unreached<T> : WeChatAnswer<T>;

/// <summary>It was asked and no answer was understood: WeChat may have done it or not.</summary>
public sealed record Unknown<T>(UnknownCause Cause) : WeChatAnswer<T>;

public enum UnknownCause
{
    TimedOut,
    ConnectionBroken,

    /// <summary>HTTP 5xx, or any other status than 200.</summary>
    ServerError,

    /// <summary>An answer that is neither what was asked for nor an error.</summary>
    Unreadable,
}

/// <summary>A refusal with what the table says of its code.</summary>
/// <param name="Error">The code, its class and action.</param>
/// <param name="Message">WeChat's own words, without the request id.</param>
/// <param name="Rid">What WeChat's support asks for.</param>
public sealed record WeChatRefusal(WeChatError Error, string Message, string? Rid)
{
    public int Code => Error.Code;

    /// <summary>The field that 47003 names, e.g. <c>thing3</c>.</summary>
    public string? Field => Error.Class == ErrorClass.Field ? RefusedField.In(Message) : null;
}
