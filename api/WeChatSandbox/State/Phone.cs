using QhdHomeMap.WeChat;

namespace QhdHomeMap.WeChatSandbox.State;

/// <summary>What a pretended person holds of one template.</summary>
internal sealed class Held
{
    /// <summary>Messages that may still be sent: one for each acceptance of a one-time template.</summary>
    public int Balance { get; set; }

    /// <summary>One acceptance of a long-term template.</summary>
    public bool LongTerm { get; set; }

    /// <summary>Messages that were accepted from the mini-program.</summary>
    public int Sent { get; set; }

    public Held Copy() => (Held)MemberwiseClone();
}

/// <param name="Id">Greater than 2^53, as WeChat's are.</param>
/// <param name="TemplateId">Of which template.</param>
/// <param name="Title">The template's.</param>
/// <param name="Lines">What the person reads.</param>
/// <param name="Page">What a tap opens.</param>
/// <param name="At">When it came.</param>
internal sealed record PhoneMessage(
    long Id,
    string TemplateId,
    string Title,
    IReadOnlyList<PhoneMessage.Line> Lines,
    string? Page,
    DateTimeOffset At
)
{
    public bool Opened { get; set; }

    internal sealed record Line(string Title, string Value);
}

/// <summary>A pretended person's phone. Whoever changes what it holds takes its door.</summary>
internal sealed class Phone(
    string openId,
    string name,
    string? number,
    IReadOnlyDictionary<string, Held>? held = null,
    IEnumerable<PhoneMessage>? messages = null
)
{
    private const int KeptMessages = 50;

    private readonly List<PhoneMessage> _messages = [.. messages ?? []];
    private int _receiving;

    public string OpenId => openId;

    public string Name => name;

    /// <summary>A mobile number, if the person has bound one.</summary>
    public string? Number => number;

    public Lock Door { get; } = new();

    public Dictionary<string, Held> Held { get; } = new(held ?? new Dictionary<string, Held>());

    public IReadOnlyList<PhoneMessage> Messages => _messages;

    /// <summary>When the person last used the mini-program.</summary>
    public DateTimeOffset? SeenAt { get; set; }

    /// <summary>WeChat does not let him sign in (40226).</summary>
    public bool Blocked { get; set; }

    /// <summary>False while another message to the same person is under way (43108).</summary>
    public bool TryBeginReceiving() => Interlocked.Exchange(ref _receiving, 1) == 0;

    public void EndReceiving() => Volatile.Write(ref _receiving, 0);

    /// <summary>Acceptances of a one-time template add up.</summary>
    public void Accept(Template template, int times)
    {
        lock (Door)
        {
            var held = Of(template.Own.Id);
            if (template.Own.Kind == TemplateKind.LongTerm)
                held.LongTerm = true;
            else
                held.Balance += times;
        }
    }

    /// <summary>In the settings, or of a long-term template: no message until the next acceptance.</summary>
    public void Refuse(Template template)
    {
        lock (Door)
        {
            var held = Of(template.Own.Id);
            held.LongTerm = false;
            held.Balance = 0;
        }
    }

    /// <summary>Takes one consent for it. False when there is none.</summary>
    public bool TryReceive(PhoneMessage message)
    {
        lock (Door)
        {
            var held = Of(message.TemplateId);
            if (!held.LongTerm && held.Balance == 0)
                return false;
            if (!held.LongTerm)
                held.Balance--;
            held.Sent++;
            _messages.Add(message);
            if (_messages.Count > KeptMessages)
                _messages.RemoveAt(0);
            return true;
        }
    }

    private Held Of(string templateId)
    {
        if (!Held.TryGetValue(templateId, out var held))
            Held[templateId] = held = new Held();
        return held;
    }
}
