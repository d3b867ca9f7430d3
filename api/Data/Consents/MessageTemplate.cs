using Microsoft.EntityFrameworkCore;

namespace QhdHomeMap.Data.Consents;

public enum MessageTemplateKind
{
    /// <summary>One acceptance, one message.</summary>
    OneTime,

    /// <summary>One acceptance, any number of messages.</summary>
    LongTerm,
}

/// <summary>A template of the mini-program as WeChat lists it. One that WeChat lists no more stays: the ledger names it.</summary>
public sealed class MessageTemplate
{
    public const int IdMaxLength = 64;

    public required string Id { get; init; }
    public required string AppId { get; init; }
    public required string Title { get; set; }
    public required string Content { get; set; }
    public required string Example { get; set; }
    public required MessageTemplateKind Kind { get; set; }
    public List<MessageField> Fields { get; set; } = [];
    public required DateTimeOffset SyncedAt { get; set; }

    /// <summary>Since when WeChat has not listed it any more.</summary>
    public DateTimeOffset? GoneAt { get; set; }
}

/// <summary>What an officer fills in.</summary>
public sealed class MessageField
{
    /// <summary>Such as <c>thing1</c>.</summary>
    public required string Key { get; init; }

    public required string Title { get; init; }

    /// <summary>Such as <c>thing</c>, <c>date</c>; <c>unknown</c>: nothing is known to be good for it.</summary>
    public required string Type { get; init; }

    /// <summary>In the units of the type's rule; null where length is not the rule.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Of an enum: what it may be.</summary>
    public List<string> Choices { get; init; } = [];
}

public static class MessageTemplates
{
    /// <summary>Takes over the whole list of one mini-program. Two instances at once come to the same.</summary>
    public static async Task TakeAsync(
        QhdDbContext db,
        string appId,
        IReadOnlyCollection<MessageTemplate> listed,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"lock table message_templates in share row exclusive mode", cancellation);
        var known = await db.MessageTemplates.Where(t => t.AppId == appId).ToDictionaryAsync(t => t.Id, cancellation);
        foreach (var template in listed)
        {
            if (!known.Remove(template.Id, out var row))
            {
                db.Add(template);
                continue;
            }
            (row.Title, row.Content, row.Example) = (template.Title, template.Content, template.Example);
            (row.Kind, row.Fields, row.SyncedAt, row.GoneAt) = (template.Kind, template.Fields, now, null);
        }
        foreach (var gone in known.Values)
            gone.GoneAt ??= now;
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
